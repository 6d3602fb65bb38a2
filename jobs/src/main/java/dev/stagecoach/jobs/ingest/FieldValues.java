package dev.stagecoach.jobs.ingest;

import dev.stagecoach.common.table.TableName;
import java.io.Serializable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Histories of single fields: one column names the field, others hold its value as text, which must
 * be readable as that field's type.
 *
 * @param field the place of the column that names the field
 * @param values the places of the columns that hold its value
 * @param types of the fields that have one, by name in lower case without underscores
 */
record FieldValues(int field, int[] values, Map<String, TextType> types) implements Serializable {
  private static final Map<TableName, Shape> SHAPES =
      Map.of(
          TableName.of("raw.hubspot_deal_property_history"),
          new Shape(
              "name",
              Set.of("value"),
              Map.of("amount", TextType.AMOUNT, "closedate", TextType.TIMESTAMP)),
          TableName.of("raw.salesforce_opportunity_field_history"),
          new Shape(
              "field",
              Set.of("old_value", "new_value"),
              Map.of("amount", TextType.AMOUNT, "closedate", TextType.DATE)));

  /** The columns of one kind of history. */
  private record Shape(String field, Set<String> values, Map<String, TextType> types) {}

  /** The field values of a file with the given columns; none where its table is no such history. */
  static FieldValues of(TableName table, List<String> names) {
    return Optional.ofNullable(SHAPES.get(table))
        .filter(shape -> names.contains(shape.field()))
        .map(
            shape ->
                new FieldValues(
                    names.indexOf(shape.field()),
                    IntStream.range(0, names.size())
                        .filter(i -> shape.values().contains(names.get(i)))
                        .toArray(),
                    shape.types()))
        .orElseGet(() -> new FieldValues(0, new int[0], Map.of()));
  }

  /** Why a row is set aside, null where its values can be read. */
  @Nullable Rejection judge(@Nullable String[] row) {
    for (int place : values) {
      String value = row[place];
      TextType type = type(row[field]);
      if (value != null && !type.reads(value)) {
        return new Rejection(
            type.reason(),
            "The value of %s cannot be read: '%s'".formatted(row[field], RowRules.cut(value)));
      }
    }
    return null;
  }

  private TextType type(@Nullable String name) {
    return name == null
        ? TextType.TEXT
        : types.getOrDefault(name.toLowerCase(Locale.ROOT).replace("_", ""), TextType.TEXT);
  }
}
