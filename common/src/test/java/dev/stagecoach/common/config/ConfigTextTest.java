package dev.stagecoach.common.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigTextTest {
  @TempDir Path folder;
  private WrittenConfiguration files;

  @BeforeEach
  void writeAValidConfiguration() {
    files = WrittenConfiguration.in(folder);
  }

  @Test
  void aMissingFileIsNamed() {
    assertThat(files.problems("absent.conf", Map.of()))
        .containsExactly(
            "absent.conf: the configuration file does not exist;"
                + " give an existing file with --conf FILE");
  }

  @Test
  void brokenHoconIsReportedWithItsLineAndNothingElse() {
    files.with("broken.conf", "business {\n  name = X\n");

    assertThat(files.problems("broken.conf", Map.of()))
        .singleElement()
        .asString()
        .startsWith("broken.conf:3: the file is not valid HOCON: ")
        .endsWith("; mend the braces, quotes or commas there");
  }

  @Test
  void valuesThatStandTogetherAreReportedWithoutShowingThem() {
    assertThat(files.problemsOfValidWith("teams.from = hush { tree = [] }\n"))
        .containsExactly(
            "test.conf:2: a text, a list or a block stand together as one value;"
                + " put a comma or a line break between them");
  }

  @Test
  void aSyntaxErrorDoesNotShowTheTextAroundIt() {
    assertThat(files.problemsOfValidWith("teams { from = \"hush\", tree = [ hush hush = }\n"))
        .singleElement()
        .asString()
        .startsWith("test.conf:2: the file is not valid HOCON: ")
        .doesNotContain("hush");
  }

  @Test
  void anIncludeOfAMissingFileIsReportedWithItsLine() {
    assertThat(files.problemsOfValidWith("\ninclude \"gone.conf\"\n"))
        .containsExactly(
            "test.conf:3: the included file 'gone.conf' does not exist;"
                + " create gone.conf or take the include out");
  }

  @Test
  void mistakesOfSeveralFilesOfWhichOneIsBrokenAreReportedTogether() {
    files.with("broken.conf", "quality {\n");

    List<String> problems =
        files.problemsOfValidWith("include \"broken.conf\"\nbusiness.close-date = evnt\n");

    assertThat(problems)
        .hasSize(2)
        .contains("test.conf:3: business.close-date is 'evnt'; write event or field")
        .first()
        .asString()
        .startsWith("broken.conf:2: the file is not valid HOCON");
  }

  @Test
  void aFileThatIncludesItselfIsReported() {
    files.with("a.conf", "include \"b.conf\"\n").with("b.conf", "\ninclude \"a.conf\"\n");

    assertThat(files.problemsOfValidWith("include \"a.conf\"\n"))
        .containsExactly("b.conf:2: 'a.conf' includes itself; take the include out");
  }

  @Test
  void onlyFilesAreIncluded() {
    assertThat(files.problemsOfValidWith("include url(\"http://config.example/x.conf\")\n"))
        .containsExactly(
            "test.conf:2: include url(…) is not supported; include a file: include \"FILE\"");
  }

  @Test
  void everySubstitutionThatLeadsNowhereIsReported() {
    assertThat(
            files.problemsOfValidWith(
                "business.name = ${company.name}\nteams.from = ${NO_SUCH_VARIABLE}\n"))
        .containsExactly(
            "test.conf:2: ${company.name} is not set; set it in the configuration or the"
                + " environment, or write ${?…} if it may be absent",
            "test.conf:3: ${NO_SUCH_VARIABLE} is not set; set it in the configuration or the"
                + " environment, or write ${?…} if it may be absent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "business = ${nope}\nbusiness { name = A }",
        "business { name = A }\nbusiness = ${business} ${nope}",
        "stages.map = [ ${nope} ]",
        "stages.map = ${nope} [ { stage = A, canonical = first } ]",
        "funnels.sales.stages = [ first, ${nope} ]",
        "funnels = ${nope}",
        "sources.crm.maps += ${nope}",
        "sources.crm.maps += { to = rep, from = deals, columns { rep_id = ${nope} } }",
        "sources.crm.maps += { to = rep, from = deals, columns = ${nope} }",
        "spark.settings = ${nope}",
        "spark.settings { spark.a = ${nope} }",
        "${nope}.name = A",
        "teams = { tree = ${nope} }",
        "business.name = ${business.name}"
      })
  void aSubstitutionThatLeadsNowhereIsReportedWhereverItStands(String lines) {
    assertThat(files.problemsOfValidWith(lines + "\n"))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem).startsWith("test.conf:"));
  }

  @Test
  void aSubstitutionMayReadADefault() {
    files.with(
        "test.conf", "include \"valid.conf\"\nbusiness.name = \"In \"${business.time-zone}\n");

    assertThat(files.load("test.conf").business().name()).isEqualTo("In UTC");
  }

  @Test
  void overridesWinOverTheFile() {
    SuiteConfig config =
        ConfigLoader.load(
            folder.resolve("valid.conf"),
            Map.of("source.path", "exports", "funnels.sales.stages", "[first]"));

    assertThat(config.sources().get(0).path()).isEqualTo("exports/crm");
    assertThat(config.funnels().get(0).stages()).containsExactly("first");
  }

  @Test
  void mistakesOfOverridesAreShownWithTheirKey() {
    assertThat(
            files.problems(
                "valid.conf",
                Map.of("business.close-date", "evnt", "busines.name", "X", "a..b", "c")))
        .containsExactly(
            "--set a..b: 'a..b' cannot be set to this value;"
                + " write --set KEY=VALUE, e.g. --set source.path=data",
            "--set busines.name: busines is not a setting; did you mean business?",
            "--set business.close-date: business.close-date is 'evnt'; write event or field");
  }

  @Test
  void theMessageOfTheFailureHoldsEveryProblem() {
    files.with("test.conf", "include \"valid.conf\"\nteams.from = a\nbusiness.close-date = b\n");

    assertThatThrownBy(() -> files.load("test.conf"))
        .isInstanceOf(InvalidConfiguration.class)
        .hasMessageContaining("test.conf:2: teams.from is 'a'")
        .hasMessageContaining("test.conf:3: business.close-date is 'b'");
  }

  @Test
  void whatTheEnvironmentGaveIsNeverShown() {
    assertThat(files.problemsOfValidWith("business.close-date = ${PATH}\n"))
        .containsExactly(
            "environment variable PATH: business.close-date is ***; write event or field");
  }

  @Test
  void aTextThatTheEnvironmentIsPartOfIsNeverShown() {
    assertThat(files.problemsOfValidWith("business.close-date = \"x\"${PATH}\n"))
        .containsExactly("test.conf:2: business.close-date is ***; write event or field");
  }

  @Test
  void aPasswordIsNotPartOfAnyText() {
    files.with("test.conf", WrittenConfiguration.resource("every_key.conf"));

    assertThat(files.load("test.conf").toString()).doesNotContain(System.getenv("PATH"), "reader");
  }
}
