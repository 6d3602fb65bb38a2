package dev.stagecoach.common.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

class LightParquetTest {

  @Test
  void tasksAreSentAllSettingsAndNotWhereEachComesFrom() {
    Configuration settings = new Configuration();
    settings.set("parquet.own", "set here");

    Configuration sent = LightParquet.withoutOrigins(settings);

    assertThat(sent).containsExactlyInAnyOrderElementsOf(settings);
    assertThat(settings.getPropertySources("parquet.own")).containsExactly("programmatically");
    assertThat(sent.getPropertySources("parquet.own")).isNull();
  }
}
