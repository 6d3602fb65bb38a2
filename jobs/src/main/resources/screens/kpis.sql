-- The newest runs: one row a run.
select
    run_id,
    max(as_of) as as_of,
    max(ended_at) as ended_at,
    count_if(status = 'done') as steps,
    sum(seconds) as work_seconds,
    case
        when max(status) = 'failed' then 'failed'
        when max(status) = 'refused' then 'refused'
        else 'done'
    end as outcome,
    max_by(message, status) filter (where status <> 'done') as message
from ops.job_run
group by run_id
order by ended_at desc
limit 5
