-- Grain: one row per contract with who is credited for it, then and now, and the customer's segments. Key: contract_id.
with

teams_now as (

    select
        rep_id,
        max(if(valid_from < :as_of and valid_to >= :as_of, xxhash64(rep_id, team_id), null)) as unit_key
    from core_rep_team
    group by rep_id

),

units_now as (

    select distinct
        xxhash64(rep_team.rep_id, rep_team.team_id) as unit_key,
        teams_now.unit_key as current_unit_key
    from core_rep_team as rep_team
    inner join teams_now on teams_now.rep_id = rep_team.rep_id

),

segment_sets as (

    select
        account_id,
        xxhash64(array_union(array('all'), sort_array(collect_set(segment)))) as segment_set
    from core_segment_membership
    group by account_id

),

final as (

    select
        contracts.contract_id,
        coalesce(contracts.account_id, concat('(contract ', contracts.contract_id, ')')) as account_id,
        contracts.starts_on,
        contracts.ends_on,
        contracts.annual_value_dated,
        contracts.annual_value_constant,
        contracts.unit_key as event_unit_key,
        coalesce(
            deals.current_unit_key, owners_now.unit_key, units_now.current_unit_key, contracts.unit_key
        ) as current_unit_key,
        coalesce(segment_sets.segment_set, xxhash64(array('all'))) as segment_set
    from core_contract as contracts
    left join core_deal as deals on deals.deal_id = contracts.deal_id
    left join core_account as accounts on accounts.account_id = contracts.account_id
    left join teams_now as owners_now on owners_now.rep_id = accounts.rep_id
    left join units_now on units_now.unit_key = contracts.unit_key
    left join segment_sets on segment_sets.account_id = contracts.account_id

)

select * from final
