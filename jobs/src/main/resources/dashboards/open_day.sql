-- What was open at the end of each day, of the company and its teams.
select
    p.day,
    p.level,
    p.member_id,
    case p.level when 'company' then :company else p.team_name end as member,
    p.segment,
    concat(cast(s.position as varchar(10)), ' ', s.label) as stage,
    p.pipeline,
    p.deals,
    p.amount,
    concat(p.segment, ' ', p.level, ' ', p.member_id) as cut
from :schema.pipeline_daily as p
inner join :schema.dim_stage as s on p.stage = s.stage
where p.attribution = 'event' and p.level in ('company', 'team')
