/** The Spark session and what Spark's screens say of our work. */
@NullMarked
package dev.stagecoach.common.spark;

import org.jspecify.annotations.NullMarked;
