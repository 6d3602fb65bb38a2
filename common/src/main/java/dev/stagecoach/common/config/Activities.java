package dev.stagecoach.common.config;

import java.util.List;
import java.util.Optional;

/**
 * What counts as a conversation, and until when what follows an activity is put down to it.
 *
 * @param conversationSeconds a call without a disposition is a conversation from this length on
 * @param connected dispositions of calls in which somebody was spoken to
 * @param unreached dispositions of calls in which nobody was, however long they took
 * @param positive dispositions of calls that went well
 * @param replyDays within which an answer to an e-mail counts
 * @param meetingDays within which a meeting after a conversation counts
 * @param opportunityDays within which an opportunity after a meeting counts
 * @param prospectDays within which an opportunity after a prospect counts
 * @param saleDays within which a sale after a call or an opportunity counts
 * @param opportunityStage the canonical stage from which a deal is an opportunity; empty: from its
 *     creation
 */
public record Activities(
    int conversationSeconds,
    List<String> connected,
    List<String> unreached,
    List<String> positive,
    int replyDays,
    int meetingDays,
    int opportunityDays,
    int prospectDays,
    int saleDays,
    Optional<String> opportunityStage) {

  /** Keeps the lists as they are. */
  public Activities {
    connected = List.copyOf(connected);
    unreached = List.copyOf(unreached);
    positive = List.copyOf(positive);
  }
}
