-- How long deals stay in each stage, of a member with several pipelines in the one with most deals: medians never make one.
select
    d.period_grain,
    d.period_start,
    cast(d.period_start as varchar(10)) as period,
    d.level,
    d.member_id,
    case d.level when 'company' then :company when 'team' then d.team_name else d.rep_name end as member,
    d.team_name,
    d.segment,
    d.pipeline,
    concat(cast(s.position as varchar(10)), ' ', s.label) as stage,
    d.deals,
    d.median_days,
    d.p90_days,
    case
        when d.level = 'team' and d.team_id not in (
            select t.parent_team_id from :schema.dim_team as t where t.parent_team_id is not null
        ) then 1 else 0
    end as is_lowest_team,
    concat(d.period_grain, ' ', d.segment, ' ', d.level, ' ', d.member_id, ' ', cast(d.period_start as varchar(10))) as cut
from (
    select
        x.*,
        row_number() over (
            partition by x.period_grain, x.period_start, x.level, x.member_id, x.segment, x.stage
            order by x.deals desc, x.pipeline
        ) as place
    from :schema.stage_duration as x
    where x.attribution = 'event'
) as d
inner join :schema.dim_stage as s on d.stage = s.stage
where d.place = 1 and s.kind = 'open'
