package dev.stagecoach.common.spark;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.spark.SparkEnv;
import org.apache.spark.sql.SparkSession;

/** The only place where a Spark session is made, so that every job runs under the same rules. */
public final class SparkSessions {
  private static final int TASKS_PER_CORE = 8;
  private static final String MASTER = "spark.master";
  private static final long LEAST_PAGE_BYTES = 1L << 20;

  /** Half of the most that Spark lets a task hold. */
  private static final int MOST_PAGES = 4096;

  /** As the launcher starts the driver: deep plans, and no machine's own zone or encoding. */
  private static final String EXECUTOR_OPTIONS = "-Xss4m -Duser.timezone=UTC -Dfile.encoding=UTF-8";

  private SparkSessions() {}

  /**
   * The session of this application, made on first use.
   *
   * <p>What {@code spark-submit} was given wins over the suite's rules, and the user's own settings
   * win over both. On this machine the calling thread, and those that it starts, load classes as
   * tasks do from then on.
   *
   * @param master where to run, e.g. {@code local[*]} or {@code spark://host:7077}; ignored under
   *     {@code spark-submit}, which sets its own
   * @param settings the user's own Spark settings
   */
  public static SparkSession open(String master, Map<String, String> settings) {
    SparkSession.Builder builder = SparkSession.builder().appName("stagecoach");
    Optional<String> submitted = Optional.ofNullable(System.getProperty(MASTER));
    if (submitted.isEmpty()) {
      builder = builder.master(master);
    }
    SparkMaster where = SparkMaster.of(submitted.orElse(master));
    for (Map.Entry<String, String> rule : rules(where, submitted.isPresent()).entrySet()) {
      if (System.getProperty(rule.getKey()) == null) {
        builder = builder.config(rule.getKey(), rule.getValue());
      }
    }
    for (Map.Entry<String, String> setting : settings.entrySet()) {
      builder = builder.config(setting.getKey(), setting.getValue());
    }
    SparkSession session = builder.getOrCreate();
    if (where.isThisMachine()) {
      loadClassesAsTasksDo();
      HadoopSettings.leaveOutDefaultsOfYarn(session.sparkContext().hadoopConfiguration());
    }
    return session;
  }

  /**
   * Spark knows generated code by its text and by who loads classes: driver and tasks would each
   * compile all of it.
   */
  private static void loadClassesAsTasksDo() {
    scala.Option<ClassLoader> ofTasks = SparkEnv.get().serializer().defaultClassLoader();
    if (ofTasks.isDefined()) {
      Thread.currentThread().setContextClassLoader(ofTasks.get());
    }
  }

  private static Map<String, String> rules(SparkMaster master, boolean isSubmitted) {
    Map<String, String> rules = new TreeMap<>(everywhere());
    if (master.isThisMachine()) {
      rules.putAll(onThisMachine());
      rules.putAll(LocalFiles.settings());
    } else {
      rules.put("spark.executor.extraJavaOptions", EXECUTOR_OPTIONS);
      if (!isSubmitted) {
        String address = master.addressOfThisMachine();
        rules.put("spark.driver.host", address);
        rules.put("spark.driver.bindAddress", address);
        rules.put("spark.jars", ClusterJars.of(System.getProperty("java.class.path")));
      }
    }
    return rules;
  }

  private static Map<String, String> onThisMachine() {
    int cores = Runtime.getRuntime().availableProcessors();
    return Map.of(
        "spark.driver.bindAddress",
        "127.0.0.1",
        "spark.driver.host",
        "127.0.0.1",
        // Each sort, join and aggregation of a task takes a page at least, as does each table that
        // is broadcast: Spark's own pages of 64 MiB fill the heap with nothing.
        "spark.buffer.pageSize",
        pageBytes(Runtime.getRuntime().maxMemory()) + "b",
        // A machine that has slept would find its own executor long silent and give it up.
        "spark.network.timeout",
        "30d",
        // What a task sorts stays in memory at a million deals; of little data Spark makes few
        // tasks by itself.
        "spark.sql.shuffle.partitions",
        Integer.toString(TASKS_PER_CORE * cores));
  }

  /** The size of a page of memory of which a heap holds so few that one task may have them all. */
  static long pageBytes(long heapBytes) {
    long bytes = LEAST_PAGE_BYTES;
    while (bytes * MOST_PAGES < heapBytes) {
      bytes *= 2;
    }
    return bytes;
  }

  private static Map<String, String> everywhere() {
    return Map.ofEntries(
        Map.entry("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension"),
        Map.entry(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog"),
        Map.entry("spark.sql.session.timeZone", "UTC"),
        Map.entry("spark.sql.ansi.enabled", "true"),
        // Named parameters are lost behind Delta's parser without it (delta-io/delta#7640).
        Map.entry("spark.sql.legacy.parameterSubstitution.constantsOnly", "true"),
        // A ${env:NAME} in a text would be replaced by the environment's value, secrets included.
        Map.entry("spark.sql.variable.substitute", "false"),
        // Each session would load and compile generated code for itself, though none has jars of
        // its own.
        Map.entry("spark.sql.artifact.isolation.enabled", "false"),
        Map.entry("spark.ui.enabled", "false"),
        Map.entry("spark.ui.showConsoleProgress", "false"),
        Map.entry("spark.databricks.delta.snapshotPartitions", "1"),
        // The rule would compute every array of a generator twice: once to see that it is not
        // empty.
        Map.entry(
            "spark.sql.optimizer.excludedRules",
            "org.apache.spark.sql.catalyst.optimizer.InferFiltersFromGenerate"),
        // Spark would look a plan over after each of its own rules: for those who write rules.
        Map.entry("spark.sql.lightweightPlanChangeValidation", "false"),
        // Few keys have more than one row: to look for their first before rows meet is a sort for
        // nothing.
        Map.entry("spark.sql.optimizer.windowGroupLimitThreshold", "-1"),
        // A small table waits for its turn behind the tasks of a large one, however long they take.
        Map.entry("spark.sql.broadcastTimeout", "-1"),
        // Our tables are read whole: looking for files to skip costs a Spark job for every read.
        Map.entry("spark.databricks.delta.stats.skipping", "false"),
        Map.entry("spark.databricks.delta.stats.collect", "false"),
        // Each commit would ask Spark for all files of the table, to list them in its checksum.
        Map.entry("spark.databricks.delta.allFilesInCrc.enabled", "false"),
        // Delta remembers the plans by which it reads a table for an hour, megabytes a table: of as
        // many tables as a warehouse has.
        Map.entry("spark.databricks.delta.delta.log.cacheSize", "150"),
        // Every query is described for a user interface that is not there: in the shortest way.
        Map.entry("spark.sql.ui.explainMode", "simple"),
        Map.entry("spark.sql.debug.maxToStringFields", "1"),
        Map.entry("spark.sql.parquet.compression.codec", "zstd"),
        // Higher levels take twice the time for a twentieth of the size.
        Map.entry("spark.hadoop.parquet.compression.codec.zstd.level", "1"),
        // How often each value is repeated, column by column: nobody reads it.
        Map.entry("spark.hadoop.parquet.size.statistics.enabled", "false"),
        Map.entry("spark.serializer", "org.apache.spark.serializer.KryoSerializer"),
        Map.entry("spark.sql.objectHashAggregate.sortBased.fallbackThreshold", "1000000"),
        Map.entry("spark.redaction.regex", "(?i)secret|password|pwd|token|access[.]?key"));
  }
}
