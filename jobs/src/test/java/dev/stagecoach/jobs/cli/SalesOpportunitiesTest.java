package dev.stagecoach.jobs.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The public CRM Sales Opportunities, where they are at hand, by configuration alone. */
class SalesOpportunitiesTest {
  private static final Path DATA = Path.of("../../shared/data/crm_sales_opportunities");
  private static final Path EXAMPLES = Path.of("../conf/examples");

  @TempDir private static Path folder;

  @BeforeAll
  static void theFilesAreRun() {
    assumeThat(Files.isDirectory(DATA)).as("the published files in %s", DATA).isTrue();
    Screen run = warehouse().command("run", "--as-of", "2018-01-01");
    assertThat(run.status()).as(run.err()).isZero();
  }

  @Test
  void allOpportunitiesAreLoaded() {
    List<String> audit =
        warehouse()
            .answer(
                "select read, loaded, duplicate, quarantined from ops.load_audit"
                    + " where object = 'pipeline'");

    assertThat(audit).containsExactly("8800,8800,0,0");
  }

  @Test
  void theCompanysFiguresAreThePublishedOnes() {
    List<String> company = figures().subList(0, 1);

    assertThat(company).containsExactly("company,,4238,2473,63.15,10005534,2360.91");
  }

  @Test
  void everyOfficeManagerAndAgentHasWhatItsRowsAddUpTo() throws IOException {
    List<String> figures = figures();

    assertThat(figures).hasSize(1 + 3 + 6 + 30);
    assertThat(figures).containsExactlyInAnyOrderElementsOf(SalesFigures.count(DATA).lines());
  }

  @Test
  void aProductSpelledInTwoWaysIsOne() {
    List<String> products =
        warehouse()
            .answer(
                "select product, count(*) from core.deal"
                    + " where product in ('GTXPro', 'GTX Pro') group by product");

    assertThat(products).containsExactly("GTX Pro,1480");
  }

  private static List<String> figures() {
    return warehouse().answer("-f", EXAMPLES.resolve("crm_sales_opportunities.sql").toString());
  }

  private static TestWarehouse warehouse() {
    return new TestWarehouse(
        folder.resolve("warehouse"),
        List.of(
            "--conf",
            EXAMPLES.resolve("crm_sales_opportunities.conf").toString(),
            "--set",
            "source.path=" + DATA));
  }
}
