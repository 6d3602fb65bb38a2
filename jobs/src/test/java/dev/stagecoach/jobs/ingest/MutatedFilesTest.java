package dev.stagecoach.jobs.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.stagecoach.common.job.StagecoachException;
import dev.stagecoach.common.table.TableName;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Files that are spoilt by chance: each is read with every row accounted for, or refused in a
 * sentence that names it. {@code -Dfuzz.files=2000 -Dfuzz.seed=7} tries that many, by another seed.
 */
class MutatedFilesTest {
  private static final Logger LOG = LoggerFactory.getLogger(MutatedFilesTest.class);
  private static final int FILES = Integer.getInteger("fuzz.files", 60);
  private static final long SEED = Long.getLong("fuzz.seed", 1);

  private static final String CSV =
      """
      Id,Name,Amount,CreatedDate,CloseDate,IsClosed,StageName
      006A,Tea,10.50,2024-01-05T08:00:00Z,2024-03-01,false,Open
      006B,"Coffee, black",20,2024-01-06T08:00:00+02:00,2024-03-02,true,Won
      006C,"Two
      lines",,2024-01-07 08:00:00,,false,Café
      006D,Rum,-3,2024-01-08T08:00:00Z,2024-03-04,false,Lost
      """;

  private static final String JSON =
      """
      {"Id": "006E", "Name": "Mate", "Amount": 7.25, "CreatedDate": "2024-01-09T08:00:00Z"}
      {"Id": "006F", "Name": "Sake", "Amount": null, "Tags": ["a", {"b": 1}]}
      """;

  @TempDir static Path folder;

  private static byte[] parquet;

  private final Random chance = new Random(SEED);
  private final Mutations mutations = new Mutations(chance);

  @BeforeAll
  static void writeParquet() {
    parquet = FileBytes.parquet(folder, "'006G' as id, 'Gin' as name, 12.5 as amount");
  }

  @Test
  void everyRowOfASpoiltFileIsAccountedForOrTheFileIsRefusedByName() throws IOException {
    Landing landing = Landing.of(folder, "north { kind = salesforce, path = \"landing\" }");
    Set<String> delivered = new TreeSet<>();
    for (int i = 0; i < FILES; i++) {
      delivered.add(deliverOne(landing, i));
    }
    landing.deliver("landing/opportunity-whole.csv", CSV.getBytes(StandardCharsets.UTF_8));

    int refused = 0;
    Optional<String> sentence = ingest(landing);
    while (sentence.isPresent()) {
      String said = sentence.orElseThrow();
      List<String> named = delivered.stream().filter(said::contains).toList();
      assertThat(named).as("seed %d: %s", SEED, said).isNotEmpty();
      for (String file : named) {
        Files.delete(landing.path("landing/" + file));
        delivered.remove(file);
        refused++;
      }
      sentence = ingest(landing);
    }

    requireAccounts(landing, refused);
  }

  private String deliverOne(Landing landing, int number) {
    String name = "opportunity-%05d".formatted(number);
    return switch (chance.nextInt(6)) {
      case 0 -> deliver(landing, name + ".json", mutations.of(JSON));
      case 1 -> deliver(landing, name + ".csv.gz", mutations.spoilt(FileBytes.gzip(CSV)));
      case 2 -> deliver(landing, name + ".parquet", mutations.spoilt(parquet));
      default -> deliver(landing, name + ".csv", mutations.of(CSV));
    };
  }

  private static String deliver(Landing landing, String name, byte[] bytes) {
    landing.deliver("landing/" + name, bytes);
    return name;
  }

  /** What the ingest refused; empty where it came to its end. */
  private static Optional<String> ingest(Landing landing) {
    Throwable failure = catchThrowable(() -> landing.ingest("1"));
    if (failure == null) {
      return Optional.empty();
    }
    assertThat(failure).as("seed %d", SEED).isInstanceOf(StagecoachException.class);
    String message = String.valueOf(failure.getMessage());
    assertThat(message).as("seed %d", SEED).hasLineCount(1);
    return Optional.of(message);
  }

  private static void requireAccounts(Landing landing, int refused) {
    Row sums =
        landing
            .table("ops.load_audit")
            .selectExpr(
                "count_if(read <> loaded + duplicate + quarantined) as wrong",
                "sum(read) as read",
                "sum(loaded) as loaded",
                "sum(duplicate) as duplicate",
                "sum(quarantined) as quarantined",
                "count(*) as files")
            .head();
    assertThat(sums.getLong(0)).as("files whose rows are not accounted for").isZero();
    assertThat(rows(landing, "raw.salesforce_opportunity")).isEqualTo(sums.getLong(2));
    assertThat(rows(landing, "ops.quarantine")).isEqualTo(sums.getLong(4));
    assertThat(
            landing
                .table("ops.load_audit")
                .where("file = 'opportunity-whole.csv'")
                .selectExpr("read", "loaded + duplicate", "quarantined")
                .head())
        .hasToString("[4,4,0]");
    LOG.info(
        "{} files spoilt (seed {}): {} refused by name; of the rest {} rows read = {} loaded + {} duplicate + {} quarantined, 0 lost",
        FILES,
        SEED,
        refused,
        sums.getLong(1),
        sums.getLong(2),
        sums.getLong(3),
        sums.getLong(4));
  }

  private static long rows(Landing landing, String table) {
    return landing.store().exists(Landing.session(), TableName.of(table))
        ? landing.table(table).count()
        : 0;
  }
}
