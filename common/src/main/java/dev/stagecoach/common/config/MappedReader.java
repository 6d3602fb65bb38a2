package dev.stagecoach.common.config;

import com.typesafe.config.ConfigValue;
import dev.stagecoach.common.config.Feed.FileFormat;
import dev.stagecoach.common.config.MappedEntity.EntityColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads a source of kind mapped: its feeds and how they become rows. */
final class MappedReader {
  private static final Map<String, Optional<FileFormat>> FORMATS =
      Map.of(
          "csv", Optional.of(FileFormat.CSV),
          "json", Optional.of(FileFormat.JSON),
          "parquet", Optional.of(FileFormat.PARQUET),
          "jdbc", Optional.empty());
  private static final Pattern SECRET = Pattern.compile("(?i)(password|pwd)=|//[^/@]*:[^/@]*@");
  private static final Map<String, MappedEntity> ENTITIES =
      Arrays.stream(MappedEntity.values())
          .collect(Collectors.toMap(MappedEntity::label, Function.identity()));

  private final Settings settings;
  private final SourceReader.Common common;

  MappedReader(Settings settings, SourceReader.Common common) {
    this.settings = settings;
    this.common = common;
  }

  SourceSpec read(String name) {
    SortedMap<String, Settings> blocks = settings.named("feeds", "feed");
    List<Feed> feeds = new ArrayList<>();
    blocks.forEach((feedName, block) -> feed(feedName, block).ifPresent(feeds::add));
    if (blocks.isEmpty()) {
      settings.missing("feeds", "add one, e.g. feeds { deals { files = \"deals*.csv\" } }");
    }
    List<Settings> mapBlocks = settings.listed("maps", "map");
    if (mapBlocks.isEmpty()) {
      settings.missing("maps", "add one: { to = deal, from = FEED, columns { deal_id = …, … } }");
    }
    List<Mapping> maps = new ArrayList<>();
    mapBlocks.forEach(block -> mapping(block, blocks.keySet()).ifPresent(maps::add));
    return new SourceSpec.Mapped(
        name, common.path(), common.timeZone(), common.csv(), feeds, maps, common.origin());
  }

  private Optional<Feed> feed(String name, Settings block) {
    Values.checkName(block, name);
    List<String> key = Values.texts(block, "key");
    CsvFormat csv = SourceReader.csv(block.section("csv"), Optional.of(common.csv()));
    Settings jdbc = block.section("jdbc");
    boolean isFullExtract = isFullExtract(block, key);
    Optional<Optional<FileFormat>> format = Values.choice(block, "format", FORMATS);
    if (format.isEmpty()) {
      block.acceptTheRest();
      jdbc.acceptTheRest();
      return Optional.empty();
    }
    return Optional.of(
        format
            .orElseThrow()
            .map(
                fileFormat -> {
                  refuseJdbc(block, jdbc);
                  String files = Values.text(block, "files", "write a glob, e.g. \"deals*.csv\"");
                  return (Feed)
                      new Feed.Files(
                          name, key, files, fileFormat, csv, isFullExtract, block.origin());
                })
            .orElseGet(() -> jdbc(name, key, isFullExtract, block, jdbc)));
  }

  /** Without a key it cannot be told which row a later extract leaves out. */
  private static boolean isFullExtract(Settings block, List<String> key) {
    boolean isFullExtract = Values.flag(block, "full-extract");
    if (isFullExtract && key.isEmpty()) {
      block.fault("full-extract", "needs a key", "add key = [COLUMN], the column of the id");
    }
    return isFullExtract;
  }

  private static void refuseJdbc(Settings block, Settings jdbc) {
    jdbc.acceptTheRest();
    if (block.has("jdbc")) {
      block.fault("jdbc", "has no use in a feed of files", "write format = jdbc or take it out");
    }
  }

  private static Feed jdbc(
      String name, List<String> key, boolean isFullExtract, Settings block, Settings jdbc) {
    if (block.has("files")) {
      block.fault("files", "has no use in a feed of format jdbc", "take it out");
    }
    Feed.Connection connection =
        new Feed.Connection(
            Values.text(jdbc, "url", "write one, e.g. \"jdbc:postgresql://host:5432/crm\""),
            Values.optionalText(jdbc, "user"),
            Values.optionalText(jdbc, "password"));
    refuseSecretIn(jdbc);
    refuseWrittenPassword(jdbc);
    String query = Values.text(jdbc, "query", "write the select whose rows to load");
    return new Feed.Jdbc(name, key, connection, query, isFullExtract, block.origin());
  }

  /** An address is shown in logs and screens of others; a secret in it would be too. */
  private static void refuseSecretIn(Settings jdbc) {
    jdbc.scalar("url", "write one text")
        .filter(url -> !Substitutions.isFromEnvironment(url))
        .filter(url -> SECRET.matcher(SettingsSource.text(url)).find())
        .ifPresent(
            url -> jdbc.fault("url", "holds a password", "write password = ${?CRM_PASSWORD}"));
  }

  /**
   * A configuration is copied, committed and shown to others, and a command line is seen by whoever
   * lists the machine's processes; a secret in them would be too.
   */
  private static void refuseWrittenPassword(Settings jdbc) {
    jdbc.scalar("password", "write one text")
        .filter(password -> !Substitutions.isFromEnvironment(password))
        .ifPresent(
            password ->
                jdbc.fault(
                    "password",
                    "is written out",
                    "take it from the environment: password = ${CRM_PASSWORD}"));
  }

  private Optional<Mapping> mapping(Settings block, Set<String> feeds) {
    String from = Values.text(block, "from", "name a feed of this source");
    if (!from.isEmpty() && !feeds.contains(from)) {
      block.dangling(
          "from", "is '%s', which is no feed".formatted(from), NearestNames.remedy(from, feeds));
    }
    Optional<MappedEntity> entity = entity(block);
    Map<String, ConfiguredExpression> columns = columns(block, entity);
    Optional<ConfiguredExpression> where = Values.expression(block, "where");
    List<Mapping.Milestone> milestones = milestones(block, entity);
    return entity.map(to -> new Mapping(to, from, where, columns, milestones, block.origin()));
  }

  private static Optional<MappedEntity> entity(Settings block) {
    String label = Values.text(block, "to", "name an entity, e.g. deal");
    Optional<MappedEntity> entity = Optional.ofNullable(ENTITIES.get(label));
    if (entity.isEmpty() && !label.isEmpty()) {
      block.fault(
          "to",
          "is '%s', which is no entity".formatted(label),
          NearestNames.remedy(label, ENTITIES.keySet()));
    }
    return entity;
  }

  private static Map<String, ConfiguredExpression> columns(
      Settings block, Optional<MappedEntity> entity) {
    Map<String, ConfiguredExpression> columns = new TreeMap<>();
    block
        .freelyNamed("columns")
        .forEach((name, value) -> column(block, name, value).ifPresent(e -> columns.put(name, e)));
    entity.ifPresent(to -> checkColumns(block, to, columns));
    return columns;
  }

  private static Optional<ConfiguredExpression> column(
      Settings block, String name, ConfigValue value) {
    String setting = block.name("columns." + name);
    if (!SettingsSource.isScalar(value)) {
      block
          .problems()
          .add(
              Origins.of(value),
              "%s is %s".formatted(setting, SettingsSource.kindOf(value)),
              "write an SQL expression");
      return Optional.empty();
    }
    return Optional.of(
        new ConfiguredExpression(SettingsSource.text(value), setting, Origins.of(value)));
  }

  private static void checkColumns(
      Settings block, MappedEntity to, Map<String, ConfiguredExpression> columns) {
    List<String> known = to.columns().stream().map(EntityColumn::name).toList();
    columns.forEach(
        (name, expression) -> {
          if (!known.contains(name)) {
            block
                .problems()
                .add(
                    expression.origin(),
                    "'%s' is no column of %s".formatted(name, to.label()),
                    NearestNames.remedy(name, known));
          }
        });
    for (EntityColumn column : to.columns()) {
      if (column.isRequired() && !columns.containsKey(column.name())) {
        block
            .problems()
            .addAbsent(
                block.origin("columns"),
                "the map to %s lacks the column %s".formatted(to.label(), column.name()),
                "add %s = <SQL expression> to its columns".formatted(column.name()));
      }
    }
    if (to == MappedEntity.QUOTA
        && !columns.containsKey("rep_id")
        && !columns.containsKey("team_id")) {
      block
          .problems()
          .addAbsent(
              block.origin("columns"),
              "the map to quota has neither rep_id nor team_id",
              "add one of them to its columns");
    }
  }

  private static List<Mapping.Milestone> milestones(Settings block, Optional<MappedEntity> entity) {
    List<Mapping.Milestone> milestones =
        block.listed("milestones", "milestone").stream().map(MappedReader::milestone).toList();
    if (entity.isEmpty()) {
      return milestones;
    }
    boolean takesMilestones = entity.orElseThrow() == MappedEntity.DEAL_MILESTONE;
    if (takesMilestones && milestones.isEmpty()) {
      block.missing("milestones", "add one: { stage = STAGE, at = \"<SQL expression>\" }");
    }
    if (!takesMilestones && !milestones.isEmpty()) {
      block.fault("milestones", "belong to deal_milestone alone", "write to = deal_milestone");
    }
    return milestones;
  }

  private static Mapping.Milestone milestone(Settings block) {
    return new Mapping.Milestone(
        Values.text(block, "stage", "write the source's stage id"),
        Values.requiredExpression(block, "at", "write an SQL expression of a date or timestamp"));
  }
}
