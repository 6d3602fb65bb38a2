-- Grain: one row per fact that a KPI is made of.
with

final as (

    select * from core_deal_fact
    union all
    select * from core_pipeline_fact
    union all
    select * from core_contract_fact
    union all
    select * from core_quota_fact
    union all
    select * from core_activity_fact
    union all
    select * from core_prospect_fact

)

select * from final
