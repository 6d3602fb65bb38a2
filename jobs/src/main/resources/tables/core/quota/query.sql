-- Grain: one row per quota of a rep or a team for a period. Key: quota_id.
with

delivered as (

    select
        rep_id,
        team_id,
        metric,
        period_start,
        period_end,
        value,
        currency,
        ramp
    from staging_reference_quota
    union all
    select
        concat(source, ':', rep_id) as rep_id,
        team_id,
        metric,
        period_start,
        period_end,
        value,
        currency,
        ramp
    from staging_mapped_quota

),

-- A rep's quota may say which team the rep was in; it is the rep's all the same.
held as (

    select
        delivered.*,
        if(rep_id is null, team_id, null) as holder_team_id,
        coalesce(metric, 'amount_won') as known_metric
    from delivered

),

final as (

    select
        md5(concat_ws('|', rep_id, coalesce(team_id, ''), metric, period_start, period_end)) as quota_id,
        rep_id,
        holder_team_id as team_id,
        known_metric as metric,
        period_start as valid_from_on,
        period_end as valid_to_on,
        value,
        coalesce(upper(currency), :reporting_currency) as currency,
        coalesce(ramp, 1) as ramp,
        cast(value * coalesce(ramp, 1) as decimal(24, 6)) as effective_value,
        coalesce(
            max(period_end) over (
                partition by rep_id, holder_team_id, known_metric
                order by period_start, period_end rows between unbounded preceding and 1 preceding
            ) > period_start,
            false
        ) as is_overlapping
    from held

)

select * from final
