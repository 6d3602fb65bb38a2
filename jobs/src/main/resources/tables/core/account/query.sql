-- Grain: one row per customer or prospect company of one source. Key: account_id.
with

delivered as (

    select * from staging_salesforce_account
    union all
    select * from staging_hubspot_account
    union all
    select * from staging_mapped_account

),

people as (

    select * from staging_salesforce_contact
    union all
    select * from staging_hubspot_contact
    union all
    select * from staging_mapped_contact

),

contacts as (

    select
        concat(source, ':', account_id) as account_id,
        array_sort(
            collect_list(
                struct(title as role, cast(floor(months_between(:as_of_on, role_since)) as int) as months_in_role)
            )
        ) as contacts
    from people
    where account_id is not null
    group by source, account_id

),

final as (

    select
        concat(delivered.source, ':', delivered.account_id) as account_id,
        delivered.source,
        name as account_name,
        industry,
        country,
        employees,
        annual_revenue,
        concat(delivered.source, ':', delivered.owner_id) as rep_id,
        technologies,
        delivered.search_ad_spend,
        delivered.open_jobs,
        coalesce(contacts.contacts, array()) as contacts,
        created_at,
        coalesce(is_deleted, false) as is_deleted,
        attributes
    from delivered
    left join contacts on contacts.account_id = concat(delivered.source, ':', delivered.account_id)

)

select * from final
