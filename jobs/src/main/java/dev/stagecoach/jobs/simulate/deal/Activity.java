package dev.stagecoach.jobs.simulate.deal;

/**
 * Something a rep did for a deal.
 *
 * @param number its place among the deal's activities, from 0
 * @param at when it happened (a task: when it was created)
 * @param owner the number of the rep
 * @param isPositive a call that was answered, an email that is a reply, a meeting that was held, a
 *     task that was done
 * @param seconds how long a call or meeting took
 * @param dueDay when a task was due, as days since 1970
 */
public record Activity(
    int number, Kind kind, long at, int owner, boolean isPositive, int seconds, int dueDay) {
  /** The kinds of activity. */
  public enum Kind {
    CALL,
    EMAIL,
    MEETING,
    TASK,
    NOTE,
    COMMUNICATION
  }
}
