package dev.stagecoach.common.config;

import java.util.List;
import java.util.Locale;

/** A part of the configuration that tables may depend on. */
public enum Section {
  /** Time zone, calendar, currency and the rules of the business. */
  BUSINESS("business"),
  /** Where rows come from and how feeds are mapped. */
  SOURCES("source", "sources"),
  /** The canonical stages and what the stages of sources stand for. */
  STAGES("stages"),
  /** Which stages make a funnel. */
  FUNNELS("funnels", "stages"),
  /** The tree of teams, as far as it is configured. */
  TEAMS("teams"),
  /** Named parts of the customers. */
  SEGMENTS("segments"),
  /** What counts as which activity. */
  ACTIVITIES("activities", "stages"),
  /** Measures and the metrics made of them. */
  METRICS("measures", "metrics"),
  /** Goals, targets, and how plans learn. */
  PLANNING("planning", "goals", "targets"),
  /** How reps are scored. */
  SCORECARDS("scorecards", "metrics", "measures"),
  /** What coaching looks for. */
  COACHING("coaching", "metrics", "measures"),
  /** What is tried on whom. */
  EXPERIMENTS("experiments", "funnels", "stages"),
  /** What marts tell of persons. */
  PRIVACY("privacy");

  private final List<String> blocks;

  Section(String... blocks) {
    this.blocks = List.of(blocks);
  }

  /** The blocks of the configuration that its records are made from. */
  List<String> blocks() {
    return blocks;
  }

  /** As contracts write it. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
