-- Grain: one row per customer or prospect company of one source. Key: account_id.
with

segments as (

    select
        account_id,
        sort_array(collect_set(segment)) as segments
    from core_segment_membership
    group by account_id

),

final as (

    select
        accounts.account_id,
        accounts.source,
        accounts.account_name,
        accounts.industry,
        accounts.country,
        accounts.employees,
        accounts.annual_revenue,
        accounts.technologies,
        array_union(array('all'), coalesce(segments.segments, array())) as segments
    from core_account as accounts
    left join segments on segments.account_id = accounts.account_id
    where not accounts.is_deleted

)

select * from final
