package dev.stagecoach.common.sql;

import dev.stagecoach.common.job.ExitCode;
import dev.stagecoach.common.job.StagecoachException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.spark.sql.catalyst.analysis.UnresolvedFunction;
import org.apache.spark.sql.catalyst.analysis.UnresolvedNamespace;
import org.apache.spark.sql.catalyst.analysis.UnresolvedRelation;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableOrView;
import org.apache.spark.sql.catalyst.analysis.UnresolvedTableValuedFunction;
import org.apache.spark.sql.catalyst.expressions.Expression;
import org.apache.spark.sql.catalyst.expressions.SubqueryExpression;
import org.apache.spark.sql.catalyst.plans.logical.Command;
import org.apache.spark.sql.catalyst.plans.logical.LogicalPlan;
import org.apache.spark.sql.catalyst.plans.logical.UnresolvedWith;
import org.apache.spark.sql.execution.command.DescribeQueryCommand;
import org.apache.spark.sql.execution.command.ExplainCommand;
import scala.jdk.javaapi.CollectionConverters;

/**
 * What a reader's statement may do: read the published views, and ask what there is. Whatever is
 * not known to be harmless is refused.
 */
final class ReadersPlan {
  private static final Set<String> COMMANDS =
      Set.of(
          "DescribeColumn",
          "DescribeFunction",
          "DescribeNamespace",
          "DescribeQueryCommand",
          "DescribeRelation",
          "ExplainCommand",
          "ResetCommand",
          "SetCatalogAndNamespace",
          "SetCommand",
          "ShowCatalogsCommand",
          "ShowColumns",
          "ShowCurrentNamespaceCommand",
          "ShowFunctions",
          "ShowNamespaces",
          "ShowNamespacesCommand",
          "ShowTables",
          "ShowViews");

  /** Leaves of a plan that hold rows of the statement's own, or names alone. */
  private static final Set<String> LEAVES =
      Set.of(
          "CurrentNamespace",
          "LocalRelation",
          "OneRowRelation",
          "UnresolvedFunctionName",
          "UnresolvedInlineTable");

  /** What questions are made of above the leaves. */
  private static final Set<String> OPERATORS =
      Set.of(
          "Aggregate",
          "AsOfJoin",
          "Deduplicate",
          "Distinct",
          "Except",
          "Filter",
          "Generate",
          "GlobalLimit",
          "Intersect",
          "Join",
          "LateralJoin",
          "LocalLimit",
          "Offset",
          "PipeOperator",
          "Pivot",
          "Project",
          "RebalancePartitions",
          "Repartition",
          "RepartitionByExpression",
          "Sample",
          "Sort",
          "SubqueryAlias",
          "Tail",
          "Union",
          "UnresolvedHaving",
          "UnresolvedHint",
          "UnresolvedQualify",
          "UnresolvedSubqueryColumnAliases",
          "UnresolvedWith",
          "Unpivot",
          "Window",
          "WithWindowDefinition");

  private static final Set<String> ROW_FUNCTIONS =
      Set.of(
          "explode",
          "explode_outer",
          "inline",
          "inline_outer",
          "json_tuple",
          "posexplode",
          "posexplode_outer",
          "range",
          "stack");

  private static final Set<String> RUNNING_CODE = Set.of("java_method", "reflect", "try_reflect");

  /** Nodes that run a program, or name at run time what they read. */
  private static final Set<String> UNFORESEEABLE =
      Set.of(
          "ExpressionWithUnresolvedIdentifier",
          "PlanWithUnresolvedIdentifier",
          "ScriptTransformation");

  private final Set<String> ownNames = new HashSet<>();

  private ReadersPlan() {}

  /**
   * Refuses a parsed statement that does more.
   *
   * @throws StagecoachException in one sentence
   */
  static void require(LogicalPlan plan) {
    new ReadersPlan().node(plan);
  }

  private void node(LogicalPlan plan) {
    String kind = kind(plan);
    if (UNFORESEEABLE.contains(kind)) {
      throw refusal("names at run time what it reads");
    }
    boolean isLeaf = plan.children().isEmpty() && !(plan instanceof Command);
    if (isLeaf) {
      leaf(plan, kind);
    } else if (!(plan instanceof Command ? COMMANDS : OPERATORS).contains(kind)) {
      throw refusal("does more than read");
    }
    if (plan instanceof UnresolvedWith with) {
      CollectionConverters.asJava(with.cteRelations())
          .forEach(
              cte -> {
                ownNames.add(cte._1().toLowerCase(Locale.ROOT));
                node(cte._2());
              });
    }
    if (plan instanceof ExplainCommand explain) {
      node(explain.logicalPlan());
    }
    if (plan instanceof DescribeQueryCommand describe) {
      node(describe.plan());
    }
    CollectionConverters.asJava(plan.expressions()).forEach(this::expression);
    CollectionConverters.asJava(plan.children()).forEach(this::node);
  }

  private void leaf(LogicalPlan plan, String kind) {
    boolean isReadable;
    if (plan instanceof UnresolvedRelation relation) {
      isReadable = isReadable(CollectionConverters.asJava(relation.multipartIdentifier()));
    } else if (plan instanceof UnresolvedTableOrView described) {
      isReadable = isReadable(CollectionConverters.asJava(described.multipartIdentifier()));
    } else if (plan instanceof UnresolvedNamespace schema) {
      List<String> names = CollectionConverters.asJava(schema.multipartIdentifier());
      isReadable = names.isEmpty() || isSchema(names.get(names.size() - 1));
    } else if (plan instanceof UnresolvedTableValuedFunction function) {
      isReadable = ROW_FUNCTIONS.contains(joined(CollectionConverters.asJava(function.name())));
    } else {
      isReadable = LEAVES.contains(kind);
    }
    if (!isReadable) {
      throw refusal("reads what is not published");
    }
  }

  /** A name alone is looked for in the schema in use, which can be no other. */
  private boolean isReadable(List<String> name) {
    return name.size() == 1
        || isSchema(name.get(name.size() - 2))
        || ownNames.contains(joined(name));
  }

  private static boolean isSchema(String name) {
    return name.equalsIgnoreCase(ReadingSessions.SCHEMA) || name.equalsIgnoreCase("default");
  }

  private void expression(Expression expression) {
    if (UNFORESEEABLE.contains(kind(expression))) {
      throw refusal("names at run time what it reads");
    }
    if (expression instanceof UnresolvedFunction function) {
      List<String> name = CollectionConverters.asJava(function.nameParts());
      if (RUNNING_CODE.contains(name.get(name.size() - 1).toLowerCase(Locale.ROOT))) {
        throw refusal("runs code");
      }
    }
    if (expression instanceof SubqueryExpression subquery) {
      node(subquery.plan());
    }
    CollectionConverters.asJava(expression.children()).forEach(this::expression);
  }

  private static String joined(List<String> name) {
    return String.join(".", name).toLowerCase(Locale.ROOT);
  }

  private static String kind(Object node) {
    return node.getClass().getSimpleName().replace("$", "");
  }

  private static StagecoachException refusal(String what) {
    return new StagecoachException(
        ExitCode.USAGE,
        "The statement %s; only the views of the schema %s can be read here, and nothing be changed."
            .formatted(what, ReadingSessions.SCHEMA));
  }
}
