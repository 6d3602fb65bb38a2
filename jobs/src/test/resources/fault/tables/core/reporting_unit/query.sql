-- The company as the only unit. Key: unit_key.
select
    1L as unit_key,
    'company' as level,
    '(company)' as member_id
from (select count(*) as deals from core_deal)
