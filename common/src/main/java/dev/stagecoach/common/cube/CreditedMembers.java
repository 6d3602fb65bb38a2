package dev.stagecoach.common.cube;

import dev.stagecoach.common.sql.FewRows;
import dev.stagecoach.common.table.TableInputs;
import dev.stagecoach.common.table.TableName;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;

/**
 * Who is credited for the facts of each unit: the company, the teams above, the rep. Everything is
 * numbered, so that a fact finds its members by looking up arrays.
 *
 * @param members by number
 * @param unitNumbers the number of each unit key
 * @param membersOfUnit the members that the facts of each unit count for, ascending
 */
public record CreditedMembers(
    List<Member> members, Map<Long, Integer> unitNumbers, List<int[]> membersOfUnit)
    implements Serializable {

  /** The table that says so. */
  public static final TableName UNITS = TableName.of("core.reporting_unit");

  /** One who is credited: the company, a team or a rep. */
  public record Member(String level, String id) implements Serializable {}

  /** Reads {@code core.reporting_unit}. */
  public static CreditedMembers read(TableInputs inputs) {
    CubeAxes.Numbering<Member> members = new CubeAxes.Numbering<>();
    CubeAxes.Numbering<Long> units = new CubeAxes.Numbering<>();
    List<List<Integer>> membersOfUnit = new ArrayList<>();
    for (Row row :
        FewRows.inOrder(
            inputs.rows(UNITS).select("unit_key", "level", "member_id"),
            "level",
            "member_id",
            "unit_key")) {
      int unit = units.of(row.getLong(0));
      if (unit == membersOfUnit.size()) {
        membersOfUnit.add(new ArrayList<>());
      }
      membersOfUnit.get(unit).add(members.of(new Member(row.getString(1), row.getString(2))));
    }
    return new CreditedMembers(
        members.things(),
        units.numbers(),
        membersOfUnit.stream()
            .map(numbers -> numbers.stream().mapToInt(Integer::intValue).toArray())
            .toList());
  }

  /** The number of a unit. */
  public int unit(long key) {
    return CubeAxes.number(unitNumbers, key, "core.reporting_unit knows no unit %d");
  }
}
