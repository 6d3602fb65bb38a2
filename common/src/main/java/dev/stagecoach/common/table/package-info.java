/** Table contracts, names and the interface that every table of the suite implements. */
@NullMarked
package dev.stagecoach.common.table;

import org.jspecify.annotations.NullMarked;
