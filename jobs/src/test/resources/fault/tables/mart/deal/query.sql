-- One row per opportunity with its newest amount. Key: deal_id.
select
    deals.deal_id,
    max_by(versions.amount, versions.valid_from) as amount,
    count(*) as versions
from core_deal as deals
inner join core_deal_version as versions on versions.deal_key = deals.deal_key
group by all
