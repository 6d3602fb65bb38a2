-- Grain: one row per person who owns or works on deals in one source. Key: rep_id.
with

delivered as (

    select * from staging_salesforce_rep
    union all
    select * from staging_hubspot_rep
    union all
    select * from staging_mapped_rep

),

named as (

    select
        concat(source, ':', rep_id) as rep_id,
        source,
        coalesce(name, rep_id) as rep_name,
        email,
        concat(source, ':', manager_id) as manager_id,
        team_id as crm_team_id,
        title,
        coalesce(is_active, true) as is_active
    from delivered

),

reference as (

    select * from staging_reference_rep

),

final as (

    select
        named.rep_id,
        named.source,
        coalesce(reference.rep_name, named.rep_name) as rep_name,
        coalesce(reference.email, named.email) as email,
        named.manager_id,
        named.crm_team_id,
        coalesce(reference.role, named.title) as role,
        named.is_active
    from named
    left join reference on reference.rep_id = named.rep_id

)

select * from final
