package dev.stagecoach.common.delta;

import dev.stagecoach.common.table.TableName;

/** One write that is now part of a table's history. */
public record Commit(TableName table, long version) {}
