-- Where deals go from each stage of the default funnel. What is summed must have one cut.
select
    e.period_grain,
    e.period_start,
    cast(e.period_start as varchar(10)) as period,
    e.level,
    e.member_id,
    case e.level when 'company' then :company when 'team' then e.team_name else e.rep_name end as member,
    e.segment,
    concat(cast(e.position as varchar(10)), ' ', s.label) as stage,
    e.forward,
    e.skipped,
    e.backward,
    e.won,
    e.lost,
    e.moved,
    concat(
        e.period_grain, ' ', e.segment, ' ', e.level, ' ',
        case when e.level = 'team' then coalesce(cast(e.team_depth as varchar(10)), '') else '' end
    ) as cut
from :schema.stage_exit as e
inner join :schema.dim_stage as s on e.stage = s.stage
where e.attribution = 'event' and e.funnel = :funnel
