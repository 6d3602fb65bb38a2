-- The HubSpot unit's files: deal (current records), deal_stage and deal_property_history (what
-- changed when), merged_deal, deal_company, company, owner. A stage belongs to one pipeline.
create macro hs(object) as table (
    select * from glob(getvariable('folder') || '/**/hubspot/' || object || '*.csv')
    where regexp_matches(file, '/' || object || '(-[^/]*)?\.csv$')
);

set variable hs_deal = (select list(file) from hs('deal'));
set variable hs_stage = (select list(file) from hs('deal_stage'));
set variable hs_property = (select list(file) from hs('deal_property_history'));
set variable hs_merged = (select list(file) from hs('merged_deal'));
set variable hs_link = (select list(file) from hs('deal_company'));
set variable hs_company = (select list(file) from hs('company'));
set variable hs_owner = (select list(file) from hs('owner'));
set variable hs_pipeline_stage = (select list(file) from hs('deal_pipeline_stage'));

create temp table hs_stage_of as
select distinct stage_id, pipeline_id
from read_csv(getvariable('hs_pipeline_stage'), header = true, all_varchar = true);

create temp table hs_primary_company as
select deal_id, min(company_id) as company_id
from read_csv(getvariable('hs_link'), header = true, all_varchar = true)
where type_id = '5'
group by deal_id;

create temp table hs_merge as
select merged_deal_id, min(_fivetran_synced::timestamp) as merged_at
from read_csv(getvariable('hs_merged'), header = true, all_varchar = true)
group by merged_deal_id;

insert into record
select
    'south:' || d.deal_id, 'south', 'south:' || c.company_id, d.deal_pipeline_id,
    d.deal_pipeline_stage_id, 'south:' || d.owner_id, d.property_amount::decimal(24, 6),
    d.property_deal_currency_code, business_day(d.property_closedate::timestamp),
    d.property_hs_forecast_category, d.property_createdate::timestamp,
    d.property_hs_lastmodifieddate::timestamp,
    coalesce(
        m.merged_at, case when d.is_deleted::boolean then d.property_hs_lastmodifieddate::timestamp end
    )
from (
    select * from read_csv(getvariable('hs_deal'), header = true, all_varchar = true)
    qualify row_number() over (
        partition by deal_id
        order by _fivetran_synced::timestamp desc, property_hs_lastmodifieddate::timestamp desc
    ) = 1
) as d
left join hs_primary_company as c on d.deal_id = c.deal_id
left join hs_merge as m on d.deal_id = m.merged_deal_id;

insert into event
select
    'south:' || s.deal_id, s.date_entered::timestamp, null, 'stage' || s.value,
    {'pipeline': p.pipeline_id, 'stage_id': s.value}, null, null, null, null, null
from (
    select distinct deal_id, value, date_entered
    from read_csv(getvariable('hs_stage'), header = true, all_varchar = true)
) as s
left join hs_stage_of as p on s.value = p.stage_id;

insert into event
select
    'south:' || deal_id, timestamp::timestamp, null, name || value, null,
    case when name = 'hubspot_owner_id' then {'v': 'south:' || value} end,
    case when name = 'amount' then {'v': try_cast(value as decimal(24, 6))} end,
    case when name = 'deal_currency_code' then {'v': value} end,
    case when name = 'closedate' then {'v': business_day(try_cast(value as timestamp))} end,
    case when name = 'hs_forecast_category' then {'v': value} end
from (
    select distinct deal_id, name, value, timestamp
    from read_csv(getvariable('hs_property'), header = true, all_varchar = true)
    where name in (
        'hubspot_owner_id', 'amount', 'deal_currency_code', 'closedate', 'hs_forecast_category'
    )
);

insert into account
select
    'south:' || id, property_industry, property_country, property_numberofemployees::bigint,
    'south:' || property_hubspot_owner_id
from read_csv(getvariable('hs_company'), header = true, all_varchar = true)
qualify row_number() over (partition by id order by _fivetran_synced::timestamp desc) = 1;

insert into rep
select 'south:' || owner_id, first_name || ' ' || last_name
from read_csv(getvariable('hs_owner'), header = true, all_varchar = true)
qualify row_number() over (partition by owner_id order by _fivetran_synced::timestamp desc) = 1;
