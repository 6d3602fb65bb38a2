package dev.stagecoach.common.config;

import java.util.ArrayList;
import java.util.List;

/** Collects mistakes while a configuration is read. */
final class Problems {
  private final List<Problem> found = new ArrayList<>();
  private boolean isIncomplete;

  void add(Origin origin, String what, String remedy) {
    found.add(new Problem(origin, what, remedy));
  }

  /** A mistake of the text itself; what is missing afterwards may stand in what was not read. */
  void addUnreadable(Origin origin, String what, String remedy) {
    isIncomplete = true;
    add(origin, what, remedy);
  }

  /** Something that is not there, or that refers to what is not there. */
  void addAbsent(Origin origin, String what, String remedy) {
    if (!isIncomplete) {
      add(origin, what, remedy);
    }
  }

  List<Problem> found() {
    return List.copyOf(found);
  }
}
