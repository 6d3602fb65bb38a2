package dev.stagecoach.common.config;

import java.nio.charset.Charset;

/**
 * How CSV files are written; the first line is always the header.
 *
 * @param quote doubled inside a quoted field
 */
public record CsvFormat(char delimiter, char quote, Charset encoding) {}
