-- KPIs, credited when they happened, at the rates of the day. What is summed must have one cut.
select
    k.period_grain,
    k.period_start,
    cast(k.period_start as varchar(10)) as period,
    k.is_complete,
    k.level,
    k.member_id,
    case k.level when 'company' then :company when 'team' then k.team_name else k.rep_name end as member,
    k.team_name,
    k.rep_name,
    k.segment,
    k.metric,
    k.numerator,
    k.denominator,
    k.value,
    k.sample_size,
    k.target,
    k.previous_value,
    k.year_ago_value,
    case
        when k.level = 'team' and k.team_id not in (
            select t.parent_team_id from :schema.dim_team as t where t.parent_team_id is not null
        ) then 1 else 0
    end as is_lowest_team,
    concat(
        k.period_grain, ' ', k.segment, ' ', k.level, ' ',
        case when k.level = 'team' then coalesce(cast(k.team_depth as varchar(10)), '') else '' end
    ) as cut
from :schema.kpi as k
where k.attribution = 'event' and k.currency_basis = 'dated'
