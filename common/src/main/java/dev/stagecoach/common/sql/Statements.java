package dev.stagecoach.common.sql;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.parser.ParseException;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.ParsedStatement;
import scala.jdk.javaapi.CollectionConverters;

/** Tells statements that only read from all others, without running them. */
public final class Statements {
  private static final Set<String> QUESTIONS =
      Set.of("select", "with", "values", "table", "from", "show", "describe", "desc", "explain");
  private static final Set<String> ANSWERED_FROM_THE_CATALOGUE =
      Set.of("show", "describe", "desc", "explain");
  private static final Set<String> RUNNING_CODE = Set.of("reflect", "java_method", "try_reflect");
  private static final Pattern FIRST_WORD =
      Pattern.compile("\\A(?:\\s|\\(|--[^\n]*(?:\n|\\z)|/\\*.*?\\*/)*([A-Za-z]+)", Pattern.DOTALL);

  private Statements() {}

  /** Whether running the text can change nothing. A text that cannot be parsed changes nothing. */
  public static boolean onlyRead(String text) {
    Matcher first = FIRST_WORD.matcher(text);
    if (!first.find() || !QUESTIONS.contains(first.group(1).toLowerCase(Locale.ROOT))) {
      return false;
    }
    if (ANSWERED_FROM_THE_CATALOGUE.contains(first.group(1).toLowerCase(Locale.ROOT))) {
      return true;
    }
    try {
      return isQuestion(new CatalystSqlParser().parsePlan(text))
          && SqlQuery.parse(text).functions().stream().noneMatch(RUNNING_CODE::contains);
    } catch (Exception e) {
      // Scala's checked exceptions are declared nowhere, so javac knows none of them here.
      if (e instanceof ParseException) {
        return true;
      }
      throw e;
    }
  }

  private static boolean isQuestion(LogicalPlan plan) {
    return !(plan instanceof Command)
        && !(plan instanceof ParsedStatement)
        && CollectionConverters.asJava(plan.children()).stream().allMatch(Statements::isQuestion);
  }
}
