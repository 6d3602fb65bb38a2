segment_set in (select segment_set from core.segment_set where array_contains(segments, ${segment}))
