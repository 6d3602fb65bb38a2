-- Grain: one row per stretch of days, credited member, pipeline and stage: what was open at the end of each day.
-- Key: day, level, member_id, segment, attribution, pipeline, stage.
with

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
        levels.day,
        levels.until_day,
        levels.level,
        levels.member_id,
        if(levels.level = 'rep', coalesce(teams_of_reps.team_id, '(no team)'), members.team_id) as team_id,
        if(levels.level = 'rep', coalesce(teams_of_reps.team_name, '(no team)'), members.team_name) as team_name,
        if(levels.level = 'rep', coalesce(teams_of_reps.team_depth, 1), members.team_depth) as team_depth,
        members.rep_id,
        members.rep_name,
        'all' as segment,
        levels.attribution,
        :as_of as as_of,
        levels.pipeline,
        levels.stage,
        levels.deals,
        levels.amount,
        levels.amount_constant,
        levels.open_days
    from core_pipeline_level as levels
    inner join core_member as members
        on
            members.level = levels.level
            and members.member_id = levels.member_id
    left join teams_of_reps
        on
            teams_of_reps.rep_id = members.rep_id
            and teams_of_reps.valid_from_on <= levels.day
            and teams_of_reps.valid_to_on > levels.day

)

select * from final
