-- Grain: one row per fact that a KPI is made of, or several alike.
with

final as (

    select * from core_counted_fact
    union all
    select * from core_pipeline_fact
    union all
    select * from core_contract_fact
    union all
    select * from core_quota_fact

)

select * from final
