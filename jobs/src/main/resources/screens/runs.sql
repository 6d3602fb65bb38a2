-- The newest runs: one row a run.
select
    run_id,
    max(as_of) as as_of,
    max(ended_at) as ended_at,
    count_if(status = 'done') as steps,
    count_if(status = 'kept') as kept,
    sum(seconds) as work_seconds,
    case
        when bool_or(status = 'failed') then 'failed'
        when bool_or(status = 'refused') then 'refused'
        else 'done'
    end as outcome,
    max_by(message, status) filter (where status in ('failed', 'refused')) as message
from ops.job_run
group by run_id
order by ended_at desc
limit 5
