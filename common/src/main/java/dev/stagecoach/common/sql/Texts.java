package dev.stagecoach.common.sql;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.spark.unsafe.types.UTF8String;

/** Texts as Spark keeps them, encoded once however often they are asked for. */
public final class Texts {
  private final Map<String, UTF8String> known = new HashMap<>();

  /** The text in Spark's own form. */
  public UTF8String of(String text) {
    return known.computeIfAbsent(text, UTF8String::fromString);
  }

  /** The texts of things, in their order. */
  public <T> UTF8String[] all(List<T> things, Function<T, String> text) {
    return things.stream().map(thing -> of(text.apply(thing))).toArray(UTF8String[]::new);
  }
}
