${name} as (

    select
        period_start as day,
        1 as facts,
        ${column} as quantity
    from core.team_quota
    where
        ${column} is not null
        and range_kind = 'whole'
        and period_grain = '${grain}'
        and period_start = ${start}
        and level = ${level}
        and member_id = ${member}
        and ${is_all}

)
