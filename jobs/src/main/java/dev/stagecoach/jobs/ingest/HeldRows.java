package dev.stagecoach.jobs.ingest;

import dev.stagecoach.common.table.TableContract;
import java.util.List;
import java.util.Map;

/**
 * The rows that a raw table holds already.
 *
 * @param numbers the number of each file, by source and name
 */
record HeldRows(TableContract contract, Map<List<String>, Integer> numbers) {}
