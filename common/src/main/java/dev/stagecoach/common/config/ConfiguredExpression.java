package dev.stagecoach.common.config;

/**
 * An SQL expression as it was written; Spark's analyser resolves it before it is used.
 *
 * @param setting the full name of the setting, e.g. {@code segments.financial.where}
 */
public record ConfiguredExpression(String text, String setting, Origin origin) {}
