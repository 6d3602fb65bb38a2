package dev.stagecoach.common.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.api.java.function.MapFunction;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SparkSessionsTest {
  private static final long MIB = 1L << 20;

  @ParameterizedTest
  @CsvSource({"512, 1", "4096, 1", "4097, 2", "4608, 2", "65536, 16"})
  void aHeapHoldsAtMost4096PagesOfAMebibyteOrMore(long heapMib, long pageMib) {
    assertThat(SparkSessions.pageBytes(heapMib * MIB)).isEqualTo(pageMib * MIB);
  }

  @Test
  void driverAndTasksOfAllSessionsLoadClassesAlikeSoThatGeneratedCodeIsCompiledOnce() {
    SparkSession one = TestSession.fresh();
    SparkSession other = TestSession.fresh();

    List<Integer> loaders =
        Stream.of(one, other).flatMap(session -> loadersOfTasks(session).stream()).toList();

    assertThat(loaders)
        .containsOnly(System.identityHashCode(Thread.currentThread().getContextClassLoader()));
  }

  private static List<Integer> loadersOfTasks(SparkSession session) {
    return session
        .range(2)
        .map(
            (MapFunction<Long, Integer>)
                row -> System.identityHashCode(Thread.currentThread().getContextClassLoader()),
            Encoders.INT())
        .collectAsList();
  }
}
