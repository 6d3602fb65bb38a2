-- The waterfall of the pipeline due in a period, its bars in their order.
select
    m.period_grain,
    m.period_start,
    cast(m.period_start as varchar(10)) as period,
    m.is_complete,
    m.level,
    m.member_id,
    case m.level when 'company' then :company when 'team' then m.team_name else m.rep_name end as member,
    m.segment,
    m.movement,
    m.position,
    concat(case when m.position < 10 then '0' else '' end, cast(m.position as varchar(10)), ' ', replace(m.movement, '_', ' ')) as bar,
    case when m.movement = 'start' then m.amount else m.sign * m.amount end as signed_amount,
    m.deals,
    m.amount,
    m.share_of_start,
    concat(m.period_grain, ' ', m.segment, ' ', m.level, ' ', m.member_id, ' ', cast(m.period_start as varchar(10))) as cut
from :schema.pipeline_movement as m
where m.attribution = 'event'
