-- What lies in quarantine: one row a source, object and kind of fault.
select
    source,
    object,
    reason_code,
    count(*) as rows_set_aside,
    max_by(reason, batch) as newest_reason
from ops.quarantine
group by source, object, reason_code
order by rows_set_aside desc, source, object, reason_code
limit 20
