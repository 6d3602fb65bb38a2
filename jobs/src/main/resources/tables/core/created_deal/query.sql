-- Grain: one row per deal that is neither deleted nor merged away and whose creation is known. Key: deal_key.
-- Nothing here may follow from what became of the deal, or an experiment would compare outcomes with themselves: what
-- has a history is as it was at first, and what has none are attributes of the deal and its account.
with

firsts as (

    select
        deal_key,
        pipeline,
        amount,
        currency,
        amount_dated,
        expected_close_on
    from core_deal_version
    where version_number = 1

),

final as (

    select
        deals.deal_key,
        deals.deal_id,
        deals.source,
        deals.account_id,
        units.rep_id,
        deals.created_at,
        deals.created_on,
        firsts.pipeline,
        deals.product,
        deals.lead_source,
        deals.deal_type,
        firsts.amount,
        firsts.currency,
        firsts.amount_dated,
        firsts.expected_close_on,
        deals.attributes,
        deals.segments,
        accounts.industry,
        accounts.country,
        accounts.employees,
        accounts.annual_revenue,
        accounts.technologies,
        accounts.search_ad_spend,
        accounts.open_jobs,
        accounts.attributes as account_attributes
    from core_deal as deals
    inner join firsts on firsts.deal_key = deals.deal_key
    inner join core_reporting_unit as units
        on
            units.unit_key = deals.created_unit_key
            and units.level = 'rep'
    left join core_account as accounts on accounts.account_id = deals.account_id
    where deals.is_live and deals.first_observed_at is not null

)

select * from final
