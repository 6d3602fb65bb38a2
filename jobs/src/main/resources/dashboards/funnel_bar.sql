-- The bars of the funnel: deals that entered each stage, and those of them that were won.
select
    f.period_grain,
    f.period_start,
    cast(f.period_start as varchar(10)) as period,
    f.level,
    f.member_id,
    case f.level when 'company' then :company when 'team' then f.team_name else f.rep_name end as member,
    f.segment,
    b.position,
    case when b.is_won = 1 then concat(cast(b.position as varchar(10)), ' Won') else concat(cast(b.position as varchar(10)), ' ', s.label) end as bar,
    case when b.is_won = 1 then f.advanced else f.entries end as deals,
    concat(
        f.period_grain, ' ', f.segment, ' ', f.level, ' ',
        case when f.level = 'team' then coalesce(cast(f.team_depth as varchar(10)), '') else '' end
    ) as cut
from :schema.funnel_conversion as f
inner join :schema.dim_stage as s on f.from_stage = s.stage
inner join (
    select d.from_position, d.from_position as position, 0 as is_won
    from :schema.funnel_conversion as d
    where d.funnel = :funnel
    group by d.from_position
    union all
    select max(d.from_position), max(d.from_position) + 1, 1
    from :schema.funnel_conversion as d
    where d.funnel = :funnel
) as b on f.from_position = b.from_position
where
    f.attribution = 'event' and f.rule = 'reached' and f.funnel = :funnel
    and (f.to_stage <> 'won' or f.from_stage = :last_stage)
