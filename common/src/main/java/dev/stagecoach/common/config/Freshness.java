package dev.stagecoach.common.config;

import java.util.Optional;

/**
 * How old the newest file of a source may be at the as-of instant.
 *
 * @param warnAfterHours from when on it is reported
 * @param failAfterHours from when on nothing is published
 */
public record Freshness(
    String source, Optional<Integer> warnAfterHours, Optional<Integer> failAfterHours) {}
