package dev.stagecoach.jobs.cli.bench;

import java.util.OptionalLong;

/**
 * What running a program cost.
 *
 * @param seconds from its start to its end
 * @param peakMebibytes the most memory that it had; empty where the system does not tell
 */
public record Measured(double seconds, OptionalLong peakMebibytes) {}
