package dev.stagecoach.common.config;

/**
 * Where the tables live.
 *
 * @param path a local folder, relative to the working directory, or any Hadoop path
 */
public record Warehouse(String path) {}
