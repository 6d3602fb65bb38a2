-- Targets: what was attained, what is usual by now, what it comes to.
select
    t.target_name,
    t.level,
    t.member_id,
    case t.level when 'company' then :company when 'team' then t.team_name else t.rep_name end as member,
    t.metric,
    t.period_grain,
    t.period_start,
    cast(t.period_start as varchar(10)) as period,
    t.is_complete,
    t.actual,
    t.target,
    t.attainment,
    t.expected_by_now,
    t.projection,
    t.realism,
    concat(t.target_name, ' ', t.member_id, ' ', t.metric, ' ', t.period_grain, ' ', cast(t.period_start as varchar(10))) as cut
from :schema.target_progress as t
