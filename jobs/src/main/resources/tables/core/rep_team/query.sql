-- Grain: one row per rep and stretch of time in one team, gaps included as '(no team)', without beginning or end.
-- Key: rep_id, valid_from.
with

reps as (

    select rep_id from core_rep
    union distinct
    select rep_id from core_team_membership

),

starts as (

    select
        rep_id,
        date '0001-01-01' as starts_on,
        '(no team)' as team_id,
        0 as weight
    from reps
    union all
    select
        rep_id,
        valid_to_on as starts_on,
        '(no team)' as team_id,
        1 as weight
    from core_team_membership
    where valid_to_on is not null
    union all
    select
        rep_id,
        valid_from_on as starts_on,
        team_id,
        2 as weight
    from core_team_membership

),

one_a_day as (

    select
        rep_id,
        starts_on,
        max_by(team_id, weight) as team_id
    from starts
    group by rep_id, starts_on

),

final as (

    select
        rep_id,
        team_id,
        starts_on as valid_from_on,
        lead(starts_on, 1, date '9999-12-31') over (partition by rep_id order by starts_on) as valid_to_on,
        case
            when starts_on = date '0001-01-01' then timestamp '0001-01-01'
            else to_utc_timestamp(cast(starts_on as timestamp), :business_zone)
        end as valid_from,
        coalesce(
            to_utc_timestamp(
                cast(lead(starts_on) over (partition by rep_id order by starts_on) as timestamp), :business_zone
            ),
            timestamp '9999-12-31'
        ) as valid_to
    from one_a_day

)

select * from final
