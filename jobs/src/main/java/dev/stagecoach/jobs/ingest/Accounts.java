package dev.stagecoach.jobs.ingest;

import dev.stagecoach.common.table.TableName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The account of every file of a run: read = loaded + duplicate + quarantined. */
final class Accounts {
  private final List<FileAccount> files;

  private Accounts(List<FileAccount> files) {
    this.files = List.copyOf(files);
  }

  /** One file's account. */
  record FileAccount(LandingFile file, FilePlan plan, Tally tally, long duplicate) {
    long loaded() {
      return tally.read() - tally.rejected() - duplicate;
    }
  }

  /** The account of all files of an object. */
  record ObjectAccount(LandingObject object, long read, long quarantined, List<FilePlan> files) {}

  /** Adds up what a survey found. */
  static Accounts of(LandingPlan plan, Findings findings) {
    Map<Integer, long[]> setAside = findings.lines();
    List<FileAccount> files = new ArrayList<>();
    for (LandingPlan.PlannedFile planned : plan.all()) {
      Tally tally = findings.tally(planned.plan().number());
      long aside = setAside.getOrDefault(planned.plan().number(), new long[0]).length;
      files.add(new FileAccount(planned.file(), planned.plan(), tally, aside - tally.rejected()));
    }
    return new Accounts(files);
  }

  List<FileAccount> files() {
    return files;
  }

  /** The objects of which a larger share is quarantined than is allowed, the worst first. */
  List<ObjectAccount> over(double share) {
    return objects().stream()
        .filter(object -> object.quarantined() > share * object.read())
        .sorted(
            Comparator.comparingDouble(
                    (ObjectAccount object) -> (double) object.quarantined() / object.read())
                .reversed())
        .toList();
  }

  /** Whether a file has rows to write. */
  boolean hasLoaded(int number) {
    return files.stream()
        .anyMatch(account -> account.plan().number() == number && account.loaded() > 0);
  }

  /**
   * Compares what was counted before with what is in raw now.
   *
   * @param written rows that each raw table got
   * @throws IllegalStateException when a row was lost or doubled on the way
   */
  void requireWritten(Map<TableName, Long> written) {
    Map<TableName, Long> expected = new TreeMap<>();
    files.forEach(
        account ->
            expected.merge(account.file().object().contract().name(), account.loaded(), Long::sum));
    expected.forEach(
        (table, rows) -> {
          long got = written.getOrDefault(table, 0L);
          if (got != rows) {
            throw new IllegalStateException(
                "%s got %d rows, the survey counted %d; a file changed while it was read, run again"
                    .formatted(table, got, rows));
          }
        });
  }

  /** The accounts as the report shows them. */
  List<IngestReport.FileReport> reports() {
    return files.stream()
        .map(
            account ->
                new IngestReport.FileReport(
                    account.file().object().source(),
                    account.file().object().label(),
                    account.file().object().contract().name(),
                    account.file().name(),
                    account.tally().read(),
                    account.loaded(),
                    account.duplicate(),
                    account.tally().rejected()))
        .toList();
  }

  private List<ObjectAccount> objects() {
    return files.stream()
        .map(account -> account.file().object())
        .distinct()
        .map(this::sum)
        .toList();
  }

  private ObjectAccount sum(LandingObject object) {
    List<FileAccount> own =
        files.stream().filter(account -> account.file().object().equals(object)).toList();
    return new ObjectAccount(
        object,
        own.stream().mapToLong(account -> account.tally().read()).sum(),
        own.stream().mapToLong(account -> account.tally().rejected()).sum(),
        own.stream().map(FileAccount::plan).toList());
  }
}
