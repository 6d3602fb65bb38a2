/** Rules that rows must keep and what came of checking them. */
@NullMarked
package dev.stagecoach.common.quality;

import org.jspecify.annotations.NullMarked;
