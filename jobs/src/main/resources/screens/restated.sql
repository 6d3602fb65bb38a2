-- What the newest publications changed of numbers that were final before: one row a publication.
select
    publication,
    previous_publication as instead_of,
    count(*) as changed_numbers,
    count_if(deals > 0) as by_changed_history,
    count_if(level = 'company') as of_the_company,
    min(period_start) as earliest_period,
    size(array_distinct(flatten(collect_list(deal_ids)))) as deals_named
from ops.restatement
where run_id in (select run_id from ops.publication)
group by publication, previous_publication
order by publication desc
limit 5
