package dev.stagecoach.common.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShippedConfigurationsTest {
  private static final Path CONF = Path.of("..", "conf");
  private static final Pattern SETTING = Pattern.compile("^ *[a-z.-]+ = .*");
  private static final Pattern DOCUMENTED = Pattern.compile(".*[^ ] +# [^ ].*");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "stagecoach.conf",
        "examples/crm_sales_opportunities.conf",
        "examples/salesforce_seed.conf",
        "examples/hubspot_seed.conf"
      })
  void everyShippedConfigurationIsValid(String file) {
    SuiteConfig config = ConfigLoader.load(CONF.resolve(file), Map.of());

    assertThat(config.sources()).isNotEmpty();
  }

  @Test
  void theDefaultConfigurationIsTheSimulatedCompanyOnTwoCrms() {
    SuiteConfig config = ConfigLoader.load(CONF.resolve("stagecoach.conf"), Map.of());

    assertThat(config.sources())
        .extracting(source -> source.name() + " " + source.kind() + " " + source.path())
        .containsExactly(
            "north salesforce demo/crm/salesforce",
            "reference reference demo/crm/reference",
            "south hubspot demo/crm/hubspot");
  }

  @Test
  void everySettingOfReferenceConfHasItsMeaningBesideIt() {
    String reference = WrittenConfiguration.text("/reference.conf");

    assertThat(reference.lines().filter(line -> SETTING.matcher(line).matches()))
        .isNotEmpty()
        .allMatch(line -> DOCUMENTED.matcher(line).matches());
  }
}
