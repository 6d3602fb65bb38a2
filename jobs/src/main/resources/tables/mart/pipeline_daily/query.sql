-- Grain: one row per stretch of days, credited member, pipeline and stage: what was open at the end of each day.
-- Key: day, level, member_id, segment, attribution, pipeline, stage.
-- Levels are running sums of entries and exits, so that the work follows changes, not days times deals. Company and
-- teams then get a row for every day, as a trend line needs; a rep gets one for every day with a change.
with

-- What was entered and left on the same day is open at the end of no day.
lasting_states as (

    select
        unit_key,
        current_unit_key,
        pipeline,
        stage,
        since_on,
        until_on,
        unix_date(coalesce(created_on, since_on)) as created_day,
        coalesce(amount_dated, 0) as amount,
        coalesce(amount_constant, 0) as amount_constant
    from core_pipeline_state
    where condition = 'open' and (until_on is null or until_on > since_on)

),

changes as (

    select
        credit.attribution,
        credit.unit_key,
        states.pipeline,
        states.stage,
        change.day,
        sum(change.sign) as deals,
        sum(change.sign * states.created_day) as created_days,
        sum(change.sign * states.amount) as amount,
        sum(change.sign * states.amount_constant) as amount_constant
    from lasting_states as states
    lateral view inline(array(
        struct('event' as attribution, states.unit_key as unit_key),
        struct('current' as attribution, states.current_unit_key as unit_key)
    )) credit
    lateral view stack(2, states.since_on, 1, states.until_on, -1) change as day, sign
    where change.day is not null
    group by all

),

changes_of_members as (

    select
        changes.attribution,
        units.level,
        units.member_id,
        changes.pipeline,
        changes.stage,
        changes.day,
        sum(changes.deals) as deals,
        sum(changes.created_days) as created_days,
        sum(changes.amount) as amount,
        sum(changes.amount_constant) as amount_constant
    from changes
    inner join core_reporting_unit as units on units.unit_key = changes.unit_key
    group by all
    having
        sum(changes.deals) <> 0
        or sum(changes.created_days) <> 0
        or sum(changes.amount) <> 0
        or sum(changes.amount_constant) <> 0

),

levels as (

    select
        attribution,
        level,
        member_id,
        pipeline,
        stage,
        day as from_day,
        lead(day, 1, date_add(:as_of_on, 1)) over cell as until_day,
        sum(deals) over cell as deals,
        sum(created_days) over cell as created_days,
        sum(amount) over cell as amount,
        sum(amount_constant) over cell as amount_constant
    from changes_of_members
    window cell as (partition by attribution, level, member_id, pipeline, stage order by day)

),

stretches as (

    select
        levels.* except (from_day, until_day),
        stretch.day,
        if(levels.level = 'rep', levels.until_day, date_add(stretch.day, 1)) as until_day
    from levels
    lateral view explode(
        if(
            levels.level = 'rep',
            array(levels.from_day),
            sequence(levels.from_day, date_sub(levels.until_day, 1))
        )
    ) stretch as day
    where levels.deals <> 0 or levels.amount <> 0

),

members as (

    select
        level,
        member_id,
        max(team_id) as team_id,
        max(team_name) as team_name,
        max(team_depth) as team_depth,
        max(rep_id) as rep_id,
        max(rep_name) as rep_name
    from core_reporting_unit
    group by level, member_id

),

teams_of_reps as (

    select
        rep_team.rep_id,
        rep_team.valid_from_on,
        rep_team.valid_to_on,
        rep_team.team_id,
        coalesce(teams.team_name, rep_team.team_id) as team_name,
        coalesce(teams.team_depth, 1) as team_depth
    from core_rep_team as rep_team
    left join core_team as teams on teams.team_id = rep_team.team_id

),

final as (

    select /*+ broadcast(members), broadcast(teams_of_reps) */
        stretches.day,
        stretches.until_day,
        stretches.level,
        stretches.member_id,
        if(stretches.level = 'rep', coalesce(teams_of_reps.team_id, '(no team)'), members.team_id) as team_id,
        if(stretches.level = 'rep', coalesce(teams_of_reps.team_name, '(no team)'), members.team_name) as team_name,
        if(stretches.level = 'rep', coalesce(teams_of_reps.team_depth, 1), members.team_depth) as team_depth,
        members.rep_id,
        members.rep_name,
        'all' as segment,
        stretches.attribution,
        :as_of as as_of,
        stretches.pipeline,
        stretches.stage,
        stretches.deals,
        stretches.amount,
        stretches.amount_constant,
        stretches.deals * unix_date(stretches.day) - stretches.created_days as open_days
    from stretches
    inner join members
        on
            members.level = stretches.level
            and members.member_id = stretches.member_id
    left join teams_of_reps
        on
            teams_of_reps.rep_id = members.rep_id
            and teams_of_reps.valid_from_on <= stretches.day
            and teams_of_reps.valid_to_on > stretches.day

)

select * from final
