-- One number of a metric.
select
    value,
    numerator,
    denominator,
    sample_size,
    target,
    previous_value,
    year_ago_value,
    is_complete
from mart.kpi
where
    metric = :metric
    and level = :level
    and member_id = :member_id
    and segment = :segment
    and attribution = :attribution
    and period_grain = :period_grain
    and period_start = :period_start
    and currency_basis = 'dated'
