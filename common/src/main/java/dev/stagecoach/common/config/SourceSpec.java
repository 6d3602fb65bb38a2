package dev.stagecoach.common.config;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;

/** One source of rows: the first part of every id that comes from it is its name. */
public sealed interface SourceSpec {

  /** Unique; lower case letters, digits and underscores. */
  String name();

  /** The folder of its files, resolved against {@code source.path}. */
  String path();

  /** The zone of its timestamps that carry none. */
  ZoneId timeZone();

  /** How its CSV files are written, where a feed says nothing else. */
  CsvFormat csv();

  /** Where it was configured. */
  Origin origin();

  /** Whether every file of deals holds all of them, so that one it leaves out is deleted. */
  default boolean isFullExtract() {
    return false;
  }

  /** Whether any of it comes in files, and not all from databases. */
  default boolean hasFiles() {
    return true;
  }

  /** The word that configuration and raw tables use, e.g. {@code salesforce}. */
  String kind();

  /** Salesforce objects as Fivetran or the Salesforce export delivers them. */
  record Salesforce(
      String name,
      String path,
      ZoneId timeZone,
      CsvFormat csv,
      boolean isFullExtract,
      Origin origin)
      implements SourceSpec {
    @Override
    public String kind() {
      return "salesforce";
    }
  }

  /** HubSpot objects as Fivetran delivers them. */
  record HubSpot(
      String name,
      String path,
      ZoneId timeZone,
      CsvFormat csv,
      boolean isFullExtract,
      Origin origin)
      implements SourceSpec {
    @Override
    public String kind() {
      return "hubspot";
    }
  }

  /** Teams, memberships, quotas, contracts, exchange rates and costs in our own CSV form. */
  record Reference(String name, String path, ZoneId timeZone, CsvFormat csv, Origin origin)
      implements SourceSpec {
    @Override
    public String kind() {
      return "reference";
    }
  }

  /**
   * Any other source, mapped by expressions.
   *
   * @param feeds sorted by name
   * @param maps in the order of the configuration
   */
  record Mapped(
      String name,
      String path,
      ZoneId timeZone,
      CsvFormat csv,
      List<Feed> feeds,
      List<Mapping> maps,
      Origin origin)
      implements SourceSpec {

    /** Keeps the lists as they are. */
    public Mapped {
      feeds = List.copyOf(feeds);
      maps = List.copyOf(maps);
    }

    @Override
    public String kind() {
      return "mapped";
    }

    @Override
    public boolean hasFiles() {
      return feeds.stream().anyMatch(Feed.Files.class::isInstance);
    }

    /** The feeds that ask a database, sorted by name. */
    public List<Feed.Jdbc> queries() {
      return feeds.stream().filter(Feed.Jdbc.class::isInstance).map(Feed.Jdbc.class::cast).toList();
    }

    /** The feed of a name. */
    public Optional<Feed> feed(String feedName) {
      return feeds.stream().filter(feed -> feed.name().equals(feedName)).findFirst();
    }

    /** The maps that fill an entity, in the order of the configuration. */
    public List<Mapping> mapsTo(MappedEntity entity) {
      return maps.stream().filter(map -> map.to() == entity).toList();
    }
  }
}
