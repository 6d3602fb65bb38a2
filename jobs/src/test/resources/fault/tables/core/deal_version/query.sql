-- One row per opportunity and delivered state. Key: deal_key, valid_from.
select
    xxhash64(id) as deal_key,
    1L as unit_key,
    _fivetran_start as valid_from,
    'sales' as pipeline,
    max(stage_name) as stage,
    'open' as stage_kind,
    max(amount) as amount,
    'USD' as currency,
    max(close_date) as expected_close_on,
    false as is_deleted
from raw_salesforce_opportunity_history
where _fivetran_start < :as_of
group by all
