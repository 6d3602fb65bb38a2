package dev.stagecoach.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigMistakesTest {
  @TempDir Path folder;
  private WrittenConfiguration files;

  @BeforeEach
  void writeAValidConfiguration() {
    files = WrittenConfiguration.in(folder);
  }

  @Test
  void aConfigurationWithoutMistakesHasNoProblems() {
    assertThat(files.problems("valid.conf", Map.of())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          busines.name = X ~ busines is not a setting; did you mean business?
          business.time-zonne = UTC ~ business.time-zonne is not a setting; did you mean time-zone?
          quality.colour = red ~ quality.colour is not a setting; known are freshness, max-quarantined-share
          business.name = [a] ~ business.name is a list; write the company's name
          business = 3 ~ business is '3'; write a block { … }
          business.ping-pong-seconds = soon ~ business.ping-pong-seconds is 'soon'; write a whole number from 0
          business.ping-pong-seconds = 1.5 ~ business.ping-pong-seconds is '1.5'; write a whole number from 0
          business.ping-pong-seconds = -1 ~ business.ping-pong-seconds is '-1'; write a whole number from 0
          business.fiscal-year.start-month = 13 ~ business.fiscal-year.start-month is '13'; write a whole number from 1 to 12
          business.fiscal-year.calendar = 4-4-4 ~ business.fiscal-year.calendar is '4-4-4'; write 4-4-5 or 4-5-4 or 5-4-4 or months
          business.close-date = evnt ~ business.close-date is 'evnt'; write event or field
          business.zero-amount-deals = maybe ~ business.zero-amount-deals is 'maybe'; write exclude or include
          business.time-zone = Mars/Base ~ business.time-zone is 'Mars/Base'; write a zone of the IANA database, e.g. Europe/Berlin
          business.constant-rate-date = 2024-02-30 ~ business.constant-rate-date is '2024-02-30'; write a date, e.g. 2024-01-31
          business.reporting-currency = DOLLAR ~ business.reporting-currency is 'DOLLAR'; write an ISO 4217 code, e.g. USD
          quality.freshness.crm {} ~ quality.freshness.crm.warn-after-hours is missing; write a number of hours, e.g. 36
          quality.freshness.crm { warn-after-hours = 9, fail-after-hours = 0 } ~ quality.freshness.crm.fail-after-hours is '0'; write a whole number from 1
          quality.freshness.crm { warn-after-hours = 48, fail-after-hours = 48 } ~ quality.freshness.crm.fail-after-hours is not more than warn-after-hours; write a larger number, or leave one of them out
          quality.freshness.cmr.warn-after-hours = 48 ~ quality.freshness.cmr names no source; did you mean crm?
          quality.max-quarantined-share = 5 ~ quality.max-quarantined-share is '5'; write a share from 0 to 1, e.g. 0.05
          privacy.key = secret ~ privacy.key is written out; take it from the environment: key = ${?STAGECOACH_PSEUDONYM_KEY}
          operations.metrics-file = metrics.txt ~ operations.metrics-file is 'metrics.txt', which no collector would read; let it end with .prom
          operations.lineage.to = "ftp://host" ~ operations.lineage.to is 'ftp://host'; write a file, or an address of http or https, e.g. http://marquez.example.com:5000
          operations.lineage.key = secret ~ operations.lineage.key is written out; take it from the environment: key = ${?STAGECOACH_LINEAGE_KEY}
          warehouse.path = "" ~ warehouse.path is missing; write a folder, e.g. warehouse
          funnels.sales.window-days = 0 ~ funnels.sales.window-days is '0'; write a whole number from 1 to 3650
          funnels.sales.default = perhaps ~ funnels.sales.default is 'perhaps'; write false or true
          funnels.sales.stages = [[first]] ~ funnels.sales.stages holds a list; write a list of texts [ …, … ]
          sources.crm.csv.delimiter = ";;" ~ sources.crm.csv.delimiter is ';;'; write one character
          sources.crm.csv.encoding = latin-one ~ sources.crm.csv.encoding is 'latin-one'; write a character set, e.g. UTF-8
          sources.Old = { kind = hubspot } ~ 'Old' is not a name; use lower case letters, digits and underscores, a letter first
          sources.old = { kind = sugar } ~ sources.old.kind is 'sugar'; write hubspot or mapped or reference or salesforce
          sources.old = { path = x } ~ sources.old.kind is missing; write hubspot or mapped or reference or salesforce
          sources.old = { kind = hubspot, feeds {} } ~ sources.old.feeds is not a setting; known are csv, full-extract, kind, path, time-zone
          activities.sale-days = 0 ~ activities.sale-days is '0'; write a whole number from 1 to 3650
          activities.opportunity-stage = frist ~ activities.opportunity-stage is 'frist', which is no open stage of stages.canonical; did you mean first?
          activities.opportunity-stage = won ~ activities.opportunity-stage is 'won', which is no open stage of stages.canonical; known are first, second
          activities.dispositions = { connected = [Busy], unreached = [busy] } ~ activities.dispositions.unreached holds 'busy', which is among the connected ones too; keep it in one of the two lists
          segments.all = { where = "true" } ~ the segment 'all' holds every account already; rename it
          metrics.won_share = { numerator = "count(deals_wno)", description = x, unit = share } ~ metrics.won_share.numerator asks for 'deals_wno', which is no measure; did you mean deals_won?
          metrics.won_share = { numerator = "count(deals_won", description = x, unit = share } ~ metrics.won_share.numerator is 'count(deals_won', which is no formula: it ends where ')' should stand; write a formula, e.g. "sum(revenue) / count(deals_won)"
          metrics.won_share = { numerator = deals_won, description = x, unit = share } ~ metrics.won_share.numerator is 'deals_won', which is no formula: 'deals_won' stands alone; say what of it, e.g. count(deals_won) or sum(deals_won); write a formula, e.g. "sum(revenue) / count(deals_won)"
          metrics.won_share = { numerator = "opening_count(deals_won)", description = x, unit = share } ~ metrics.won_share.numerator asks for opening_count(deals_won), but 'deals_won' is no balance; ask for count(deals_won)
          metrics.won_share = { description = x, unit = share } ~ metrics.won_share.numerator is missing; write a formula, e.g. "sum(revenue) / count(deals_won)"
          metrics.won_share = { value = "median(counted_cycle)", numerator = "1", description = x, unit = days } ~ metrics.won_share.value stands beside a numerator or denominator; write either a value, or a numerator with or without a denominator
          metrics.a = { value = "metric(b)", description = x, unit = x }, metrics.b = { value = "1 + metric(a)", description = x, unit = x } ~ metrics.b.value asks for metric(a), which is made of it: a of b of a; take one of these out of another
          metrics.a = { value = "metric(a)", description = x, unit = x } ~ metrics.a.value asks for metric(a), which is made of it: a of a; take one of these out of another
          metrics.a = { value = "metric(win_rat) * 2", description = x, unit = x } ~ metrics.a.value asks for metric(win_rat), which is no metric; did you mean win_rate?
          metrics.a = { numerator = "count(calls)", denominator = "count(deals_won)", description = x, unit = x } ~ metrics.a.denominator divides what is dated by activity.occurred_on by what is dated by deal.closed_on; date both by the same event, or write mixed-dates = true where that is meant
          metrics.a = { value = "metric(deals_won) / metric(opportunities_created)", description = x, unit = x } ~ metrics.a.value divides what is dated by deal.closed_on by what is dated by deal.created_on; date both by the same event, or write mixed-dates = true where that is meant
          metrics.a = { value = "year_to_date(median(counted_cycle))", description = x, unit = x } ~ metrics.a.value adds up quantile(counted_cycle, 0.5) over time, which cannot be added up; use counts and sums of what happens in each period
          metrics.a = { value = "year_to_date(sum(churned))", description = x, unit = x } ~ metrics.a.value adds up sum(churned) over time, which cannot be added up; use counts and sums of what happens in each period
          metrics.a = { value = "all_to_date(year_to_date(sum(revenue)))", description = x, unit = x } ~ metrics.a.value runs over time twice: year_to_date(sum(revenue)); take one of the two out
          metrics.a = { value = "quantile(counted_cycle, 90)", description = x, unit = x } ~ metrics.a.value is 'quantile(counted_cycle, 90)', which is no formula: '90' stands where a share from 0 to 1 should, e.g. quantile(counted_cycle, 0.9); write a formula, e.g. "sum(revenue) / count(deals_won)"
          metrics.a = { conversion = deals_won, description = x, unit = x } ~ metrics.a.conversion is 'deals_won', which is no conversion; write converted or converted-at into measures.deals_won
          metrics.a = { conversion = reply_chance, description = x, unit = x } ~ metrics.a.conversion is 'reply_chance', which is no measure; did you mean reply_chances?
          measures.m = { description = x, unit = x } ~ measures.m.of is missing; write what it counts: activity, deal, opportunity, prospect, stage_visit
          measures.m = { description = x, unit = x, of = deals } ~ measures.m.of is 'deals'; write activity or deal or opportunity or prospect or stage_visit
          measures.m = { description = x, unit = x, of = deal, on = won_on } ~ measures.m.on is 'won_on', on which no deal can be counted; write created_on or closed_on or expected_close_on
          measures.m = { description = x, unit = x, of = deal, balance = true } ~ measures.m.balance is true, but nothing ever ends; write ends = the date of the end
          measures.m = { description = x, unit = x, of = deal, within-days = 9 } ~ measures.m.within-days has nothing to wait for; write converted or converted-at beside it
          measures.m = { description = x, unit = x, of = deal, converted = is_same_day, value = amount } ~ measures.m.value stands beside a conversion, which counts one for each fact that went on; write either
          metrics.win_rate.direction = sideways ~ metrics.win_rate.direction is 'sideways'; write down or up
          planning.confidence = 1 ~ planning.confidence is '1'; write a share between 0 and 1, e.g. 0.8
          planning.history-months = 0 ~ planning.history-months is '0'; write a whole number from 1 to 600
          goals.big = { from = 2025-01-01, until = 2026-01-01 } ~ goals.big.revenue is missing; write the amount to be won, e.g. 5000000
          goals.big = { from = 2025-01-01, until = 2026-01-01, revenue = -5 } ~ goals.big.revenue is '-5'; write the amount to be won, e.g. 5000000
          goals.big = { from = 2025-01-01, until = 2025-01-01, revenue = 5 } ~ goals.big.until is 2025-01-01, which is not after from; write the first day after the goal's last one
          goals.big = { from = 2025-01-01, revenue = 5 } ~ goals.big.until is missing; write a date, e.g. 2025-01-01
          goals.big = { from = 2025-01-01, until = 2026-01-01, revenue = 5, win-rate = 25 } ~ goals.big.win-rate is '25'; write a share above 0 and at most 1, e.g. 0.25
          targets.wins = { metric = deals_wun, value = 5 } ~ targets.wins.metric is 'deals_wun', which is no metric; did you mean deals_won?
          targets.wins = { metric = deals_won } ~ targets.wins.value is missing; write the number to be reached in a period, e.g. 50
          targets.wins = { metric = deals_won, value = 5, period = decade } ~ targets.wins.period is 'decade'; write fiscal_quarter or fiscal_year or month or quarter or week or year
          targets.wins = { metric = deals_won, value = 5, team = a, rep = b } ~ targets.wins.rep stands beside a team; write either, or neither for the company
          targets.wins = { metric = deals_won, value = 5, from = 2025-02-01, until = 2025-01-01 } ~ targets.wins.until is 2025-01-01, which is not after from; write the first day on which the target does not hold any more
          scorecards.a = { metrics = [ { metric = win_rate, weight = heavy } ] } ~ scorecards.a.metrics.weight is 'heavy'; write a number above 0, e.g. 0.15 for 15 points at the benchmark
          scorecards.a = { metrics = [ { metric = win_rate, weight = 0 } ] } ~ scorecards.a.metrics.weight is '0'; write a number above 0, e.g. 0.15 for 15 points at the benchmark
          scorecards.a = { metrics = [ { metric = win_rate } ] } ~ scorecards.a.metrics.weight is missing; write a number above 0, e.g. 0.15 for 15 points at the benchmark
          scorecards.a = { metrics = [ { metric = win_rat, weight = 1 } ] } ~ scorecards.a.metrics.metric is 'win_rat', which is no metric; did you mean win_rate?
          scorecards.a = { metrics = [ { metric = win_rate, weight = 1 }, { metric = win_rate, weight = 2 } ] } ~ scorecards.a.metrics.metric is 'win_rate' once more; name each metric once
          scorecards.a = { metrics = [ { metric = win_rate, weight = 1, benchmark = -3 } ] } ~ scorecards.a.metrics.benchmark is '-3'; write a number above 0, or target, or peers
          scorecards.a = { metrics = [ { metric = win_rate, weight = 1 } ], grain = day } ~ scorecards.a.grain is 'day'; write fiscal_quarter or fiscal_year or month or quarter or week or year
          scorecards.a = { grain = month } ~ scorecards.a.metrics is missing; write a list, e.g. [ { metric = win_rate, weight = 0.5 } ]
          coaching.grains = [quater] ~ coaching.grains holds 'quater', which is no grain; did you mean quarter?
          coaching.false-discovery-rate = often ~ coaching.false-discovery-rate is 'often'; write a share from 0 to 1, e.g. 0.1
          coaching.patterns.a = { much = deals_won, little = win_rte } ~ coaching.patterns.a.little is 'win_rte', which is no metric; did you mean win_rate?
          experiments.a = { from = 2024-01-01, variants = [ { name = old, reps = [x] } ] } ~ experiments.a.variants holds one variant alone; write at least two, the first is what the others are compared with
          experiments.a = { from = 2024-01-01 } ~ experiments.a.variants holds no variant; write at least two, the first is what the others are compared with
          experiments.a = { variants = [ { name = old, reps = [x] }, { name = new, reps = [y] } ] } ~ experiments.a.from is missing; write a date, e.g. 2024-01-31
          experiments.a = { from = 2024-01-01, to = 2024-01-01, variants = [ { name = old, reps = [x] }, { name = new, reps = [y] } ] } ~ experiments.a.to is 2024-01-01, not after 2024-01-01; write a later date
          experiments.a = { from = 2024-01-01, variants = [ { name = old, reps = [x] }, { name = new, reps = [x] } ] } ~ experiments.a.variants.reps holds 'x', which is assigned to old already; assign each once
          experiments.a = { from = 2024-01-01, variants = [ { name = old, reps = [x] }, { name = old, reps = [y] } ] } ~ experiments.a.variants.name 'old' is there twice; give each variant its own name
          experiments.a = { from = 2024-01-01, variants = [ { name = old, reps = [x] }, { name = new, deals = [y] } ] } ~ experiments.a.variants.reps stands beside variants with deals; assign all by one of reps, deals and deals-where
          experiments.a = { from = 2024-01-01, variants = [ { name = old, reps = [x] }, { name = new } ] } ~ experiments.a.variants.reps is missing; write a list of ids, e.g. ["crm:1001"]; or deals = [ … ] or deals-where = "…" in all
          experiments.a = { from = 2024-01-01, variants = [ { name = old, deals-where = "rep_id = 'x'" }, { name = new } ] } ~ experiments.a.variants.deals-where is missing; write a condition, e.g. "product = 'Basic'"
          experiments.a = { from = 2024-01-01, variants = [ { name = old, deals-where = "rep_id = 'x'" }, { name = new, deals = [y] } ] } ~ experiments.a.variants.deals stands beside variants with deals-where; assign all by one of reps, deals and deals-where
          experiments.a = { from = 2024-01-01, variants = [ { name = old, deals-where = "rep_id = 'x'" }, { name = new, deals-where = "rep_id = 'x'" } ] } ~ experiments.a.variants.deals-where holds 'rep_id = 'x'', which is assigned to old already; assign each once
          experiments.a = { from = 2024-01-01, outcomes = [wonn], variants = [ { name = old, reps = [x] }, { name = new, reps = [y] } ] } ~ experiments.a.outcomes holds 'wonn', which is no stage of the default funnel; did you mean won?
          segments.big = { label = Big } ~ segments.big.where is missing; write a condition, e.g. "industry in ('Finance', 'Banking')"
          """)
  void aWrongSettingIsReportedWithFileLineAndRemedy(String line, String message) {
    assertThat(files.problemsOfValidWith(line)).containsExactly("test.conf:2: " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          value = 5 ~ value = 6
          value = 5, from = 2025-01-01, until = 2025-04-01 ~ value = 6, from = 2025-03-31
          value = 5, until = 2025-02-01 ~ value = 6, until = 2025-01-01
          """)
  void targetsThatOverlapAreReportedWithBothPlaces(String first, String second) {
    assertThat(
            files.problemsOfValidWith(
                "targets { a { metric = deals_won, team = t, %s }\n b { metric = deals_won, team = t, %s } }"
                    .formatted(first, second)))
        .containsExactly(
            "test.conf:3: targets.b overlaps targets.a (test.conf:2): both say what deals_won of"
                + " team t is to be; let one end (until) on the day on which the other begins"
                + " (from)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          value = 5, until = 2025-04-01 ~ value = 6, from = 2025-04-01
          value = 5, period = month ~ value = 6, period = year
          value = 5, team = u ~ value = 6, team = t
          """)
  void targetsThatFollowEachOtherOrDifferDoNotOverlap(String first, String second) {
    assertThat(
            files.problemsOfValidWith(
                "targets { a { metric = deals_won, %s }\n b { metric = deals_won, %s } }"
                    .formatted(first, second)))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '`',
      textBlock =
          """
          stages.map = [ { source = crn, stage = A, canonical = first } ] ~ stages.map.source is 'crn', which is no source; did you mean crm?
          stages.map = [ { stage = A, canonical = frist } ] ~ stages.map.canonical is 'frist', which is no stage of stages.canonical; did you mean first?
          stages.map = [ { canonical = first } ] ~ stages.map.stage is missing; write the source's stage id
          stages.map = [ { stage = A, canonical = first, from = soon } ] ~ stages.map.from is 'soon'; write a date, e.g. 2024-01-31
          stages.canonical += { name = Third, position = 3 } ~ stages.canonical.name is 'Third', which is not a name; use lower case letters, digits and underscores, a letter first
          stages.canonical += { name = third } ~ stages.canonical.position is missing; write a whole number from 0, lower is earlier
          stages.canonical += { name = third, position = 91 } ~ stages.canonical.position puts the won stage 'won' before an open one; write a position after 91
          funnels.sales.stages = [first, thrid, second] ~ funnels.sales.stages holds 'thrid', which is no stage of stages.canonical; known are first, lost, second, won
          funnels.sales.stages = [first, won] ~ funnels.sales.stages holds 'won', which is not an open stage; take it out, won is implied at the end
          funnels.sales.stages = [second, first] ~ funnels.sales.stages has 'first' after 'second'; order the stages by their positions, each once
          funnels.sales.stages = [] ~ funnels.sales.stages is missing; write a list of open stages, earliest first
          funnels = { a { stages = [first] }, b { stages = [first] } } ~ no funnel is the default; write default = true in one
          teams.from = hr ~ teams.from is 'hr', which is no source; known are crm
          teams.tree = [ { id = a, parent = b } ] ~ teams.tree.parent is 'b', which is no team of the tree; did you mean a?
          teams.tree = [ { name = A } ] ~ teams.tree.id is missing; write a name that no other team has
          """)
  void aWrongReferenceIsReportedWithTheNearestName(String line, String message) {
    assertThat(files.problemsOfValidWith(line)).first().asString().endsWith(message);
  }

  @Test
  void aCycleOfTeamsIsReportedOnceWithTheNamesInIt() {
    String lines =
        """
        teams.tree = [
          { id = a, parent = c }
          { id = b, parent = a }
          { id = c, parent = b }
          { id = d, parent = a }
        ]
        """;

    assertThat(files.problemsOfValidWith(lines))
        .containsExactly(
            "test.conf:3: teams.tree.parent closes a cycle: a → c → b → a;"
                + " give one of these teams another parent or none");
  }

  @Test
  void namesAndPositionsAreUnique() {
    String lines =
        """
        stages.canonical = [
          { name = first, position = 1 }
          { name = first, position = 2 }
          { name = second, position = 2 }
          { name = won, position = 90, kind = won }
          { name = lost, position = 99, kind = lost }
        ]
        stages.map = [
          { source = crm, stage = A, canonical = first }
          { source = crm, stage = A, canonical = second }
          { source = crm, stage = A, canonical = second, from = 2024-01-01 }
        ]
        teams.tree = [ { id = a }
          { id = a } ]
        """;

    assertThat(files.problemsOfValidWith(lines))
        .containsExactly(
            "test.conf:4: the stage 'first' is there twice (first: test.conf:3);"
                + " change or remove one of the two",
            "test.conf:5: position 2 has a stage already (first: test.conf:4);"
                + " change or remove one of the two",
            "test.conf:11: stage 'A' of source crm, pipeline * is mapped already"
                + " (first: test.conf:10); change or remove one of the two",
            "test.conf:15: teams.tree.id 'a' is there twice (first: test.conf:14);"
                + " change or remove one of the two");
  }

  @Test
  void everyKindOfStageMustBeThere() {
    assertThat(
            files.problemsOfValidWith(
                "stages.canonical = [ { name = first, position = 1 } ]\n"
                    + "funnels.sales.stages = [first]"))
        .containsExactly(
            "test.conf:2: stages.canonical has no stage of kind lost;"
                + " add one, e.g. { name = lost, position = 110, kind = lost }",
            "test.conf:2: stages.canonical has no stage of kind won;"
                + " add one, e.g. { name = won, position = 100, kind = won }");
  }

  @Test
  void onlyOneFunnelIsTheDefault() {
    String lines =
        """
        funnels {
          a { stages = [first], default = true }
          sales.default = true
        }
        """;

    assertThat(files.problemsOfValidWith(lines))
        .containsExactly(
            "test.conf:4: funnels.sales.default makes a second default funnel beside a;"
                + " leave default = true to one funnel");
  }

  @Test
  void anEmptyFileSaysWhatIsNeeded() {
    files.with("empty.conf", "");

    assertThat(files.problems("empty.conf", Map.of()))
        .containsExactly(
            "empty.conf: funnels is missing;"
                + " add one, e.g. funnels { sales { stages = [STAGE, STAGE] } }",
            "empty.conf: sources is missing;"
                + " add one, e.g. sources { crm { kind = salesforce, path = \"crm\" } }",
            "empty.conf: stages.canonical has no stage of kind lost;"
                + " add one, e.g. { name = lost, position = 110, kind = lost }",
            "empty.conf: stages.canonical has no stage of kind open;"
                + " add one, e.g. { name = open, position = 90, kind = open }",
            "empty.conf: stages.canonical has no stage of kind won;"
                + " add one, e.g. { name = won, position = 100, kind = won }");
  }

  @Test
  void allMistakesAreReportedAtOnceSortedByFileAndLine() {
    files.with("more.conf", "\nbusiness.close-date = evnt\nquality.colour = red\n");
    String lines =
        """
        business.time-zone = Nowhere
        include "more.conf"
        funnels.sales.window-days = many
        """;

    assertThat(files.problemsOfValidWith(lines))
        .containsExactly(
            "more.conf:2: business.close-date is 'evnt'; write event or field",
            "more.conf:3: quality.colour is not a setting; known are freshness, max-quarantined-share",
            "test.conf:2: business.time-zone is 'Nowhere';"
                + " write a zone of the IANA database, e.g. Europe/Berlin",
            "test.conf:4: funnels.sales.window-days is 'many'; write a whole number from 1 to"
                + " 3650");
  }
}
