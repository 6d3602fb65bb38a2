-- Grain: one row per deal and maximal run of versions in one stage of one pipeline. Key: deal_key, visit_number.
-- Edits of the amount start no visit (trap 3). Visits shorter than :ping_pong_seconds between two others are
-- collapsed into the one before, and counted (trap 23).
with

versions as (

    select
        *,
        case
            when is_deleted then '(deleted)'
            else concat_ws('|', pipeline, if(stage = '(unmapped)', source_stage_id, null), stage)
        end as place
    from core_deal_version

),

run_starts as (

    select
        *,
        coalesce(
            lag(place) over (partition by deal_key order by version_number) <> place, true
        ) as starts_run
    from versions

),

runs as (

    select
        *,
        lead(valid_from) over (partition by deal_key order by version_number) as run_left_at,
        count(*) over (partition by deal_key order by version_number) as run_number,
        count(*) over (partition by deal_key) as run_count
    from run_starts
    where starts_run

),

kept_runs as (

    select
        *,
        coalesce(
            lag(place) over (partition by deal_key order by version_number) <> place, true
        ) as starts_visit
    from (
        select
            *,
            count_if(is_ping_pong) over (partition by deal_key order by version_number) as ping_pongs,
            count_if(is_ping_pong) over (partition by deal_key) as all_ping_pongs
        from (
            select
                *,
                stage_kind = 'open'
                and run_number > 1
                and run_number < run_count
                and unix_micros(run_left_at) - unix_micros(valid_from) < :ping_pong_seconds * 1000000L as is_ping_pong
            from runs
        )
    )
    where not is_ping_pong

),

visit_starts as (

    select
        *,
        row_number() over (partition by deal_key order by version_number) as visit_number,
        lead(version_number) over (partition by deal_key order by version_number) as next_version_number,
        lead(ping_pongs, 1, all_ping_pongs) over (partition by deal_key order by version_number) - ping_pongs
            as collapsed_visits
    from kept_runs
    where starts_visit

),

-- The first and the last version of a visit that held for any time have the amounts with which the stage was entered
-- and left: what is told in the instant of a move is of the stage moved to.
visit_versions as (

    select
        versions.deal_key,
        versions.version_number,
        versions.unit_key,
        versions.amount_dated,
        versions.amount_constant,
        count(visit_starts.visit_number) over (
            partition by versions.deal_key order by versions.version_number
        ) as visit_number,
        visit_starts.pipeline,
        visit_starts.source_stage_id,
        visit_starts.stage,
        visit_starts.stage_position,
        visit_starts.stage_kind,
        visit_starts.is_deleted,
        visit_starts.is_left_truncated,
        visit_starts.collapsed_visits,
        versions.valid_from,
        versions.valid_to is null or versions.valid_to > versions.valid_from as is_held
    from versions
    left join visit_starts
        on
            visit_starts.deal_key = versions.deal_key
            and visit_starts.version_number = versions.version_number

),

visits as (

    select
        deal_key,
        visit_number,
        min_by(pipeline, version_number) as pipeline,
        min_by(source_stage_id, version_number) as source_stage_id,
        min_by(stage, version_number) as stage,
        min_by(stage_position, version_number) as stage_position,
        min_by(stage_kind, version_number) as stage_kind,
        min_by(is_deleted, version_number) as is_deleted,
        min_by(is_left_truncated, version_number) as is_left_truncated,
        coalesce(min_by(collapsed_visits, version_number), 0) as collapsed_visits,
        min(valid_from) as entered_at,
        min_by(unit_key, version_number) as entered_unit_key,
        max_by(unit_key, version_number) as last_unit_key,
        min_by(amount_dated, if(is_held, version_number, 2147483647)) as entered_amount_dated,
        min_by(amount_constant, if(is_held, version_number, 2147483647)) as entered_amount_constant,
        max_by(amount_dated, if(is_held, version_number, 0)) as amount_dated,
        max_by(amount_constant, if(is_held, version_number, 0)) as amount_constant
    from visit_versions
    group by deal_key, visit_number

),

ranked as (

    select
        visits.*,
        stages.stage_rank
    from visits
    left join core_stage as stages on stages.stage = visits.stage

),

neighbours as (

    select
        *,
        lead(entered_at) over deal as left_at,
        lead(entered_unit_key) over deal as next_unit_key,
        lead(stage) over deal as next_stage,
        lead(stage_kind) over deal as next_kind,
        lead(stage_rank) over deal as next_rank,
        lead(pipeline) over deal as next_pipeline,
        lead(is_deleted) over deal as is_next_deleted
    from ranked
    window deal as (partition by deal_key order by visit_number)

),

final as (

    select
        neighbours.deal_key,
        neighbours.visit_number,
        neighbours.pipeline,
        neighbours.source_stage_id,
        neighbours.stage,
        neighbours.stage_position,
        neighbours.stage_kind,
        neighbours.entered_at,
        to_date(from_utc_timestamp(neighbours.entered_at, :business_zone)) as entered_on,
        neighbours.left_at,
        to_date(from_utc_timestamp(neighbours.left_at, :business_zone)) as left_on,
        cast(
            (unix_micros(neighbours.left_at) - unix_micros(neighbours.entered_at)) / 86400000000d as decimal(20, 6)
        ) as days,
        if(neighbours.is_next_deleted, null, neighbours.next_stage) as next_stage,
        case
            when neighbours.left_at is null then null
            when neighbours.is_next_deleted and records.merged_into_deal_id is not null then 'merged'
            when neighbours.is_next_deleted then 'deleted'
            when neighbours.next_kind = 'won' then 'won'
            when neighbours.next_kind = 'lost' then 'lost'
            when neighbours.next_pipeline <> neighbours.pipeline then 'moved_pipeline'
            when neighbours.stage_kind <> 'open' then 'backward'
            when neighbours.next_rank < neighbours.stage_rank then 'backward'
            when neighbours.next_rank > neighbours.stage_rank + 1 then 'skip'
            else 'forward'
        end as exit,
        neighbours.is_left_truncated and neighbours.visit_number = 1 as is_left_truncated,
        cast(neighbours.collapsed_visits as int) as collapsed_visits,
        neighbours.entered_unit_key,
        coalesce(neighbours.next_unit_key, neighbours.last_unit_key) as left_unit_key,
        neighbours.entered_amount_dated,
        neighbours.entered_amount_constant,
        neighbours.amount_dated,
        neighbours.amount_constant
    from neighbours
    left join core_deal_record as records on records.deal_key = neighbours.deal_key
    where not neighbours.is_deleted

)

select * from final
