/** Reading and writing Delta tables. The only package that writes. */
@NullMarked
package dev.stagecoach.common.delta;

import org.jspecify.annotations.NullMarked;
