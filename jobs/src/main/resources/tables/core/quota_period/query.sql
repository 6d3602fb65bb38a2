-- Grain: one row per quota and range of days whose period it overlaps.
-- Key: quota_id, period_grain, range_kind, period_start.
-- The part of an earlier period that the one under way is compared with has the quota of that whole period, as has the
-- one under way.
with

quotas as (

    select
        quotas.*,
        quotas.metric <> 'deals_won' and quotas.currency <> :reporting_currency as is_foreign
    from core_quota as quotas
    -- Quotas of other metrics are targets only: mart.target_progress.
    where quotas.metric in ('amount_won', 'deals_won')

),

converted as (

    select
        quotas.*,
        quotas.effective_value * if(
            not quotas.is_foreign,
            1,
            coalesce(
                dated.rate,
                raise_error(
                    concat(
                        'No exchange rate for ', quotas.currency, ' on ', cast(quotas.valid_from_on as string),
                        '; add a row to the exchange rates'
                    )
                )
            )
        ) as quota_dated,
        quotas.effective_value * if(
            not quotas.is_foreign,
            1,
            coalesce(
                constant.rate,
                raise_error(
                    concat(
                        'No exchange rate for ', quotas.currency, ' on ', cast(:constant_rate_on as string),
                        ' (the constant rate date); add a row to the exchange rates'
                    )
                )
            )
        ) as quota_constant
    from quotas
    left join core_exchange_rate as dated
        on
            dated.currency = quotas.currency
            and dated.valid_from <= quotas.valid_from_on
            and dated.valid_to > quotas.valid_from_on
    left join core_exchange_rate as constant
        on
            constant.currency = quotas.currency
            and constant.valid_from <= :constant_rate_on
            and constant.valid_to > :constant_rate_on

),

final as (

    select
        converted.quota_id,
        converted.rep_id,
        converted.team_id,
        converted.metric,
        periods.period_grain,
        ranges.range_kind,
        periods.period_start,
        greatest(periods.period_start, converted.valid_from_on) as from_on,
        least(periods.period_end, converted.valid_to_on) as to_on,
        datediff(converted.valid_to_on, converted.valid_from_on) as quota_days,
        cast(converted.quota_dated as decimal(24, 6)) as quota_dated,
        cast(converted.quota_constant as decimal(24, 6)) as quota_constant
    from converted
    inner join core_period as periods
        on
            periods.period_start < converted.valid_to_on
            and periods.period_end > converted.valid_from_on
    inner join core_reporting_range as ranges
        on
            ranges.period_grain = periods.period_grain
            and ranges.period_start = periods.period_start

)

select * from final
