-- Grain: one row per deal that has costs of fulfilment. Key: deal_key.
with

delivered as (

    select
        deal_id,
        cost,
        currency,
        cost_on
    from staging_reference_fulfilment_cost
    union all
    select
        concat(source, ':', deal_id) as deal_id,
        cost,
        currency,
        cost_on
    from staging_mapped_fulfilment_cost

),

known as (

    select
        *,
        coalesce(upper(currency), :reporting_currency) as money_currency
    from delivered
    where coalesce(cost_on, :as_of_on) <= :as_of_on

),

converted as (

    select
        known.deal_id,
        known.cost * if(
            known.money_currency = :reporting_currency,
            1,
            coalesce(
                dated.rate,
                raise_error(
                    concat(
                        'No exchange rate for ', known.money_currency, ' on ',
                        cast(known.cost_on as string), '; add a row to the exchange rates'
                    )
                )
            )
        ) as cost_dated,
        known.cost * if(
            known.money_currency = :reporting_currency,
            1,
            coalesce(
                constant.rate,
                raise_error(
                    concat(
                        'No exchange rate for ', known.money_currency, ' on ',
                        cast(:constant_rate_on as string),
                        ' (the constant rate date); add a row to the exchange rates'
                    )
                )
            )
        ) as cost_constant
    from known
    left join core_exchange_rate as dated
        on
            dated.currency = known.money_currency
            and dated.valid_from <= coalesce(known.cost_on, :as_of_on)
            and dated.valid_to > coalesce(known.cost_on, :as_of_on)
    left join core_exchange_rate as constant
        on
            constant.currency = known.money_currency
            and constant.valid_from <= :constant_rate_on
            and constant.valid_to > :constant_rate_on

),

final as (

    select
        xxhash64(substring_index(deal_id, ':', 1), substring(deal_id, instr(deal_id, ':') + 1)) as deal_key,
        cast(sum(cost_dated) as decimal(24, 6)) as cost_dated,
        cast(sum(cost_constant) as decimal(24, 6)) as cost_constant
    from converted
    group by deal_id

)

select * from final
