-- One row per month: what the states of the month amount to. Key: period_start.
select
    periods.period_grain,
    periods.period_start,
    'company' as level,
    '(company)' as member_id,
    'all' as segment,
    'event' as attribution,
    'amount' as metric,
    'dated' as currency_basis,
    cast(sum(versions.amount) as decimal(28, 8)) as value,
    add_months(periods.period_start, 1) <= :as_of_on as is_complete
from core_deal_version as versions
inner join core_calendar_period as periods on periods.day_on = to_date(versions.valid_from)
group by all
