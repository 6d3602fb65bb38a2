package dev.stagecoach.common.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.JobConf;
import org.junit.jupiter.api.Test;

class HadoopSettingsTest {

  @Test
  void whatIsYarnsOwnDefaultIsLeftOutAndNothingElse() {
    Configuration settings = new JobConf();
    settings.set("yarn.resourcemanager.address", "master.example.com:8032");
    int before = settings.size();

    HadoopSettings.leaveOutDefaultsOfYarn(settings);

    assertThat(settings.get("yarn.resourcemanager.bind-host")).isNull();
    assertThat(settings.get("yarn.nodemanager.hostname")).isNull();
    assertThat(settings.get("yarn.resourcemanager.address")).isEqualTo("master.example.com:8032");
    assertThat(settings.get("io.file.buffer.size")).isEqualTo("4096");
    assertThat(settings.get("mapreduce.job.maps")).isEqualTo("2");
    assertThat(settings.size()).isLessThan(before * 6 / 10);
  }
}
