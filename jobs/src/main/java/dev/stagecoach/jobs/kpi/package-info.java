/** The measures that KPIs are made of, counted for every member, segment and period. */
@NullMarked
package dev.stagecoach.jobs.kpi;

import org.jspecify.annotations.NullMarked;
