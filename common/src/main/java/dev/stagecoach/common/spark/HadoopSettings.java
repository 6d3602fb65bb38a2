package dev.stagecoach.common.spark;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.mapred.JobConf;

/** Hadoop's settings, which Spark copies for each table and packs for each task that writes. */
final class HadoopSettings {
  private static final String[] YARN = {"yarn-default.xml"};

  private HadoopSettings() {}

  /**
   * Leaves out what YARN's own defaults are, half of all there is: nothing reads them where it does
   * not run.
   */
  static void leaveOutDefaultsOfYarn(Configuration settings) {
    // The first task that writes would load them, and bring them back.
    new JobConf(false);
    List<String> names =
        StreamSupport.stream(settings.spliterator(), false)
            .map(Map.Entry::getKey)
            .filter(name -> Arrays.equals(settings.getPropertySources(name), YARN))
            .toList();
    names.forEach(settings::unset);
  }
}
