-- Grain: one row per deal and interval in which nothing of its state changed. Key: deal_key, version_number.
-- Full-row history, property history, event logs and milestones all arrive as changes of single fields; a field
-- that no change speaks of keeps its last value, and one that no change of the deal ever speaks of has the value
-- of the current record from the start. The current record is the last change: where it disagrees with the
-- history, it becomes a correction at the time it was last modified (trap 4).
with

delivered_changes as (

    select * from staging_salesforce_deal_change
    union all
    select * from staging_hubspot_deal_change
    union all
    select * from staging_mapped_deal_change

),

changes as (

    select
        xxhash64(source, deal_id) as deal_key,
        source,
        false as is_record,
        occurred_at,
        coalesce(sequence, 0) as sequence,
        row_key,
        stage,
        owner,
        amount,
        currency,
        expected_close,
        forecast_category,
        deleted,
        cast(null as timestamp) as created_at
    from delivered_changes

),

-- A merged deal lives on in its winner and ends here.
known_records as (

    select
        *,
        (is_deleted or merged_into_deal_id is not null)
        and coalesce(deleted_at, modified_at, created_at) < :as_of as is_deleted_then
    from core_deal_record

),

records as (

    select
        deal_key,
        source,
        true as is_record,
        case
            when is_deleted_then then coalesce(deleted_at, modified_at, created_at)
            when modified_at < :as_of then modified_at
            else created_at
        end as occurred_at,
        0L as sequence,
        '' as row_key,
        if(stage_id is null, null, named_struct('pipeline_id', pipeline_id, 'stage_id', stage_id)) as stage,
        if(rep_id is null, null, named_struct('value', substring(rep_id, length(source) + 2))) as owner,
        if(amount is null, null, named_struct('value', amount)) as amount,
        if(currency is null, null, named_struct('value', currency)) as currency,
        if(expected_close_on is null, null, named_struct('value', expected_close_on)) as expected_close,
        if(forecast_category is null, null, named_struct('value', forecast_category)) as forecast_category,
        if(modified_at < :as_of or is_deleted_then, named_struct('value', is_deleted_then), null) as deleted,
        created_at,
        is_deleted_then or coalesce(modified_at < :as_of, false) as is_current_then
    from known_records
    where coalesce(created_at, modified_at) < :as_of or (created_at is null and modified_at is null)

),

-- A record modified after the as-of instant tells only of fields that no history speaks of.
observations as (

    select
        *,
        true as is_current_then,
        occurred_at < :as_of as is_known
    from changes
    union all
    select
        deal_key,
        source,
        is_record,
        occurred_at,
        sequence,
        row_key,
        stage,
        owner,
        amount,
        currency,
        expected_close,
        forecast_category,
        deleted,
        created_at,
        is_current_then,
        true as is_known
    from records

),

mapped as (

    select
        observations.*,
        if(
            observations.stage is null,
            null,
            named_struct(
                'pipeline', coalesce(observations.stage.pipeline_id, ''),
                'source_stage_id', observations.stage.stage_id,
                'stage', coalesce(map.stage, '(unmapped)'),
                'position', map.position,
                'kind', coalesce(map.kind, 'open')
            )
        ) as mapped_stage,
        if(observations.stage is null, 0, coalesce(map.position, 0)) as stage_order
    from observations
    left join core_stage_map as map
        on
            map.source = observations.source
            and map.pipeline_id = coalesce(observations.stage.pipeline_id, '')
            and map.stage_id = observations.stage.stage_id
            and observations.occurred_at >= map.valid_from
            and observations.occurred_at < map.valid_to

),

-- The total order: instant, source sequence, stage position, row key; the current record comes last. That the history
-- speaks of a field only later tells that nobody had filled it in before.
with_record as (

    select
        *,
        max(if(is_record or not is_known, null, occurred_at)) over deal as last_change_at,
        max(created_at) over deal as deal_created_at,
        max(if(is_record, mapped_stage, null)) over deal as record_stage,
        max(if(is_record, owner, null)) over deal as record_owner,
        max(if(is_record, amount, null)) over deal as record_amount,
        max(if(is_record, currency, null)) over deal as record_currency,
        max(if(is_record, expected_close, null)) over deal as record_expected_close,
        max(if(is_record, forecast_category, null)) over deal as record_forecast_category,
        count(if(is_record, null, mapped_stage)) over deal > 0 as has_stage_history,
        count(if(is_record, null, owner)) over deal > 0 as has_owner_history,
        count(if(is_record, null, amount)) over deal > 0 as has_amount_history,
        count(if(is_record, null, currency)) over deal > 0 as has_currency_history,
        count(if(is_record, null, expected_close)) over deal > 0 as has_expected_close_history,
        count(if(is_record, null, forecast_category)) over deal > 0 as has_forecast_category_history
    from mapped
    -- In the order of the next step, so that rows are sorted once for both.
    window
        deal as (
            partition by deal_key
            order by is_record, occurred_at, sequence, stage_order, row_key
            rows between unbounded preceding and unbounded following
        )

),

states as (

    select
        deal_key,
        source,
        is_record,
        is_current_then,
        deal_created_at,
        sequence,
        stage_order,
        row_key,
        case when is_record then greatest(occurred_at, last_change_at) else occurred_at end as valid_from,
        -- What is known of a deal before it first entered a stage, often in the same instant, is of that first stage.
        coalesce(
            if(has_stage_history, last_value(mapped_stage, true) over so_far, record_stage),
            first_value(mapped_stage, true) over whole
        ) as stage,
        if(has_owner_history, last_value(owner, true) over so_far, record_owner).value as owner_id,
        if(has_amount_history, last_value(amount, true) over so_far, record_amount).value as amount,
        if(has_currency_history, last_value(currency, true) over so_far, record_currency).value as currency,
        if(has_expected_close_history, last_value(expected_close, true) over so_far, record_expected_close).value
            as expected_close_on,
        if(
            has_forecast_category_history,
            last_value(forecast_category, true) over so_far,
            record_forecast_category
        ).value as forecast_category,
        coalesce((last_value(deleted, true) over so_far).value, false) as is_deleted
    from with_record
    -- A record older than the newest change is stale: the history knows better.
    where
        is_known
        and (
            not is_record
            or last_change_at is null
            or (is_current_then and (occurred_at >= last_change_at or deleted.value))
        )
    window
        so_far as (
            partition by deal_key
            order by is_record, occurred_at, sequence, stage_order, row_key
            rows between unbounded preceding and current row
        ),
        whole as (
            partition by deal_key
            order by is_record, occurred_at, sequence, stage_order, row_key
            rows between unbounded preceding and unbounded following
        )

),

-- Owner and amount of an instant are those after everything that is told of it: what came before held at no time.
owned as (

    select
        * except (owner_id, amount, currency),
        last_value(owner_id) over instant as owner_id,
        last_value(amount) over instant as amount,
        last_value(currency) over instant as currency
    from states
    where valid_from is not null
    window
        instant as (
            partition by deal_key, valid_from
            order by is_record, sequence, stage_order, row_key
            rows between unbounded preceding and unbounded following
        )

),

-- A row that changes nothing we keep starts no version (trap 3). The current record comes last by its instant too.
fingerprints as (

    select
        *,
        xxhash64(
            stage.pipeline, stage.source_stage_id, stage.stage, owner_id, amount, currency,
            expected_close_on, forecast_category, is_deleted
        ) as fingerprint
    from owned

),

differing as (

    select *
    from (
        select
            *,
            lag(fingerprint) over (
                partition by deal_key
                order by valid_from, is_record, sequence, stage_order, row_key
            ) as previous_fingerprint
        from fingerprints
    )
    where previous_fingerprint is null or previous_fingerprint <> fingerprint

),

intervals as (

    select
        *,
        lead(valid_from) over deal as valid_to,
        row_number() over deal as change_number,
        first_value(valid_from) over deal as first_observed_at
    from differing
    window deal as (partition by deal_key order by valid_from, is_record, sequence, stage_order, row_key)

),

-- An open deal's version is split where its owner changes teams, so that each has one team.
credited as (

    select
        intervals.*,
        coalesce(concat(intervals.source, ':', intervals.owner_id), '(unassigned)') as rep_id,
        coalesce(rep_team.team_id, '(no team)') as team_id,
        case
            when rep_team.valid_from > intervals.valid_from then rep_team.valid_from
            else intervals.valid_from
        end as credited_from,
        case
            when
                coalesce(intervals.stage.kind, 'open') = 'open'
                and rep_team.valid_to < coalesce(intervals.valid_to, timestamp '9999-01-01')
                and rep_team.valid_to < :as_of
                then rep_team.valid_to
            else intervals.valid_to
        end as credited_to
    from intervals
    left join core_rep_team as rep_team
        on
            rep_team.rep_id = concat(intervals.source, ':', intervals.owner_id)
            and rep_team.valid_to > intervals.valid_from
            and (
                rep_team.valid_from <= intervals.valid_from
                or (
                    coalesce(intervals.stage.kind, 'open') = 'open'
                    and rep_team.valid_from < coalesce(intervals.valid_to, :as_of)
                )
            )

),

with_days as (

    select
        *,
        to_date(from_utc_timestamp(valid_from, :business_zone)) as valid_from_on,
        coalesce(currency, :reporting_currency) as money_currency
    from credited

),

final as (

    select
        versions.deal_key,
        row_number() over (
            partition by versions.deal_key
            order by versions.change_number, versions.credited_from
        ) as version_number,
        versions.credited_from as valid_from,
        versions.credited_to as valid_to,
        versions.source,
        coalesce(versions.stage.pipeline, '') as pipeline,
        versions.stage.source_stage_id as source_stage_id,
        coalesce(versions.stage.stage, '(unmapped)') as stage,
        versions.stage.position as stage_position,
        coalesce(versions.stage.kind, 'open') as stage_kind,
        versions.rep_id,
        versions.team_id,
        xxhash64(versions.rep_id, versions.team_id) as unit_key,
        versions.amount,
        versions.money_currency as currency,
        cast(
            versions.amount * case
                when versions.amount is null or versions.money_currency = :reporting_currency then 1
                else
                    coalesce(
                        dated.rate,
                        raise_error(
                            concat(
                                'No exchange rate for ', versions.money_currency, ' on ',
                                cast(versions.valid_from_on as string),
                                '; add a row to the exchange rates'
                            )
                        )
                    )
            end as decimal(24, 6)
        ) as amount_dated,
        cast(
            versions.amount * case
                when versions.amount is null or versions.money_currency = :reporting_currency then 1
                else
                    coalesce(
                        constant.rate,
                        raise_error(
                            concat(
                                'No exchange rate for ', versions.money_currency, ' on ',
                                cast(:constant_rate_on as string),
                                ' (the constant rate date); add a row to the exchange rates'
                            )
                        )
                    )
            end as decimal(24, 6)
        ) as amount_constant,
        versions.expected_close_on,
        versions.forecast_category,
        versions.is_deleted,
        versions.is_record and versions.change_number > 1 as is_correction,
        coalesce(versions.first_observed_at > versions.deal_created_at, false) as is_left_truncated
    from with_days as versions
    left join core_exchange_rate as dated
        on
            dated.currency = versions.money_currency
            and dated.valid_from <= versions.valid_from_on
            and dated.valid_to > versions.valid_from_on
    left join core_exchange_rate as constant
        on
            constant.currency = versions.money_currency
            and constant.valid_from <= :constant_rate_on
            and constant.valid_to > :constant_rate_on

)

select * from final
