-- Grain: one row per deal known at the as-of instant, deleted and merged ones included. Key: deal_key.
-- The outcome is that of the last close event that was not undone by a reopening.
with

versions as (

    select
        deal_key,
        max_by(
            struct(
                valid_from, source, pipeline, source_stage_id, stage, stage_position, stage_kind, rep_id,
                amount, currency, amount_dated, amount_constant, expected_close_on, forecast_category, is_deleted
            ),
            version_number
        ) as last,
        min(valid_from) as first_observed_at,
        min_by(struct(unit_key, rep_id), version_number) as first,
        bool_or(is_left_truncated) as is_left_truncated,
        bool_or(is_correction) as is_corrected,
        sum(if(is_push, 1, 0)) as pushes
    from (
        select
            *,
            expected_close_on > lag(expected_close_on) over (partition by deal_key order by version_number)
            and stage_kind = 'open' as is_push
        from core_deal_version
    )
    group by deal_key

),

visits as (

    select
        deal_key,
        sum(if(exit = 'skip', 1, 0)) as skipped_stages,
        sum(if(exit = 'backward' and stage_kind = 'open', 1, 0)) as regressions,
        sum(if(exit = 'moved_pipeline', 1, 0)) as pipeline_moves,
        sum(collapsed_visits) as ping_pongs
    from core_stage_visit
    group by deal_key

),

closes as (

    select
        deal_key,
        min(if(outcome = 'won', closed_at, null)) as first_won_at,
        max(closed_at) as last_closed_at,
        count(*) - count_if(is_standing) as reopened_count,
        max(if(is_standing, outcome, null)) as outcome,
        max(if(is_standing, closed_at, null)) as closed_at,
        max(if(is_standing, closed_on, null)) as closed_on,
        max(if(is_standing, unit_key, null)) as closed_unit_key
    from core_deal_close
    group by deal_key

),

-- A deal with history and no record, or with a record and no date at all, is a deal all the same.
known as (

    select
        coalesce(records.deal_key, versions.deal_key) as deal_key,
        records.* except (deal_key, rep_id, amount, currency, expected_close_on, forecast_category, is_deleted),
        records.rep_id as record_rep_id,
        records.amount as record_amount,
        records.currency as record_currency,
        records.expected_close_on as record_expected_close_on,
        records.forecast_category as record_forecast_category,
        versions.last,
        versions.first_observed_at,
        versions.first,
        versions.is_left_truncated,
        versions.is_corrected,
        versions.pushes
    from core_deal_record as records
    full outer join versions on versions.deal_key = records.deal_key
    where
        versions.deal_key is not null
        or (records.created_at is null and records.modified_at is null)

),

owned as (

    select
        known.*,
        coalesce(known.last.rep_id, known.record_rep_id, '(unassigned)') as rep_id,
        coalesce(known.created_at, known.first_observed_at) as born_at
    from known

),

dated as (

    select
        owned.*,
        to_date(from_utc_timestamp(owned.born_at, :business_zone)) as created_on,
        coalesce(teams_now.team_id, '(no team)') as team_id,
        xxhash64(owned.rep_id, coalesce(teams_now.team_id, '(no team)')) as current_unit_key,
        closes.first_won_at,
        closes.last_closed_at,
        closes.reopened_count,
        closes.outcome,
        closes.closed_at as event_closed_at,
        case
            when closes.outcome is null then null
            when :close_date_rule = 'field' then coalesce(owned.close_field_on, closes.closed_on)
            else closes.closed_on
        end as closed_on,
        closes.closed_unit_key,
        coalesce(owned.last.amount, owned.record_amount) as amount,
        coalesce(owned.last.currency, owned.record_currency, :reporting_currency) as currency,
        visits.skipped_stages,
        visits.regressions,
        visits.pipeline_moves,
        visits.ping_pongs,
        segment_set.segments,
        costs.cost_dated,
        costs.cost_constant
    from owned
    left join closes on closes.deal_key = owned.deal_key
    left join visits on visits.deal_key = owned.deal_key
    left join core_rep_team as teams_now
        on
            teams_now.rep_id = owned.rep_id
            and teams_now.valid_from < :as_of
            and teams_now.valid_to >= :as_of
    left join (
        select
            account_id,
            sort_array(collect_set(segment)) as segments
        from core_segment_membership
        group by account_id
    ) as segment_set on segment_set.account_id = owned.account_id
    left join core_fulfilment_cost as costs on costs.deal_key = owned.deal_key

),

-- Creation and close each have the amount at the rate of their own day.
priced as (

    select
        dated.*,
        cast(
            if(dated.created_on is null, null, dated.amount) * case
                when dated.currency = :reporting_currency or dated.amount is null then 1
                else
                    coalesce(
                        rates_at_creation.rate,
                        raise_error(
                            concat(
                                'No exchange rate for ', dated.currency, ' on ', cast(dated.created_on as string),
                                '; add a row to the exchange rates'
                            )
                        )
                    )
            end as decimal(24, 6)
        ) as created_amount_dated,
        cast(
            if(dated.outcome is null, null, dated.amount) * case
                when dated.currency = :reporting_currency or dated.amount is null then 1
                else
                    coalesce(
                        rates_at_close.rate,
                        raise_error(
                            concat(
                                'No exchange rate for ', dated.currency, ' on ', cast(dated.closed_on as string),
                                '; add a row to the exchange rates'
                            )
                        )
                    )
            end as decimal(24, 6)
        ) as closed_amount_dated
    from dated
    left join core_exchange_rate as rates_at_close
        on
            rates_at_close.currency = dated.currency
            and rates_at_close.valid_from <= dated.closed_on
            and rates_at_close.valid_to > dated.closed_on
    left join core_exchange_rate as rates_at_creation
        on
            rates_at_creation.currency = dated.currency
            and rates_at_creation.valid_from <= dated.created_on
            and rates_at_creation.valid_to > dated.created_on

),

final as (

    select
        dated.deal_key,
        coalesce(dated.deal_id, concat(dated.last.source, ':(', cast(dated.deal_key as string), ')')) as deal_id,
        coalesce(dated.source, dated.last.source) as source,
        dated.source_deal_id,
        dated.name,
        dated.account_id,
        coalesce(dated.last.pipeline, dated.pipeline_id) as pipeline,
        coalesce(dated.last.source_stage_id, dated.stage_id) as source_stage_id,
        coalesce(dated.last.stage, undated_stage.stage, '(unmapped)') as stage,
        coalesce(dated.last.stage_position, undated_stage.position) as stage_position,
        coalesce(dated.last.stage_kind, undated_stage.kind, 'open') as stage_kind,
        dated.product,
        dated.lead_source,
        dated.deal_type,
        dated.born_at as created_at,
        dated.created_on,
        case
            when dated.first.unit_key is null then dated.current_unit_key
            -- Who owned a deal first seen later is who owned it then, in the team of its creation.
            when dated.born_at < dated.first_observed_at
                then xxhash64(dated.first.rep_id, coalesce(teams_then.team_id, '(no team)'))
            else dated.first.unit_key
        end as created_unit_key,
        dated.current_unit_key,
        dated.rep_id,
        coalesce(reps.rep_name, dated.rep_id) as rep_name,
        dated.team_id,
        coalesce(teams.team_name, dated.team_id) as team_name,
        dated.amount,
        dated.currency,
        dated.last.amount_dated as amount_dated,
        dated.last.amount_constant as amount_constant,
        coalesce(dated.last.expected_close_on, dated.record_expected_close_on) as expected_close_on,
        coalesce(dated.last.forecast_category, dated.record_forecast_category) as forecast_category,
        coalesce(dated.outcome, 'open') as outcome,
        dated.event_closed_at as closed_at,
        dated.closed_on,
        dated.closed_unit_key,
        dated.created_amount_dated,
        if(dated.outcome = 'won', dated.closed_amount_dated, null) as won_amount_dated,
        if(dated.outcome = 'won', dated.last.amount_constant, null) as won_amount_constant,
        if(dated.outcome = 'lost', dated.closed_amount_dated, null) as lost_amount_dated,
        dated.cost_dated as fulfilment_cost_dated,
        dated.cost_constant as fulfilment_cost_constant,
        dated.first_won_at,
        dated.last_closed_at,
        cast(coalesce(dated.reopened_count, 0) as int) as reopened_count,
        cast(
            (unix_micros(dated.first_won_at) - unix_micros(dated.born_at)) / 86400000000d as decimal(20, 6)
        ) as cycle_days,
        coalesce(dated.first_won_at < dated.born_at, false) as is_negative_cycle,
        coalesce(dated.closed_on = dated.created_on, false) as is_same_day,
        coalesce(dated.amount <= 0, false) as is_zero_amount,
        coalesce(dated.is_left_truncated, false) as is_left_truncated,
        dated.first_observed_at,
        coalesce(dated.is_corrected, false) as is_corrected,
        cast(coalesce(dated.skipped_stages, 0) as int) as skipped_stages,
        cast(coalesce(dated.regressions, 0) as int) as regressions,
        cast(coalesce(dated.pipeline_moves, 0) as int) as pipeline_moves,
        cast(coalesce(dated.ping_pongs, 0) as int) as ping_pongs,
        cast(coalesce(dated.pushes, 0) as int) as pushes,
        not coalesce(dated.last.is_deleted, false) as is_live,
        if(dated.last.is_deleted, dated.last.valid_from, null) as deleted_at,
        if(dated.last.is_deleted, dated.merged_into_deal_id, null) as merged_into_deal_id,
        coalesce(array_union(array('all'), dated.segments), array('all')) as segments,
        dated.attributes
    from priced as dated
    left join core_rep as reps on reps.rep_id = dated.rep_id
    left join core_team as teams on teams.team_id = dated.team_id
    left join core_rep_team as teams_then
        on
            teams_then.rep_id = dated.first.rep_id
            and teams_then.valid_from <= dated.born_at
            and teams_then.valid_to > dated.born_at
    left join core_stage_map as undated_stage
        on
            dated.first_observed_at is null
            and undated_stage.source = dated.source
            and undated_stage.pipeline_id = dated.pipeline_id
            and undated_stage.stage_id = dated.stage_id
            and undated_stage.valid_from < :as_of
            and undated_stage.valid_to >= :as_of

)

select * from final
