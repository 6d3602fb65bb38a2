package dev.stagecoach.jobs.cli.html;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The start of an element: its name and attributes. Immutable. */
public final class Tag {
  private static final Set<String> WITHOUT_END = Set.of("meta", "br", "hr", "col");

  private final String name;
  private final Map<String, String> attributes;

  private Tag(String name, Map<String, String> attributes) {
    this.name = name;
    this.attributes = attributes;
  }

  /** An element without attributes. */
  public static Tag of(String name) {
    return new Tag(name, Map.of());
  }

  /** An element of a class, as the style sheet knows it. */
  public static Tag of(String name, String styleClass) {
    return of(name).with("class", styleClass);
  }

  /** The element with one attribute more; its value may be any text. */
  public Tag with(String attribute, String value) {
    Map<String, String> more = new LinkedHashMap<>(attributes);
    more.put(attribute, value);
    return new Tag(name, more);
  }

  /** The element around others. */
  public Html around(Html... children) {
    return around(Html.of(children));
  }

  /** The element around others. */
  public Html around(Collection<Html> children) {
    return around(Html.of(children));
  }

  /** The element around text. */
  public Html text(String text) {
    return around(Html.text(text));
  }

  /** The element alone. */
  public Html empty() {
    return around(Html.NONE);
  }

  private Html around(Html content) {
    String start =
        attributes.entrySet().stream()
            .map(each -> " %s=\"%s\"".formatted(each.getKey(), Html.escaped(each.getValue())))
            .collect(Collectors.joining("", "<" + name, ">"));
    return Html.element(start, content, WITHOUT_END.contains(name) ? "" : "</" + name + ">");
  }
}
