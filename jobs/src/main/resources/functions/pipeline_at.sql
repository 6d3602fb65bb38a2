-- The open deals at an instant, as they stood then: one row a deal. Key: deal_id.
select * except (stage_kind)
from deals_at(pipeline_at.instant)
where stage_kind = 'open'
