-- Grain: one row per deal that a source holds, merged ones included. Key: source, deal_id.
-- The close date is an instant in UTC and falls on a business day; one that was delivered as a date stays as it is
-- (trap 39).
with

ranked as (

    select
        *,
        row_number() over (
            partition by xxhash64(_source, deal_id), _source, deal_id
            order by property_hs_lastmodifieddate desc nulls last, _fivetran_synced desc nulls last, _file desc, _batch desc, _line desc
        ) as newest_first
    from raw_hubspot_deal

),

current_deals as (

    select
        *,
        coalesce(is_deleted, false) or coalesce(_fivetran_deleted, false) as is_gone,
        case
            when property_closedate rlike '^[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}$' then try_cast(property_closedate as date)
            when property_closedate rlike '^[0-9]{11,14}$'
                then to_date(from_utc_timestamp(timestamp_millis(try_cast(property_closedate as bigint)), :business_zone))
            else to_date(from_utc_timestamp(try_cast(property_closedate as timestamp), :business_zone))
        end as close_on
    from ranked
    where newest_first = 1

),

final as (

    select
        current_deals._source as source,
        current_deals.deal_id,
        current_deals.property_dealname as name,
        companies.company_id as account_id,
        current_deals.owner_id,
        current_deals.deal_pipeline_id as pipeline_id,
        current_deals.deal_pipeline_stage_id as stage_id,
        current_deals.property_amount as amount,
        current_deals.property_deal_currency_code as currency,
        current_deals.close_on as expected_close_on,
        current_deals.close_on as close_field_on,
        coalesce(
            current_deals.property_hs_manual_forecast_category, current_deals.property_hs_forecast_category
        ) as forecast_category,
        cast(null as string) as product,
        current_deals.property_hs_analytics_source as lead_source,
        current_deals.property_dealtype as deal_type,
        current_deals.property_createdate as created_at,
        coalesce(
            current_deals.property_hs_lastmodifieddate,
            current_deals._fivetran_synced,
            current_deals.property_createdate
        ) as modified_at,
        current_deals.property_hs_is_closed_won as is_won,
        current_deals.property_hs_is_closed as is_closed,
        current_deals.is_gone as is_deleted,
        case
            when final_winners.winner_id is not null then final_winners.merged_at
            when current_deals.is_gone
                then coalesce(current_deals.property_hs_lastmodifieddate, current_deals._fivetran_synced)
        end as deleted_at,
        final_winners.winner_id as merged_into_deal_id,
        current_deals._attributes as attributes
    from current_deals
    left join staging_hubspot_merge as final_winners
        on
            final_winners.source = current_deals._source
            and final_winners.merged_deal_id = current_deals.deal_id
            and final_winners.winner_id <> current_deals.deal_id
    -- A deal with several companies has one account, so that its amount counts once (trap 35).
    left join (
        select
            _source,
            deal_id,
            min_by(company_id, struct(coalesce(type_id <> '5', true), company_id)) as company_id
        from raw_hubspot_deal_company
        where not coalesce(_fivetran_deleted, false)
        group by xxhash64(_source, deal_id), _source, deal_id
    ) as companies
        on companies._source = current_deals._source and companies.deal_id = current_deals.deal_id

)

select * from final
