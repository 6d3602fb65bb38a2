-- Grain: one row per prospect of one source. Key: prospect_id.
-- A contact that was made for a deal already there never was a prospect.
with

delivered as (

    select * from staging_salesforce_prospect
    union all
    select * from staging_hubspot_prospect
    union all
    select * from staging_mapped_prospect

),

owned as (

    select
        *,
        coalesce(concat(source, ':', owner_id), '(unassigned)') as rep_id,
        if(converted_at < :as_of, xxhash64(source, converted_deal_id), null) as deal_key
    from delivered
    where created_at < :as_of

),

segment_sets as (

    select
        prospect_id,
        xxhash64(array_union(array('all'), sort_array(collect_set(segment)))) as segment_set
    from core_prospect_segment
    group by prospect_id

),

final as (

    select
        concat(owned.source, ':', owned.prospect_id) as prospect_id,
        owned.source,
        owned.created_at,
        to_date(from_utc_timestamp(owned.created_at, :business_zone)) as created_on,
        owned.rep_id,
        xxhash64(owned.rep_id, coalesce(teams.team_id, '(no team)')) as unit_key,
        xxhash64(owned.rep_id, coalesce(teams_now.team_id, '(no team)')) as current_unit_key,
        owned.industry,
        owned.employees,
        coalesce(segment_sets.segment_set, xxhash64(array('all'))) as segment_set,
        owned.deal_key,
        opportunities.opened_at as opportunity_at,
        coalesce(
            opportunities.opened_at < owned.created_at + make_dt_interval(:prospect_days), false
        ) as is_opportunity_in_time
    from owned
    left join core_deal as deals on deals.deal_key = owned.deal_key
    left join core_opportunity as opportunities on opportunities.deal_key = owned.deal_key
    left join core_rep_team as teams
        on
            teams.rep_id = owned.rep_id
            and teams.valid_from <= owned.created_at
            and teams.valid_to > owned.created_at
    left join core_rep_team as teams_now
        on
            teams_now.rep_id = owned.rep_id
            and teams_now.valid_from < :as_of
            and teams_now.valid_to >= :as_of
    left join segment_sets on segment_sets.prospect_id = concat(owned.source, ':', owned.prospect_id)
    where deals.created_at is null or deals.created_at >= owned.created_at

)

select * from final
