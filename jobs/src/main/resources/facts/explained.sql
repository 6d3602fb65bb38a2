${name} as (

    select
        ${shown},
        ${day} as day,
        1 as facts,
        cast(${quantity} as decimal(24, 6)) as quantity,
        ${different} as different
    from ${table}
    where
        ${conditions}

)
