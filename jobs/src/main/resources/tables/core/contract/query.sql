-- Grain: one row per contract. Key: contract_id.
-- The annual value is the contract's value over its years, a year being twelve calendar months; the credit is that of the deal that won it, or of the
-- account's owner where no deal is named.
with

delivered as (

    select
        contract_id,
        account_id,
        deal_id,
        value,
        currency,
        starts_on,
        ends_on
    from staging_reference_contract
    union all
    select
        concat(source, ':', contract_id) as contract_id,
        concat(source, ':', account_id) as account_id,
        concat(source, ':', deal_id) as deal_id,
        value,
        currency,
        starts_on,
        ends_on
    from staging_mapped_contract

),

known as (

    select
        *,
        coalesce(upper(currency), :reporting_currency) as money_currency,
        -- Whole: a part of a month counts by 31 days.
        cast(round(months_between(ends_on, starts_on) * 31) as int) as month_parts
    from delivered
    where starts_on <= :as_of_on

),

final as (

    select
        known.contract_id,
        known.account_id,
        known.deal_id,
        known.starts_on,
        known.ends_on,
        known.value,
        known.money_currency as currency,
        cast(known.month_parts / 372 as decimal(20, 6)) as years,
        cast(
            known.value * 372 / known.month_parts * if(
                known.money_currency = :reporting_currency,
                1,
                coalesce(
                    dated.rate,
                    raise_error(
                        concat(
                            'No exchange rate for ', known.money_currency, ' on ',
                            cast(known.starts_on as string), '; add a row to the exchange rates'
                        )
                    )
                )
            ) as decimal(24, 6)
        ) as annual_value_dated,
        cast(
            known.value * 372 / known.month_parts * if(
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
            ) as decimal(24, 6)
        ) as annual_value_constant,
        coalesce(closes.unit_key, owners.unit_key, xxhash64('(unassigned)', '(no team)')) as unit_key
    from known
    left join core_exchange_rate as dated
        on
            dated.currency = known.money_currency
            and dated.valid_from <= known.starts_on
            and dated.valid_to > known.starts_on
    left join core_exchange_rate as constant
        on
            constant.currency = known.money_currency
            and constant.valid_from <= :constant_rate_on
            and constant.valid_to > :constant_rate_on
    left join (
        select
            records.deal_id,
            max_by(deal_close.unit_key, deal_close.close_number) as unit_key
        from core_deal_close as deal_close
        inner join core_deal_record as records on records.deal_key = deal_close.deal_key
        where deal_close.outcome = 'won'
        group by records.deal_id
    ) as closes on closes.deal_id = known.deal_id
    left join (
        select
            accounts.account_id,
            xxhash64(rep_team.rep_id, rep_team.team_id) as unit_key,
            rep_team.valid_from_on,
            rep_team.valid_to_on
        from core_account as accounts
        inner join core_rep_team as rep_team on rep_team.rep_id = accounts.rep_id
    ) as owners
        on
            owners.account_id = known.account_id
            and owners.valid_from_on <= known.starts_on
            and owners.valid_to_on > known.starts_on

)

select * from final
