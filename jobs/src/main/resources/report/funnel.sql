-- The funnel of the report's member by quarter and year of entry, under the rule reached.
select
    period_grain,
    period_start,
    from_position,
    from_stage,
    to_stage,
    entries,
    advanced,
    lost,
    open,
    window_days,
    is_mature,
    mature_entries,
    mature_rate,
    mature_rate_low,
    mature_rate_high,
    cif_30d,
    cif_60d,
    cif_90d,
    cif_180d,
    cif_365d,
    median_days
from mart.funnel_conversion
where
    rule = 'reached'
    and segment = 'all'
    and attribution = 'event'
    and funnel = :funnel
    and level = :level
    and member_id = :member_id
    and period_grain in (:year_grain, :quarter_grain)
    and period_start >= :from_on
