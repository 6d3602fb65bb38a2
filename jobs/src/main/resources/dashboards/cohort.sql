-- How cohorts of the first stage come to a win, open deals neither left out nor counted as lost.
select
    f.period_grain,
    f.period_start,
    cast(f.period_start as varchar(10)) as period,
    f.level,
    f.member_id,
    case f.level when 'company' then :company when 'team' then f.team_name else f.rep_name end as member,
    f.segment,
    f.entries,
    f.advanced,
    f.open,
    f.cif_90d,
    f.cif_90d_se,
    f.cif_180d,
    f.cif_365d,
    concat(f.period_grain, ' ', f.segment, ' ', f.level, ' ', f.member_id, ' ', cast(f.period_start as varchar(10))) as cut
from :schema.funnel_conversion as f
where
    f.attribution = 'event' and f.rule = 'reached' and f.funnel = :funnel
    and f.from_stage = :first_stage and f.to_stage = 'won'
