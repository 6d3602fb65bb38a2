-- The rows that a batch set aside: one row a file and kind of fault, with the first of them.
select
    concat_ws('/', source, file) as file,
    min(line) as first_line,
    count(*) as rows_set_aside,
    reason_code,
    min_by(reason, line) as reason
from ops.quarantine
where batch = ${batch}
group by source, file, reason_code
order by rows_set_aside desc, file, reason_code
limit 20
