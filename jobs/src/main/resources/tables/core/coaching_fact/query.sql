-- Grain: one row per closed deal and funnel: how far it got and what it came to. Key: deal_key, funnel.
with

furthest as (

    select
        deal_key,
        funnel,
        max(position) as position
    from core_funnel_passage
    group by deal_key, funnel

),

funnels as (

    select
        funnel,
        max(position) as won_position
    from core_funnel_stage
    group by funnel

),

first_amounts as (

    select
        deal_key,
        min_by(amount, version_number) as first_amount
    from core_deal_version
    where amount is not null
    group by deal_key

),

closed as (

    select
        deals.deal_key,
        deals.closed_on,
        deals.closed_unit_key as unit_key,
        deals.outcome,
        if(deals.outcome = 'won', round(coalesce(deals.won_amount_dated, 0), 2), 0) as revenue,
        -- Amounts that nothing can be taken off of stand as they are.
        if(
            deals.amount > 0 and first_amounts.first_amount > 0,
            cast(first_amounts.first_amount as double) / deals.amount,
            1d
        ) as listed_ratio
    from core_deal as deals
    left join first_amounts on first_amounts.deal_key = deals.deal_key
    where deals.is_live and deals.outcome <> 'open' and deals.closed_on is not null

),

final as (

    select
        closed.deal_key,
        funnels.funnel,
        closed.closed_on,
        closed.unit_key,
        if(closed.outcome = 'won', funnels.won_position, coalesce(furthest.position, 1)) as position,
        closed.revenue,
        if(closed.outcome = 'won', closed.revenue * closed.listed_ratio, 0d) as listed,
        if(closed.outcome = 'won' and closed.revenue > 0, 1 / closed.listed_ratio, null) as kept
    from closed
    cross join funnels
    left join furthest
        on
            furthest.deal_key = closed.deal_key
            and furthest.funnel = funnels.funnel

)

select * from final
