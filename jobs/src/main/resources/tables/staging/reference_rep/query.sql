-- Grain: one row per rep. Key: source, rep_id.
-- The last version of each file counts as a whole; of two files with one key the one with the later name.
with

versions as (

    select
        *,
        max(_batch) over (partition by _source, _file) as last_batch
    from raw_reference_rep

),

ranked as (

    select
        *,
        row_number() over (
            partition by _source, rep_id
            order by _file desc, _line desc
        ) as newest_first
    from versions
    where _batch = last_batch

),

final as (

    select
        _source as source,
        rep_id,
        rep_name,
        email,
        role
    from ranked
    where newest_first = 1

)

select * from final
