-- Grain: one row per currency and stretch of time in which a rate holds. Key: currency, valid_from.
-- A rate holds until the next one of its currency.
with

delivered as (

    select
        upper(currency) as currency,
        rate_on,
        rate
    from staging_reference_exchange_rate
    union all
    select
        upper(currency) as currency,
        rate_on,
        rate
    from staging_mapped_exchange_rate

),

one_a_day as (

    select
        currency,
        rate_on,
        max(rate) as rate
    from delivered
    group by currency, rate_on

),

final as (

    select
        currency,
        rate_on as valid_from,
        lead(rate_on, 1, date '9999-12-31') over (partition by currency order by rate_on) as valid_to,
        rate
    from one_a_day

)

select * from final
