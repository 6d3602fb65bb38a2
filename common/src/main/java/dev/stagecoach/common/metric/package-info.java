/** What a metric is: arithmetic over measures, read from configuration and worked out exactly. */
@NullMarked
package dev.stagecoach.common.metric;

import org.jspecify.annotations.NullMarked;
