-- Grain: one row per set of segments that some deal, customer or prospect has. Key: segment_set.
with

account_sets as (

    select array_union(array('all'), sort_array(collect_set(segment))) as segments
    from core_segment_membership
    group by account_id

),

prospect_sets as (

    select array_union(array('all'), sort_array(collect_set(segment))) as segments
    from core_prospect_segment
    group by prospect_id

),

sets as (

    select segments from core_deal
    union distinct
    select segments from account_sets
    union distinct
    select segments from prospect_sets
    union distinct
    select array('all') as segments

),

final as (

    select
        xxhash64(segments) as segment_set,
        segments
    from sets

)

select * from final
