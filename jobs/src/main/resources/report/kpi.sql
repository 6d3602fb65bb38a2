-- The KPIs that the report shows: of its member by quarter and year, of all teams by year.
select
    period_grain,
    period_start,
    member_id,
    metric,
    is_complete,
    numerator,
    denominator,
    value,
    target,
    attainment,
    year_ago_value
from mart.kpi
where
    segment = 'all'
    and attribution = 'event'
    and currency_basis = 'dated'
    and metric in (select metric from mart.dim_metric where is_kpi or array_contains(:metrics, metric))
    and period_start >= :from_on
    and (
        (level = :level and member_id = :member_id and period_grain in (:year_grain, :quarter_grain))
        or (level = 'team' and period_grain = :year_grain)
    )
