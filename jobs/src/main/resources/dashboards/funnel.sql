-- Passages of the default funnel from each stage to the next. What is summed must have one cut.
select
    f.period_grain,
    f.period_start,
    cast(f.period_start as varchar(10)) as period,
    f.level,
    f.member_id,
    case f.level when 'company' then :company when 'team' then f.team_name else f.rep_name end as member,
    f.segment,
    f.from_position,
    concat(cast(f.from_position as varchar(10)), ' ', s.label) as stage,
    case when f.to_stage = 'won' then 'Won' else n.label end as next_stage,
    f.entries,
    f.advanced,
    f.lost,
    f.open,
    f.is_mature,
    f.mature_entries,
    f.mature_advanced,
    f.median_days,
    concat(
        f.period_grain, ' ', f.segment, ' ', f.level, ' ',
        case when f.level = 'team' then coalesce(cast(f.team_depth as varchar(10)), '') else '' end
    ) as cut
from :schema.funnel_conversion as f
inner join :schema.dim_stage as s on f.from_stage = s.stage
left join :schema.dim_stage as n on f.to_stage = n.stage
where
    f.attribution = 'event' and f.rule = 'reached' and f.funnel = :funnel
    and (f.to_stage <> 'won' or f.from_stage = :last_stage)
