package dev.stagecoach.common.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stagecoach.common.job.StagecoachException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparkMasterTest {
  @ParameterizedTest
  @ValueSource(strings = {"local", "local[2]", "local[*]", "local[4,2]"})
  void localMastersAreThisMachine(String url) {
    assertThat(SparkMaster.of(url).isThisMachine()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"spark://host:7077", "yarn", "k8s://https://host:6443", "local-cluster[2,1,1024]"})
  void otherMastersAreClusters(String url) {
    assertThat(SparkMaster.of(url).isThisMachine()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spark://127.0.0.1:7077",
        "spark://127.0.0.1:7077,127.0.0.1:7078",
        "spark://[::ffff:127.0.0.1]:7077",
        "k8s://https://127.0.0.1:6443",
        "k8s://127.0.0.1"
      })
  void aClusterOnThisMachineReachesTheDriverByLoopback(String url) {
    assertThat(SparkMaster.of(url).addressOfThisMachine()).isEqualTo("127.0.0.1");
  }

  @Test
  void aMasterThatNoMachineIsCalledIsNamedWithWhatToCheck() {
    SparkMaster nowhere = SparkMaster.of("spark://nowhere.invalid:7077");

    assertThatThrownBy(nowhere::addressOfThisMachine)
        .isInstanceOf(StagecoachException.class)
        .hasMessageStartingWith("Spark's master spark://nowhere.invalid:7077 cannot be reached")
        .hasMessageEndingWith("check --master, or spark.master in the configuration");
  }
}
