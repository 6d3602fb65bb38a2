-- One row per day on which something happened, with its month. Key: day_on.
select distinct
    to_date(valid_from) as day_on,
    'month' as period_grain,
    to_date(date_trunc('month', valid_from)) as period_start
from core_deal_version
