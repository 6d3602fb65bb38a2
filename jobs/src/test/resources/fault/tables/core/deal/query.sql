-- One row per opportunity. Key: deal_key.
select
    xxhash64(id) as deal_key,
    max(concat(_source, ':', id)) as deal_id
from raw_salesforce_opportunity
where created_date < :as_of
group by all
