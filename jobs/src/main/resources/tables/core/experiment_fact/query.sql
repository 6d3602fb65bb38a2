-- Grain: one row per experiment, outcome, variant, phase and creator: deals and what became of them.
-- Key: experiment, outcome, variant, phase, rep_id.
-- By intention to treat: a deal counts for the variant that its creator, or it itself, was assigned to; one that fits
-- several counts for none. A deal that is younger than the window is immature, whatever has become of it: early outcomes
-- alone would be a biased sample.
with

created as (

    select
        deals.deal_key,
        deals.deal_id,
        deals.created_at,
        deals.created_on,
        units.rep_id
    from core_deal as deals
    inner join core_reporting_unit as units
        on
            units.unit_key = deals.created_unit_key
            and units.level = 'rep'
    where deals.is_live and deals.first_observed_at is not null

),

experiments as (

    select
        experiment,
        unit,
        is_condition,
        max(before_on) as before_on,
        max(from_on) as from_on,
        max(to_on) as to_on,
        max(window_days) as window_days,
        max(funnel) as funnel,
        max(outcomes) as outcomes
    from core_experiment_assignment
    group by experiment, unit, is_condition

),

-- What was usual before is told by the same reps or by deals that fit the same conditions; where deals are listed, by
-- all deals.
tried as (

    select
        experiments.*,
        created.deal_key,
        created.created_at,
        created.rep_id,
        coalesce(rep.variant, deal.variant) as variant,
        if(created.created_on < experiments.from_on, 'before', 'during') as phase
    from experiments
    inner join created
        on
            created.created_on >= experiments.before_on
            and (experiments.to_on is null or created.created_on < experiments.to_on)
    left join core_experiment_assignment as rep
        on
            rep.experiment = experiments.experiment
            and rep.unit = 'rep'
            and rep.member_id = created.rep_id
    left join core_experiment_assignment as deal
        on
            deal.experiment = experiments.experiment
            and deal.unit = 'deal'
            and deal.member_id = created.deal_id
            and deal.variant <> '(several)'
            and (deal.is_condition or created.created_on >= experiments.from_on)
    where
        coalesce(rep.variant, deal.variant) is not null
        or (experiments.unit = 'deal' and not experiments.is_condition and created.created_on < experiments.from_on)

),

passages as (

    select
        deal_key,
        funnel,
        stage as outcome,
        reached_at
    from core_funnel_passage
    union all
    select
        deal_key,
        funnel,
        'won' as outcome,
        next_reached_at as reached_at
    from core_funnel_passage
    where is_last

),

watched as (

    select
        tried.*,
        explode(tried.outcomes) as outcome,
        timestamp_micros(unix_micros(tried.created_at) + tried.window_days * 86400000000) as watched_until
    from tried

),

final as (

    select
        watched.experiment,
        watched.outcome,
        coalesce(watched.variant, '(all)') as variant,
        watched.phase,
        watched.rep_id,
        count(*) as deals,
        count_if(watched.watched_until <= :as_of) as mature,
        count_if(watched.watched_until <= :as_of and passages.reached_at <= watched.watched_until) as reached
    from watched
    left join passages
        on
            passages.deal_key = watched.deal_key
            and passages.funnel = watched.funnel
            and passages.outcome = watched.outcome
    group by watched.experiment, watched.outcome, coalesce(watched.variant, '(all)'), watched.phase, watched.rep_id

)

select * from final
