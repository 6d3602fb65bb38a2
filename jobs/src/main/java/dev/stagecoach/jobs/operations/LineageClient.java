package dev.stagecoach.jobs.operations;

import dev.stagecoach.common.config.Lineage;
import io.openlineage.client.OpenLineage.RunEvent;
import io.openlineage.client.OpenLineageClient;
import io.openlineage.client.OpenLineageClientException;
import io.openlineage.client.transports.ApiKeyTokenProvider;
import io.openlineage.client.transports.FileConfig;
import io.openlineage.client.transports.FileTransport;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.HttpTransport;
import io.openlineage.client.transports.Transport;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends events to where the configuration says. A run neither fails nor waits for a server that
 * does not answer: after the first event that cannot be sent, no other is tried.
 */
final class LineageClient {
  private static final Logger LOG = LoggerFactory.getLogger(LineageClient.class);
  private static final int PATIENCE_MILLIS = 5_000;

  private final OpenLineageClient client;
  private final Lineage.Target target;
  private final AtomicBoolean isGivenUp = new AtomicBoolean();

  private LineageClient(Lineage.Target target) {
    this.target = target;
    this.client = new OpenLineageClient(transport(target));
  }

  /** The client of a target; nothing is sent yet. */
  static LineageClient to(Lineage.Target target) {
    return new LineageClient(target);
  }

  void send(RunEvent event) {
    if (isGivenUp.get()) {
      return;
    }
    try {
      client.emit(event);
    } catch (OpenLineageClientException e) {
      isGivenUp.set(true);
      LOG.warn(
          "Lineage cannot be told to {}: {}; this run tells no more of it, see operations.lineage",
          target,
          e.getMessage());
    }
  }

  private static Transport transport(Lineage.Target target) {
    return target instanceof Lineage.ToServer server
        ? new HttpTransport(http(server))
        : new FileTransport(new FileConfig(file((Lineage.ToFile) target)));
  }

  /** A whole path: the client looks for the folder in the file's name. */
  private static String file(Lineage.ToFile target) {
    return Path.of(target.path()).toAbsolutePath().toString();
  }

  private static HttpConfig http(Lineage.ToServer server) {
    HttpConfig config = new HttpConfig();
    config.setUrl(server.url());
    config.setTimeoutInMillis(PATIENCE_MILLIS);
    server
        .key()
        .ifPresent(
            key -> {
              ApiKeyTokenProvider token = new ApiKeyTokenProvider();
              token.setApiKey(key);
              config.setAuth(token);
            });
    return config;
  }
}
