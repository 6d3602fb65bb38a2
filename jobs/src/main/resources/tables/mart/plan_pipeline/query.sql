-- What is there towards a goal: open deals by stage, and deals won by day, of the company and each team.
-- Key: level, member_id, outcome, stage, closed_on.
-- Open deals count for who owns them now, deals won for who owned them at the close.
with deals as (
    select
        if(outcome = 'open', current_unit_key, closed_unit_key) as unit_key,
        outcome,
        if(outcome = 'open', stage, '') as stage,
        if(outcome = 'open', null, closed_on) as closed_on,
        if(outcome = 'open', amount_dated, won_amount_dated) as amount
    from core_deal
    where is_live and outcome in ('open', 'won')
),

final as (
    select
        units.level,
        units.member_id,
        deals.outcome,
        deals.stage,
        deals.closed_on,
        count(*) as deals,
        cast(coalesce(sum(deals.amount), 0) as decimal(28, 6)) as amount
    from deals
    inner join core_reporting_unit as units on units.unit_key = deals.unit_key
    where units.level in ('company', 'team')
    group by units.level, units.member_id, deals.outcome, deals.stage, deals.closed_on
)

select * from final
