package dev.stagecoach.common.sql;

import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.catalyst.analysis.NamedParameter;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.parser.CatalystSqlParser;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import scala.jdk.javaapi.CollectionConverters;

/**
 * One {@code select}, read without running it: the relations, parameters and functions it uses.
 *
 * @param relations the relations read, common table expressions left out
 * @param parameters the names of {@code :parameters}
 * @param functions the functions called, in lower case
 */
public record SqlQuery(
    String text, Set<String> relations, Set<String> parameters, Set<String> functions) {

  /** Parses a query with Spark's own parser. */
  public static SqlQuery parse(String text) {
    Collector collector = new Collector();
    collector.plan(new CatalystSqlParser().parsePlan(text));
    return new SqlQuery(
        text,
        Collections.unmodifiableSet(collector.relations),
        Collections.unmodifiableSet(collector.parameters),
        Collections.unmodifiableSet(collector.functions));
  }

  /**
   * Runs the query over the views of a session.
   *
   * @param values a value for every parameter that the query names; others are left aside
   * @throws IllegalArgumentException when a parameter has no value
   */
  public Dataset<Row> run(SparkSession session, Map<String, Object> values) {
    Set<String> missing = new TreeSet<>(parameters);
    missing.removeAll(values.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("The query has no value for the parameters " + missing);
    }
    Map<String, Object> used = new java.util.HashMap<>(values);
    used.keySet().retainAll(parameters);
    return CommonTables.inlined(session.sql(text, used));
  }

  /** Walks a parsed plan: children, sub-queries and expressions. */
  private static final class Collector {
    private final Set<String> relations = new TreeSet<>();
    private final Set<String> parameters = new TreeSet<>();
    private final Set<String> functions = new TreeSet<>();

    private void plan(LogicalPlan plan) {
      if (plan instanceof UnresolvedRelation relation) {
        relations.add(
            String.join(".", CollectionConverters.asJava(relation.multipartIdentifier())));
      }
      CollectionConverters.asJava(plan.expressions()).forEach(this::expression);
      CollectionConverters.asJava(plan.subqueries()).forEach(sub -> plan((LogicalPlan) sub));
      if (plan instanceof UnresolvedWith with) {
        withClause(with);
      } else {
        CollectionConverters.asJava(plan.children()).forEach(this::plan);
      }
    }

    /** A common table expression hides a relation of its name only inside its own clause. */
    private void withClause(UnresolvedWith with) {
      Set<String> outside = new HashSet<>(relations);
      Set<String> names = new HashSet<>();
      CollectionConverters.asJava(with.cteRelations())
          .forEach(
              cte -> {
                names.add(cte._1().toLowerCase(Locale.ROOT));
                plan(cte._2());
              });
      CollectionConverters.asJava(with.children()).forEach(this::plan);
      relations.removeIf(
          name -> names.contains(name.toLowerCase(Locale.ROOT)) && !outside.contains(name));
    }

    private void expression(Expression expression) {
      if (expression instanceof NamedParameter parameter) {
        parameters.add(parameter.name());
      }
      if (expression instanceof UnresolvedFunction function) {
        functions.add(
            String.join(".", CollectionConverters.asJava(function.nameParts()))
                .toLowerCase(Locale.ROOT));
      }
      CollectionConverters.asJava(expression.children()).forEach(this::expression);
    }
  }
}
