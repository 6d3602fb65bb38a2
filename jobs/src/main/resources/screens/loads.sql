-- What was loaded: one row a source and object. Read = loaded + duplicate + quarantined.
select
    source,
    object,
    count(distinct file) as files,
    sum(read) as read,
    sum(loaded) as loaded,
    sum(duplicate) as duplicate,
    sum(quarantined) as quarantined,
    max(batch) as last_batch
from ops.load_audit
where status = 'loaded'
group by source, object
order by source, object
