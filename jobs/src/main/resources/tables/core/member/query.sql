-- Grain: one row per credited member: the company, a team or a rep, and what it is called. Key: level, member_id.
with

final as (

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

)

select * from final
