-- Grain: one row per contract. Key: source, contract_id.
-- The last version of each file counts as a whole; of two files with one key the one with the later name.
with

versions as (

    select
        *,
        max(_batch) over (partition by _source, _file) as last_batch
    from raw_reference_contract

),

ranked as (

    select
        *,
        row_number() over (
            partition by _source, contract_id
            order by _file desc, _line desc
        ) as newest_first
    from versions
    where _batch = last_batch

),

final as (

    select
        _source as source,
        contract_id,
        account_id,
        deal_id,
        value,
        currency,
        starts_on,
        ends_on,
        status
    from ranked
    where newest_first = 1

)

select * from final
