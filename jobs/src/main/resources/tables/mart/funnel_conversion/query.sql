-- Grain: one row per cohort (period of entry, credited member, segment and attribution), funnel, rule and pair of
-- stages. Key: period_grain, period_start, level, member_id, segment, attribution, funnel, rule, from_stage, to_stage.
-- The rules are in core.funnel_entry; a period that is not over, or not older than the window, is not mature (trap 26).
with

funnels as (

    select
        funnel,
        max(window_days) as window_days
    from core_funnel_stage
    group by funnel

),

final as (

    select /*+ broadcast(members) */
        cells.period_grain,
        cells.period_start,
        cells.level,
        cells.member_id,
        members.team_id,
        members.team_name,
        members.team_depth,
        members.rep_id,
        members.rep_name,
        cells.segment,
        cells.attribution,
        :as_of as as_of,
        cells.funnel,
        cells.rule,
        cells.from_position,
        cells.from_stage,
        cells.to_stage,
        cells.entries,
        cells.advanced,
        cells.lost,
        cells.open,
        cells.bypassed,
        cells.rate,
        cells.rate_low,
        cells.rate_high,
        funnels.window_days,
        date_add(periods.period_end, funnels.window_days) <= date_add(:as_of_on, 1) as is_mature,
        cells.mature_entries,
        cells.mature_advanced,
        cells.mature_rate,
        cells.mature_rate_low,
        cells.mature_rate_high,
        cells.cif_30d,
        cells.cif_60d,
        cells.cif_90d,
        cells.cif_180d,
        cells.cif_365d,
        cells.cif_30d_se,
        cells.cif_60d_se,
        cells.cif_90d_se,
        cells.cif_180d_se,
        cells.cif_365d_se,
        cells.median_days
    from core_funnel_cell as cells
    inner join funnels on funnels.funnel = cells.funnel
    inner join core_period as periods
        on
            periods.period_grain = cells.period_grain
            and periods.period_start = cells.period_start
    inner join core_member_period as members
        on
            members.level = cells.level
            and members.member_id = cells.member_id
            and members.period_grain = cells.period_grain
            and members.period_start = cells.period_start

)

select * from final
