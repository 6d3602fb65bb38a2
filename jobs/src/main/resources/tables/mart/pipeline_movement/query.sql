-- Grain: one row per period, credited member and movement of the pipeline that was due in the period.
-- Key: period_grain, period_start, level, member_id, segment, attribution, movement.
-- start + new + pulled_in + pushed_in + increased + transferred_in + reopened + currency - won - lost - decreased
-- - pulled_out - pushed_out - transferred_out - deleted - merged = end, to the last of six places.
with

cells as (

    select
        period_grain,
        period_start,
        level,
        member_id,
        attribution,
        movement,
        is_complete,
        position,
        sign,
        moves_deals,
        sum(deals) as deals,
        sum(amount) as amount,
        sum(amount_constant) as amount_constant,
        sum(gross_deals) as gross_deals,
        sum(gross_amount) as gross_amount,
        sum(gross_amount_constant) as gross_amount_constant
    from core_movement_cell
    group by all

),

-- Start and end are read from how deals stood then, the movements from what changed: that they agree is proof.
effects as (

    select
        *,
        if(movement = 'end', -1, sign) as effect,
        if(moves_deals, 1, 0) as moved
    from cells

),

balanced as (

    select
        *,
        sum(effect * moved * deals) over waterfall = 0
        and sum(effect * moved * gross_deals) over waterfall = 0
        and sum(effect * amount) over waterfall = 0
        and sum(effect * gross_amount) over waterfall = 0
        and sum(effect * amount_constant) over waterfall = 0
        and sum(effect * gross_amount_constant) over waterfall = 0 as is_balanced,
        max(if(movement = 'start', deals, null)) over waterfall as start_deals
    from effects
    window waterfall as (partition by period_grain, period_start, level, member_id, attribution)

),

final as (

    select /*+ broadcast(members) */
        balanced.period_grain,
        balanced.period_start,
        balanced.level,
        balanced.member_id,
        members.team_id,
        members.team_name,
        members.team_depth,
        members.rep_id,
        members.rep_name,
        'all' as segment,
        balanced.attribution,
        :as_of as as_of,
        balanced.is_complete,
        balanced.movement,
        balanced.position,
        balanced.sign,
        balanced.deals,
        balanced.amount,
        balanced.amount_constant,
        balanced.gross_deals,
        balanced.gross_amount,
        balanced.gross_amount_constant,
        balanced.start_deals,
        balanced.deals / nullif(balanced.start_deals, 0) as share_of_start,
        balanced.is_balanced
    from balanced
    inner join core_member_period as members
        on
            members.level = balanced.level
            and members.member_id = balanced.member_id
            and members.period_grain = balanced.period_grain
            and members.period_start = balanced.period_start

)

select * from final
