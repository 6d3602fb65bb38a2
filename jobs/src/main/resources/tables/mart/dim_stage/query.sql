-- Grain: one row per canonical stage, '(unmapped)' included. Key: stage.
with

final as (

    select
        stage,
        label,
        position,
        kind
    from core_stage
    union all
    select
        '(unmapped)' as stage,
        'Not mapped' as label,
        cast(null as int) as position,
        'open' as kind

)

select * from final
