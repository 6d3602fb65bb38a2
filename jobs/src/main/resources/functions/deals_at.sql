-- Every deal as it stood at an instant, won and lost ones included: one row a deal. Key: deal_id.
-- A deal's version holds from its first instant to the first instant after it, so that one version at most is read.
select
    deals.deal_id,
    deals.name,
    deals.account_id,
    versions.pipeline,
    versions.stage,
    versions.stage_kind,
    versions.rep_id,
    versions.team_id,
    versions.amount,
    versions.currency,
    versions.amount_dated,
    versions.amount_constant,
    versions.expected_close_on,
    versions.forecast_category,
    versions.valid_from as unchanged_since,
    deals.created_at,
    cast((unix_micros(deals_at.instant) - unix_micros(deals.created_at)) / 86400000000d as decimal(20, 6)) as age_days
from core.deal_version as versions
inner join core.deal as deals on deals.deal_key = versions.deal_key
where
    not versions.is_deleted
    and versions.valid_from <= deals_at.instant
    and (versions.valid_to is null or versions.valid_to > deals_at.instant)
