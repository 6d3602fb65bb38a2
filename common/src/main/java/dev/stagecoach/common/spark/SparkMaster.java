package dev.stagecoach.common.spark;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where Spark runs, as its URL says: {@code local[*]}, {@code spark://host:7077}, {@code yarn},
 * {@code k8s://https://host:6443}.
 */
record SparkMaster(String url) {
  private static final Pattern ADDRESS =
      Pattern.compile(
          "(?:spark|k8s)://(?:https?://)?(?<host>\\[[^]]+]|[^:/,]+)(?::(?<port>\\d+))?.*");

  private static final int ANY_PORT = 7077;

  static SparkMaster of(String url) {
    return new SparkMaster(url);
  }

  /** Whether driver and executors are one process here. */
  boolean isThisMachine() {
    return url.startsWith("local") && !url.startsWith("local-cluster");
  }

  /**
   * The address of this machine that the cluster can reach: the one by which the master is reached.
   *
   * @throws StagecoachException where the master's name says nothing to this machine
   */
  String addressOfThisMachine() {
    Matcher address = ADDRESS.matcher(url);
    try {
      return address.matches()
          ? addressTowards(
              address.group("host"),
              address.group("port") == null ? ANY_PORT : Integer.parseInt(address.group("port")))
          : InetAddress.getLocalHost().getHostAddress();
    } catch (IOException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "Spark's master %s cannot be reached: %s; check --master, or spark.master in the configuration"
              .formatted(url, e.getMessage()),
          e);
    }
  }

  /** Connecting by UDP sends nothing: it only chooses the way. */
  private static String addressTowards(String host, int port) throws IOException {
    try (DatagramSocket way = new DatagramSocket()) {
      way.connect(new InetSocketAddress(InetAddress.getByName(host), port));
      return way.getLocalAddress().getHostAddress();
    }
  }
}
