-- What the first run of a bench took: one row a table made, and one of the rows that told of the history of deals. Key: what.
select
    'history_rows' as what,
    cast(coalesce(sum(read), 0) as double) as amount
from ops.load_audit
where
    batch = 1
    and object in ('opportunity_history', 'opportunity_field_history', 'deal_stage', 'deal_property_history')
union all
select
    step as what,
    seconds as amount
from ops.job_run
where
    status = 'done'
    and as_of = (select min(as_of) from ops.job_run)
order by amount desc
