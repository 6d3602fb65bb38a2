package dev.stagecoach.jobs.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stagecoach.common.config.ConfigLoader;
import dev.stagecoach.common.config.ExpressionUse;
import dev.stagecoach.common.config.Problem;
import dev.stagecoach.common.config.SuiteConfig;
import dev.stagecoach.common.job.BundledText;
import dev.stagecoach.common.spark.SparkSessions;
import dev.stagecoach.common.table.ContractReader;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExpressionCheckTest {
  private static final StructType DEALS =
      StructType.fromDDL("id string, stage string, amount string, engage_date string, user string");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "amount",
        "AMOUNT",
        "try_cast(amount as decimal(24,6))",
        "case stage when 'A' then 'B' else stage end",
        "cast(try_to_timestamp(engage_date, 'dd-MM-yy') as date)",
        "nullif(trim(amount), '')",
        "user",
        "map('stage', stage)['stage']",
        "transform(split(amount, ';'), part -> upper(part))[0]",
        "extract(year from to_date(engage_date, 'dd-MM-yy'))",
        "amount in ('1', '2') and id is not null",
        "12",
        "'USD'"
      })
  void expressionsOverTheColumnsOfTheFeedAreFine(String expression) {
    assertThat(problemsOf("name", expression)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          amuont ~ reads 'amuont', which is no column of the feed crm.deals; the nearest are amount, user, id
          upper(stge) || b ~ reads 'b', which is no column of the feed crm.deals; the nearest are id, user, stage
          amount + ~ is no SQL expression: Syntax error at or near end of input; mend it, texts stand in '…'
          amount; id ~ is no SQL expression: Syntax error at or near ';'; mend it, texts stand in '…'
          stage_of(id) ~ calls stage_of(…), which is not allowed; use a function that depends on the row's values alone
          uper(id) ~ calls uper(…), which is not allowed; did you mean upper?
          substring() ~ calls substring(), which is not allowed; did you mean substring?
          """)
  void anExpressionThatCannotBeReadIsReportedWithItsPlace(String expression, String message) {
    assertThat(problemsOf("name", expression))
        .contains("expressions.conf:5: sources.crm.maps.columns.name " + message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reflect('java.lang.System', 'getenv', 'PATH')",
        "java_method('java.lang.System', 'exit', '0')",
        "input_file_name()",
        "input_file_block_start()",
        "rand()",
        "uuid()",
        "monotonically_increasing_id()",
        "spark_partition_id()",
        "now()",
        "curdate()",
        "current_date()",
        "current_timestamp()",
        "current_user()",
        "current_date",
        "current_timestamp",
        "localtimestamp",
        "unix_timestamp()",
        "raise_error('x')",
        "version()",
        "repeat(id, 1000000000)",
        "explode(split(id, ''))",
        "max(amount)",
        "first(amount)",
        "first_value(amount)",
        "row_number() over (order by id)",
        "sum(amount) over ()",
        "(select max(1))",
        "(select id from csv.`/etc/passwd`)",
        "exists (select 1 from text.`/etc/passwd`)",
        "id in (select value from text.`/etc/passwd`)",
        "read_files('/etc/passwd')",
        "identifier('rand')()",
        "system.builtin.rand()",
        "session.my_function(id)",
        ":secret",
        "?",
        "*",
        "struct(*)",
        "id as other",
        "http_get('x')",
        "ai_query('x')"
      })
  void hostileExpressionsAreRefused(String expression) {
    assertThat(problemsOf("name", expression)).isNotEmpty();
  }

  @Test
  void aValueThatCannotBecomeTheColumnsTypeIsReported() {
    assertThat(problemsOf("is_won", "map('a', id)"))
        .containsExactly(
            "expressions.conf:5: sources.crm.maps.columns.is_won cannot be resolved: Cannot resolve"
                + " \"CAST(map(a, id) AS BOOLEAN)\" due to data type mismatch: cannot cast"
                + " \"MAP<STRING, STRING>\" to \"BOOLEAN\"; its value must be usable as boolean");
  }

  @Test
  void aConditionIsABoolean() {
    assertThat(problems("where = \"amount\", columns { deal_id = id, stage_id = stage }", ""))
        .containsExactly(
            "expressions.conf:5: sources.crm.maps.where gives a value of type string;"
                + " write a condition, which is true or false");
  }

  @Test
  void aSegmentReadsTheColumnsOfCoreAccount() {
    String segments =
        """
        segments {
          good { where = "industry in ('Banking') and employees > 10" }
          bad { where = "employes > 10" }
        }
        """;

    assertThat(problems("columns { deal_id = id, stage_id = stage }", segments))
        .containsExactly(
            "expressions.conf:9: segments.bad.where reads 'employes', which is no column of"
                + " core.account; the nearest are employees, industry, account_id");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          where = "employes > 10" ~ where reads 'employes', which is no column of core.measured_deal; the nearest are employees, industry, account_id
          where = industry ~ where gives a value of type string; write a condition, which is true or false
          value = industry ~ value gives a value of type string; write what can be added up, a number
          value = "sum(employees)" ~ value calls sum(…), which is not allowed; use a function that depends on the row's values alone
          distinct = "rand()" ~ distinct calls rand(), which is not allowed; use a function that depends on the row's values alone
          converted-at = "array(employees)" ~ converted-at cannot be resolved: Cannot resolve "CAST(array(employees) AS TIMESTAMP)" due to data type mismatch: cannot cast "ARRAY<BIGINT>" to "TIMESTAMP"; its value must be usable as timestamp
          """)
  void aMeasureReadsTheColumnsOfWhatItCounts(String line, String message) {
    String measure = "measures.m = { of = deal, description = x, unit = x\n%s }".formatted(line);

    assertThat(problems("columns { deal_id = id, stage_id = stage }", measure))
        .containsExactly("expressions.conf:8: measures.m." + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          outcome = 'won' ~ reads 'outcome', which is no column of core.created_deal; the nearest are source, country, amount
          product ~ gives a value of type string; write a condition, which is true or false
          rand() < 0.5 ~ calls rand(), which is not allowed; use a function that depends on the row's values alone
          """)
  void aVariantReadsWhatIsKnownOfADealWhenItComes(String condition, String message) {
    String experiments =
        """
        experiments.price { from = 2024-01-01, variants = [
          { name = usual, deals-where = "pmod(crc32(deal_id), 2) = 0" }
          { name = higher, deals-where = "%s" }
        ] }
        """;

    assertThat(
            problems(
                "columns { deal_id = id, stage_id = stage }",
                experiments.formatted(condition),
                ExpressionCheckTest::contractOfSuite))
        .containsExactly("expressions.conf:9: experiments.price.variants.deals-where " + message);
  }

  @Test
  void moneyWithoutAColumnAtTheConstantRateIsReported() {
    String measure =
        "measures.m = { of = deal, description = x, unit = x, money = true, value = paid_dated }";

    assertThat(problems("columns { deal_id = id, stage_id = stage }", measure))
        .contains(
            "expressions.conf:7: measures.m.value-constant reads 'paid_constant', which is no column"
                + " of core.measured_deal; the nearest are account_id, industry, employees");
  }

  @Test
  void theExpressionsOfTheSuiteItselfCanRun() {
    List<ExpressionUse> own =
        ExpressionUse.all(config("columns { deal_id = id, stage_id = stage }", "")).stream()
            .filter(use -> use.expression().origin().isOfSuite())
            .toList();

    assertThat(own).hasSizeGreaterThan(40);
    assertThat(
            new ExpressionCheck(
                    ExpressionCheckTest::session,
                    (source, feed) -> Optional.empty(),
                    ExpressionCheckTest::contractOfSuite)
                .problems(own))
        .isEmpty();
  }

  @Test
  void whereColumnsCannotBeKnownOnlyTheTextIsChecked() {
    List<Problem> problems =
        new ExpressionCheck(
                ExpressionCheckTest::session,
                (source, feed) -> Optional.empty(),
                ExpressionCheckTest::contract)
            .problems(config("columns { deal_id = anything, stage_id = \"rand()\" }", ""));

    assertThat(problems).singleElement().asString().contains("calls rand()");
  }

  @Test
  void everyAllowedFunctionIsOneOfSparksOwn() {
    List<String> unknown =
        AllowedFunctions.names().stream()
            .map(name -> name.replace("()", ""))
            .filter(name -> !session().catalog().functionExists(name))
            .collect(Collectors.toCollection(TreeSet::new))
            .stream()
            .toList();

    assertThat(unknown).isEmpty();
  }

  private List<String> problemsOf(String column, String expression) {
    String escaped = expression.replace("\\", "\\\\").replace("\"", "\\\"");
    return problems(
        "columns { deal_id = id, stage_id = stage, %s = \"%s\" }".formatted(column, escaped), "");
  }

  private List<String> problems(String map, String more) {
    return problems(map, more, ExpressionCheckTest::contract);
  }

  private List<String> problems(
      String map, String more, Function<String, TableContract> contracts) {
    return new ExpressionCheck(
            ExpressionCheckTest::session, (source, feed) -> Optional.of(DEALS), contracts)
        .problems(config(map, more)).stream()
            .map(problem -> problem.toString().replace(folder + "/", ""))
            .toList();
  }

  private SuiteConfig config(String map, String more) {
    String text =
        """
        sources.crm {
          kind = mapped
          feeds { deals { files = "deals.csv" } }
          maps = [
            { to = deal, from = deals, %s }
          ]}
        %s
        stages.canonical = [
          { name = open, position = 1 }, { name = won, position = 2, kind = won }
          { name = lost, position = 3, kind = lost }
        ]
        funnels.sales.stages = [open]
        privacy.names = shown
        """
            .formatted(map, more.strip());
    try {
      Path file = Files.writeString(folder.resolve("expressions.conf"), text);
      return ConfigLoader.load(file, Map.of());
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private static TableContract contract(String table) {
    return ContractReader.read(
        TableName.of(table),
        """
        description = "One row per account.", grain = [account_id], write = replace
        columns = [
          { name = account_id, type = string, description = "Account." }
          { name = industry, type = string, description = "Industry." }
          { name = employees, type = bigint, description = "Employees." }
        ]
        """);
  }

  private static TableContract contractOfSuite(String name) {
    TableName table = TableName.of(name);
    return ContractReader.read(table, BundledText.of("/tables/" + table.path() + "/table.conf"));
  }

  private static SparkSession session() {
    return SparkSessions.open("local[2]", Map.of());
  }
}
