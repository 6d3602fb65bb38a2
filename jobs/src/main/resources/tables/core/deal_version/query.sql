-- Grain: one row per deal and interval in which nothing of its state changed. Key: deal_key, version_number.
-- What sources tell of deals has become states in core.deal_change; here owners get their teams and amounts their rates.
with

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
                coalesce(intervals.stage_kind, 'open') = 'open'
                and rep_team.valid_to < coalesce(intervals.valid_to, timestamp '9999-01-01')
                and rep_team.valid_to < :as_of
                then rep_team.valid_to
            else intervals.valid_to
        end as credited_to
    from core_deal_change as intervals
    left join core_rep_team as rep_team
        on
            rep_team.rep_id = concat(intervals.source, ':', intervals.owner_id)
            and rep_team.valid_to > intervals.valid_from
            and (
                rep_team.valid_from <= intervals.valid_from
                or (
                    coalesce(intervals.stage_kind, 'open') = 'open'
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
        coalesce(versions.pipeline, '') as pipeline,
        versions.source_stage_id,
        coalesce(versions.stage, '(unmapped)') as stage,
        versions.stage_position,
        coalesce(versions.stage_kind, 'open') as stage_kind,
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
        coalesce(versions.first_observed_at > versions.created_at, false) as is_left_truncated
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
