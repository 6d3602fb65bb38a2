-- Grain: one row per deal that full extracts hold no more. Key: source, deal_id.
-- A deal that came back is not gone (trap 7).
with

newest as (

    select
        _source as source,
        row_id as deal_id,
        max_by(is_gone, _batch) as is_gone,
        max_by(swept_at, _batch) as swept_at
    from raw_key_sweep
    where table_name in ('raw.salesforce_opportunity', 'raw.hubspot_deal')
    group by _source, row_id

),

final as (

    select
        source,
        deal_id,
        swept_at
    from newest
    where is_gone

)

select * from final
