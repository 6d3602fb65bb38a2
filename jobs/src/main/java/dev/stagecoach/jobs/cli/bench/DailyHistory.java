package dev.stagecoach.jobs.cli.bench;

import java.util.OptionalLong;

/**
 * Tables that tell any deal's state on any day, and the open deals of each day, as they came to be.
 *
 * @param seconds that it took to make them
 * @param rows one for every deal and day; empty where there are intervals instead
 * @param mebibytes of the tables on disk
 */
public record DailyHistory(double seconds, OptionalLong rows, double mebibytes) {}
