-- Grain: one row per deal that HubSpot merged into another. Key: source, merged_deal_id.
-- A deal that was merged more than once lives on in the last winner (trap 36). Stored, so that the winners of winners
-- are looked up once and not by everybody who reads deals.
with recursive

-- A deal that appears under more than one winner belongs to the one that was told last. It was merged when that was
-- first told: a sync from the beginning stamps old merges anew.
merges as (

    select
        _source as source,
        merged_deal_id,
        max_by(deal_id, struct(_fivetran_synced, deal_id)) as winner_id,
        min(_fivetran_synced) as merged_at
    from raw_hubspot_merged_deal
    where merged_deal_id <> deal_id and not coalesce(_fivetran_deleted, false)
    group by _source, merged_deal_id

),

-- Winners of winners; the depth ends a circle.
chains (source, merged_deal_id, winner_id, merged_at, depth) as (

    select
        source,
        merged_deal_id,
        winner_id,
        merged_at,
        1 as depth
    from merges
    union all
    select
        chains.source,
        chains.merged_deal_id,
        merges.winner_id,
        chains.merged_at,
        chains.depth + 1 as depth
    from chains
    inner join merges
        on merges.source = chains.source and merges.merged_deal_id = chains.winner_id
    where chains.depth < 20

),

final as (

    select
        source,
        merged_deal_id,
        max_by(winner_id, depth) as winner_id,
        max(merged_at) as merged_at
    from chains
    group by source, merged_deal_id

)

select * from final
