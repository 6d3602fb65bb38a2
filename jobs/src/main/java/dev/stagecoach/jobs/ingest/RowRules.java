package dev.stagecoach.jobs.ingest;

import dev.stagecoach.common.table.Column;
import dev.stagecoach.common.table.TableContract;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one file must keep to: its columns set against the raw table's contract.
 *
 * @param owner source and table: rows of different owners are never duplicates
 * @param names the file's columns in its order
 * @param types how the text of each column must be readable
 * @param required the places of columns that may not be empty
 * @param key the places of the columns that identify a row; empty where only the whole row does
 * @param byName the places of all columns in the order of their names
 * @param fieldValues values whose type another column of the row tells
 */
record RowRules(
    String owner,
    List<String> names,
    List<TextType> types,
    int[] required,
    int[] key,
    int[] byName,
    FieldValues fieldValues)
    implements Serializable {

  /** The rules for a file with the given columns. */
  static RowRules of(String source, TableContract contract, List<String> names) {
    Map<String, Column> columns =
        contract.columns().stream().collect(Collectors.toMap(Column::name, Function.identity()));
    List<TextType> types = new ArrayList<>();
    for (String name : names) {
      Column column = columns.get(name);
      types.add(column == null ? TextType.TEXT : TextType.of(column.dataType()));
    }
    return new RowRules(
        source + " " + contract.name(),
        List.copyOf(names),
        List.copyOf(types),
        places(names, name -> columns.containsKey(name) && columns.get(name).required()),
        places(names, contract.grain()::contains),
        IntStream.range(0, names.size())
            .boxed()
            .sorted(Comparator.comparing(names::get))
            .mapToInt(Integer::intValue)
            .toArray(),
        FieldValues.of(contract.name(), names));
  }

  private static int[] places(List<String> names, java.util.function.Predicate<String> wanted) {
    return IntStream.range(0, names.size()).filter(i -> wanted.test(names.get(i))).toArray();
  }

  /** Why a record is set aside, null where it keeps to the rules. */
  @Nullable Rejection judge(RecordReader record, @Nullable String[] values) {
    RejectReason fault = record.fault();
    if (fault != null) {
      return new Rejection(fault, FAULTS.apply(fault));
    }
    if (record.width() != names.size()) {
      return new Rejection(
          RejectReason.WRONG_FIELD_COUNT,
          "The row has %d fields, the header %d".formatted(record.width(), names.size()));
    }
    record.read(values);
    return judge(values);
  }

  /** Why the values are set aside, null where they keep to the rules. */
  @Nullable Rejection judge(@Nullable String[] values) {
    for (int place : required) {
      if (values[place] == null) {
        return new Rejection(
            RejectReason.MISSING_VALUE, "Column %s is empty".formatted(names.get(place)));
      }
    }
    for (int i = 0; i < values.length; i++) {
      String value = values[i];
      TextType type = types.get(i);
      if (type != TextType.TEXT && value != null && !type.reads(value)) {
        return new Rejection(
            type.reason(), "Column %s cannot be read: '%s'".formatted(names.get(i), cut(value)));
      }
    }
    return fieldValues.judge(values);
  }

  /** As much of a value as a reason shows. */
  static String cut(String value) {
    return value.length() <= 60 ? value : value.substring(0, 60) + "…";
  }

  private static final Function<RejectReason, String> FAULTS =
      reason ->
          switch (reason) {
            case UNTERMINATED_QUOTE -> "A quote that opens a field is never closed";
            case TEXT_AFTER_QUOTE -> "Text follows the quote that closes a field";
            case INVALID_ENCODING -> "The row holds bytes that the file's encoding does not allow";
            case NUL_CHARACTER -> "The row holds a NUL character";
            case INVALID_JSON -> "The text is no JSON object";
            default -> reason.code();
          };
}
