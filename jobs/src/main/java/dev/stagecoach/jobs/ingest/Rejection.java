package dev.stagecoach.jobs.ingest;

/**
 * A row that is set aside.
 *
 * @param detail one sentence for the person who mends it
 */
record Rejection(RejectReason reason, String detail) {}
