-- Grain: one row per rep and time in a team. Key: rep_id, valid_from_on.
-- Memberships that the company itself keeps (reference files, mapped sources) win over the CRM's own team of a
-- rep, which has no dates and so holds from the beginning. Where the configuration names the source that tells of
-- teams, no other source counts.
with

kept as (

    select
        rep_id,
        team_id,
        valid_from,
        valid_to
    from staging_reference_team_membership
    where :teams_from in ('', source)
    union all
    select
        concat(source, ':', rep_id) as rep_id,
        team_id,
        valid_from,
        valid_to
    from staging_mapped_team_membership
    where :teams_from in ('', source)

),

crm as (

    select
        concat(source, ':', rep_id) as rep_id,
        team_id,
        valid_from,
        valid_to
    from staging_salesforce_team_membership
    where :teams_from in ('', source)
    union all
    select
        concat(source, ':', rep_id) as rep_id,
        team_id,
        valid_from,
        valid_to
    from staging_hubspot_team_membership
    where :teams_from in ('', source)

),

memberships as (

    select * from kept
    union all
    select crm.*
    from crm
    left anti join kept on kept.rep_id = crm.rep_id

),

distinct_memberships as (

    select distinct
        rep_id,
        team_id,
        coalesce(valid_from, date '0001-01-01') as valid_from_on,
        valid_to as valid_to_on
    from memberships

),

final as (

    select
        rep_id,
        team_id,
        valid_from_on,
        valid_to_on,
        coalesce(
            valid_from_on < max(coalesce(valid_to_on, date '9999-12-31')) over (
                partition by rep_id
                order by valid_from_on, team_id
                rows between unbounded preceding and 1 preceding
            ),
            false
        ) as overlaps_earlier
    from distinct_memberships

)

select * from final
