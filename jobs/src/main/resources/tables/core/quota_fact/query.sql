-- Grain: one row per quota of a rep, team of the rep and range of days: the share of the quota that falls into the
-- period while the rep was in the team.
-- Quotas are weighted by days: a rep who joins half-way has half the quota, one who moves takes the rest along
-- (traps 43 and 44). A rep who was never in any team has the whole quota.
with

placed_reps as (

    select distinct rep_id
    from core_rep_team
    where team_id <> '(no team)'

),

stretches as (

    select
        rep_team.rep_id,
        xxhash64(rep_team.rep_id, rep_team.team_id) as event_unit_key,
        xxhash64(
            rep_team.rep_id,
            max(if(rep_team.valid_from < :as_of and rep_team.valid_to >= :as_of, rep_team.team_id, null)) over (
                partition by rep_team.rep_id
            )
        ) as current_unit_key,
        rep_team.valid_from_on,
        rep_team.valid_to_on,
        placed_reps.rep_id is null or rep_team.team_id <> '(no team)' as is_placed
    from core_rep_team as rep_team
    left join placed_reps on placed_reps.rep_id = rep_team.rep_id

),

shares as (

    select
        quotas.metric,
        stretches.event_unit_key,
        stretches.current_unit_key,
        quotas.period_grain,
        quotas.range_kind,
        quotas.period_start,
        quotas.quota_dated,
        quotas.quota_constant,
        datediff(
            least(quotas.to_on, stretches.valid_to_on),
            greatest(quotas.from_on, stretches.valid_from_on)
        ) as days,
        quotas.quota_days
    from core_quota_period as quotas
    inner join stretches
        on
            stretches.rep_id = quotas.rep_id
            and stretches.valid_from_on < quotas.to_on
            and stretches.valid_to_on > quotas.from_on
    where stretches.is_placed

),

final as (

    select
        if(metric = 'deals_won', 'quota_deals', 'quota_amount') as measure,
        period_start as fact_on,
        event_unit_key,
        current_unit_key,
        xxhash64(array('all')) as segment_set,
        period_grain,
        range_kind,
        1 as facts,
        cast(quota_dated * days / quota_days as decimal(24, 6)) as quantity_dated,
        cast(quota_constant * days / quota_days as decimal(24, 6)) as quantity_constant,
        cast(null as int) as value_class,
        cast(null as double) as value
    from shares

)

select * from final
