-- Grain: one row per deal and close event: the moment it was moved to won or lost. Key: deal_key, close_number.
-- A move from one won stage to another is no new close (trap 15). Standing is the last close event
-- unless the deal was reopened since.
with

visits as (

    select
        *,
        lag(stage_kind) over (partition by deal_key order by visit_number) as previous_kind,
        max_by(stage_kind, visit_number) over (partition by deal_key) as last_kind
    from core_stage_visit

),

closes as (

    select
        *,
        row_number() over (partition by deal_key order by visit_number) as close_number,
        count(*) over (partition by deal_key) as close_count
    from visits
    where stage_kind <> 'open' and coalesce(previous_kind, '') <> stage_kind

),

final as (

    select
        deal_key,
        cast(close_number as int) as close_number,
        entered_at as closed_at,
        entered_on as closed_on,
        stage_kind as outcome,
        stage,
        entered_unit_key as unit_key,
        close_number = close_count and last_kind <> 'open' as is_standing
    from closes

)

select * from final
