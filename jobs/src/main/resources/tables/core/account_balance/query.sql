-- Grain: one row per customer and stretch of time in which its contracts in force do not change.
-- Key: account_id, from_on.
-- The whole customer is held by the credit of its youngest contract in force, so that a renewal by another rep is a
-- handover and no churn.
with

contracts as (

    select * from core_credited_contract

),

boundaries as (

    select
        account_id,
        starts_on as from_on
    from contracts
    union distinct
    select
        account_id,
        ends_on as from_on
    from contracts

),

stretches as (

    select
        account_id,
        from_on,
        lead(from_on) over (partition by account_id order by from_on) as to_on
    from boundaries

),

final as (

    select
        stretches.account_id,
        stretches.from_on,
        stretches.to_on,
        count(contracts.contract_id) as contracts,
        cast(coalesce(sum(contracts.annual_value_dated), 0) as decimal(28, 6)) as arr_dated,
        cast(coalesce(sum(contracts.annual_value_constant), 0) as decimal(28, 6)) as arr_constant,
        max_by(contracts.event_unit_key, struct(contracts.starts_on, contracts.contract_id)) as event_unit_key,
        max_by(contracts.current_unit_key, struct(contracts.starts_on, contracts.contract_id)) as current_unit_key,
        max(contracts.segment_set) as segment_set
    from stretches
    left join contracts
        on
            contracts.account_id = stretches.account_id
            and contracts.starts_on <= stretches.from_on
            and contracts.ends_on > stretches.from_on
    group by stretches.account_id, stretches.from_on, stretches.to_on

)

select * from final
