-- Grain: one row per prospect of one source. Key: prospect_id.
-- What the prospect itself does not tell is that of its account; its contact is the prospect.
with

delivered as (

    select * from staging_salesforce_prospect
    union all
    select * from staging_hubspot_prospect
    union all
    select * from staging_mapped_prospect

),

final as (

    select
        concat(delivered.source, ':', delivered.prospect_id) as prospect_id,
        accounts.account_id,
        delivered.source,
        accounts.account_name,
        coalesce(delivered.industry, accounts.industry) as industry,
        accounts.country,
        coalesce(delivered.employees, accounts.employees) as employees,
        accounts.annual_revenue,
        concat(delivered.source, ':', delivered.owner_id) as rep_id,
        coalesce(delivered.technologies, accounts.technologies) as technologies,
        coalesce(delivered.search_ad_spend, accounts.search_ad_spend) as search_ad_spend,
        coalesce(delivered.open_jobs, accounts.open_jobs) as open_jobs,
        array(
            struct(
                delivered.title as role,
                cast(floor(months_between(:as_of_on, delivered.role_since)) as int) as months_in_role
            )
        ) as contacts,
        delivered.created_at,
        coalesce(accounts.is_deleted, false) as is_deleted,
        accounts.attributes
    from delivered
    left join core_account as accounts
        on accounts.account_id = concat(delivered.source, ':', delivered.account_id)

)

select * from final
