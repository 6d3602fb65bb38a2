/** Queries read without running them. The only package that knows Spark's internal parser. */
@NullMarked
package dev.stagecoach.common.sql;

import org.jspecify.annotations.NullMarked;
