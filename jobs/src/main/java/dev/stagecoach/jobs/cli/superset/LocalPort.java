package dev.stagecoach.jobs.cli.superset;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;

/**
 * A port of this machine that no other machine reaches.
 *
 * @param option that names it on the command line
 */
public record LocalPort(int number, String option) {
  private static final int MILLIS_TO_ANSWER = 1_000;

  /**
   * Makes sure that nobody listens there yet.
   *
   * @throws StagecoachException where someone does
   */
  public void requireFree() {
    try (ServerSocket socket = new ServerSocket()) {
      // Else a port counts as taken for a minute after its last connection.
      socket.setReuseAddress(true);
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), number));
    } catch (IOException | IllegalArgumentException e) {
      throw new StagecoachException(
          ExitCode.FAILED,
          "Port %d cannot be listened on: %s; name another with %s."
              .formatted(number, e.getMessage(), option),
          e);
    }
  }

  /** Whether a program listens there. */
  public boolean isAnswering() {
    try (Socket socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(InetAddress.getLoopbackAddress(), number), MILLIS_TO_ANSWER);
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
