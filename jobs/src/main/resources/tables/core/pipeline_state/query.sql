-- Grain: one row per deal and version that lasted: how the deal stood for the pipeline. Key: deal_key, version_number.
-- What held at no time (several things told of one instant) is no state that a pipeline was ever in.
with

deals as (

    select
        deal_key,
        current_unit_key,
        created_on,
        merged_into_deal_id is not null as is_merged
    from core_deal

),

final as (

    select
        versions.deal_key,
        versions.version_number,
        to_date(from_utc_timestamp(versions.valid_from, :business_zone)) as since_on,
        to_date(from_utc_timestamp(versions.valid_to, :business_zone)) as until_on,
        case
            when versions.is_deleted and deals.is_merged then 'merged'
            when versions.is_deleted then 'deleted'
            else versions.stage_kind
        end as condition,
        versions.pipeline,
        versions.stage,
        versions.unit_key,
        deals.current_unit_key,
        deals.created_on,
        versions.expected_close_on,
        versions.currency,
        versions.amount,
        versions.amount_dated,
        versions.amount_constant
    from core_deal_version as versions
    inner join deals on deals.deal_key = versions.deal_key
    where versions.valid_to is null or versions.valid_to > versions.valid_from

)

select * from final
