package dev.stagecoach.common.delta;

import dev.stagecoach.common.table.Column;
import dev.stagecoach.common.table.TableContract;
import dev.stagecoach.common.table.TableName;
import dev.stagecoach.common.table.WriteMode;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The contract of the table that tests of storing write: of each deal nothing but its key. */
final class DealContract {
  static final TableName NAME = TableName.of("core.deal");

  static final TableContract CONTRACT =
      new TableContract(
          NAME,
          "One row per deal.",
          List.of("deal_key"),
          List.of(new Column("deal_key", "bigint", "The deal.", "")),
          List.of(),
          List.of(),
          List.of(),
          WriteMode.REPLACE,
          List.of(),
          Set.of(),
          Optional.empty());

  private DealContract() {}
}
