package dev.stagecoach.jobs.cli;

import dev.stagecoach.common.table.Layer;
import dev.stagecoach.common.table.TableName;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The tables that a statement mentions, and the statement with every {@code mart.kpi} written as
 * {@code mart_kpi}, the name under which a session knows the table. Texts in quotes and remarks are
 * left alone; names keep their length, so that Spark's positions stay true.
 */
record TableMentions(String statement, Set<TableName> tables) {
  private static final Pattern TOKEN =
      Pattern.compile(
          "'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\"|--[^\n]*|/\\*.*?\\*/"
              + "|(?<![\\w.`])`?(?<layer>%s)`?(?<joint>[._])`?(?<table>\\w+)`?"
                  .formatted(
                      Arrays.stream(Layer.values())
                          .map(Layer::label)
                          .collect(Collectors.joining("|"))),
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** Keeps the names as they are. */
  TableMentions {
    tables = Collections.unmodifiableSet(new TreeSet<>(tables));
  }

  /** Finds what looks like a table of the suite; it need not exist. */
  static TableMentions in(String text) {
    Set<TableName> tables = new TreeSet<>();
    StringBuilder statement = new StringBuilder();
    Matcher token = TOKEN.matcher(text);
    while (token.find()) {
      if (token.group("layer") == null) {
        token.appendReplacement(statement, Matcher.quoteReplacement(token.group()));
        continue;
      }
      String table = token.group("table").toLowerCase(Locale.ROOT);
      TableName name = new TableName(Layer.of(token.group("layer")), table);
      tables.add(name);
      token.appendReplacement(statement, Matcher.quoteReplacement(name.view()));
    }
    token.appendTail(statement);
    return new TableMentions(statement.toString(), tables);
  }
}
