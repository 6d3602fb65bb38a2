-- The plan of each goal for its holder: one row a step, revenue first.
with holders as (
    -- Of the members of a goal, the one highest in the tree has it.
    select
        *,
        min(coalesce(team_depth, 0)) over (partition by goal) as holder_depth
    from mart.goal_plan
    where period_grain = 'goal'
),

final as (
    select
        goal,
        coalesce(team_name, 'the company') as holder,
        period_start,
        date_sub(period_end, 1) as last_day,
        step,
        required,
        low,
        high,
        on_hand,
        missing,
        per_week,
        per_rep_week,
        usual_per_rep_week,
        capacity
    from holders
    where coalesce(team_depth, 0) = holder_depth
    order by goal, step_position
)

select * from final
