/**
 * The configuration as immutable typed records, read from HOCON with every mistake reported at
 * once.
 */
@NullMarked
package dev.stagecoach.common.config;

import org.jspecify.annotations.NullMarked;
