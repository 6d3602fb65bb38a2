package dev.stagecoach.common.config;

import java.util.Optional;

/**
 * What a run tells the programs that watch over it.
 *
 * @param metricsFile where its figures are written, in Prometheus's text format
 * @param lineage where it tells which table was made from which
 */
public record Operations(Optional<String> metricsFile, Optional<Lineage> lineage) {}
