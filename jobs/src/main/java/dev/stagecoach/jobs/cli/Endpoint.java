package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.sql.ReadingSessions;
import dev.stagecoach.common.table.Layer;
import dev.stagecoach.jobs.cli.serve.Login;
import dev.stagecoach.jobs.cli.serve.ReaderViews;
import dev.stagecoach.jobs.cli.serve.ReaderViews.PublishedMart;
import dev.stagecoach.jobs.cli.serve.ThriftServer;
import dev.stagecoach.jobs.cli.serve.UserFile;
import java.io.PrintWriter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The running SQL endpoint: the newest publication as views, and the server before them. */
final class Endpoint {
  private final OpenWarehouse warehouse;
  private final ReaderViews views;
  private final PrintWriter out;

  /** An endpoint on a warehouse, for these users where some are named. */
  Endpoint(OpenWarehouse warehouse, Optional<UserFile> users, PrintWriter out) {
    this.warehouse = warehouse;
    this.views = new ReaderViews(warehouse.session(), users);
    this.out = out;
  }

  /** Serves until the program is stopped. */
  void serve(String host, int port, Login login, int seconds) {
    PublishedTables shown =
        ReadingSessions.asOwner(() -> PublishedTables.newest(warehouse, "serve"));
    show(shown);
    Map<String, String> settings = new TreeMap<>(login.settings());
    settings.put("hive.server2.thrift.bind.host", host);
    settings.put("hive.server2.thrift.port", Integer.toString(port));
    ThriftServer.start(warehouse.session(), settings);
    say(
        "Serving %s at jdbc:hive2://%s:%d/%s, %s."
            .formatted(
                shown.description(),
                host,
                port,
                ReadingSessions.SCHEMA,
                login.isGuarded() ? "with passwords" : "to this machine"));
    follow(shown, seconds);
  }

  private void follow(PublishedTables first, int seconds) {
    PublishedTables shown = first;
    while (!hasPassed(seconds)) {
      PublishedTables newest = published();
      if (newest.number() != shown.number()) {
        show(newest);
        shown = newest;
        say("Serving %s.".formatted(newest.description()));
      }
    }
  }

  /** Waits; true where the wait was broken off, since the program ends. */
  private static boolean hasPassed(int seconds) {
    try {
      return new CountDownLatch(1).await(seconds, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
  }

  private PublishedTables published() {
    return ReadingSessions.asOwner(
        () -> PublishedTables.read(warehouse, new PublicationBound.Newest()));
  }

  private void show(PublishedTables published) {
    List<PublishedMart> marts =
        published.tables().keySet().stream()
            .filter(name -> name.layer() == Layer.MART)
            .filter(name -> warehouse.graph().find(name).isPresent())
            .map(
                name ->
                    new PublishedMart(
                        warehouse.graph().table(name).contract(),
                        warehouse.store().location(name),
                        published.version(name).orElseThrow()))
            .toList();
    views.show(marts);
  }

  private void say(String sentence) {
    out.println(sentence);
    out.flush();
  }
}
