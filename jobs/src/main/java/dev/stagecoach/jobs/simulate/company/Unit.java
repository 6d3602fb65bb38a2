package dev.stagecoach.jobs.simulate.company;

import java.util.List;

/** The two business units, each on a CRM of its own; {@link #source} names it in references. */
public enum Unit {
  NORTH("north", "Northern Unit", List.of("US", "GB", "CA", "US", "US")),
  SOUTH("south", "Southern Unit", List.of("DE", "FR", "JP", "GB", "DE"));

  private final String source;
  private final String label;
  private final List<String> countries;

  Unit(String source, String label, List<String> countries) {
    this.source = source;
    this.label = label;
    this.countries = countries;
  }

  /** The configuration's name of the unit's CRM, and the prefix of its ids in reference files. */
  public String source() {
    return source;
  }

  /** The name that people read. */
  public String label() {
    return label;
  }

  /** The team at the top of the unit. */
  public String rootTeamId() {
    return "unit-" + source;
  }

  /** Where its accounts are; repeated by weight. */
  public List<String> countries() {
    return countries;
  }
}
