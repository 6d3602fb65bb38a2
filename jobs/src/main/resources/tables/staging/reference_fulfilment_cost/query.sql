-- Grain: one row per cost of fulfilling a deal. Key: source, deal_id, cost_on, currency.
-- The last version of each file counts as a whole; of two files with one key the one with the later name.
with

versions as (

    select
        *,
        max(_batch) over (partition by _source, _file) as last_batch
    from raw_reference_fulfilment_cost

),

ranked as (

    select
        *,
        row_number() over (
            partition by _source, deal_id, cost_on, currency
            order by _file desc, _line desc
        ) as newest_first
    from versions
    where _batch = last_batch

),

final as (

    select
        _source as source,
        deal_id,
        cost,
        currency,
        cost_on
    from ranked
    where newest_first = 1

)

select * from final
