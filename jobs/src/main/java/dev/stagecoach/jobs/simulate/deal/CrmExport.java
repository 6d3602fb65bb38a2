package dev.stagecoach.jobs.simulate.deal;

import dev.stagecoach.jobs.simulate.company.Account;

/** One part of what a CRM's loader delivers. */
public interface CrmExport {
  /** Writes an account and the people in it. */
  void account(Account account);

  /** Writes a deal with its history, activities and links. */
  void deal(Deal deal);
}
