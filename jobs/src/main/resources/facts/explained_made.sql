${name} as (

    select
        fact_on as day,
        facts,
        quantity_dated as quantity
    from ${table}
    where
        measure = '${measure}'
        and ${days}
        and (period_grain is null or (period_grain = '${grain}' and range_kind = 'whole'))
        and ${credited}

)
