package dev.stagecoach.jobs.ingest;

import java.io.Closeable;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Walks over the records of one file; what each method tells is about the current record. */
interface RecordReader extends Closeable {

  /** Goes to the next record; false at the end of the file. */
  boolean next() throws IOException;

  /** The first physical line of the record, from 1. */
  long line();

  /** Why the record cannot be taken apart, null where it can. */
  @Nullable RejectReason fault();

  /** How many fields the record has. */
  int width();

  /** Copies the fields; an empty field is null. */
  void read(@Nullable String[] values);

  /** The record as it stands in the file, without its line end. */
  String rawText();
}
