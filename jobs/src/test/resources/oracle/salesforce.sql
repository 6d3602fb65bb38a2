-- The Salesforce unit's files, history mode: opportunity (current records), opportunity_history
-- (full rows), account, user. A record delivered more than once counts as last synchronised.
create macro sf(object) as table (
    select * from glob(getvariable('folder') || '/**/salesforce/' || object || '*.csv')
    where regexp_matches(file, '/' || object || '(-[^/]*)?\.csv$')
);

set variable sf_opportunity = (select list(file) from sf('opportunity'));
set variable sf_history = (select list(file) from sf('opportunity_history'));
set variable sf_account = (select list(file) from sf('account'));
set variable sf_user = (select list(file) from sf('user'));

create temp table sf_current as
select * from read_csv(getvariable('sf_opportunity'), header = true, all_varchar = true, union_by_name = true)
qualify row_number() over (
    partition by id order by _fivetran_synced::timestamp desc, system_modstamp::timestamp desc
) = 1;

insert into record
select
    'north:' || id, 'north', 'north:' || account_id, '', stage_name, 'north:' || owner_id,
    amount::decimal(24, 6), currency_iso_code, close_date::date, forecast_category_name,
    created_date::timestamp, coalesce(last_modified_date, system_modstamp)::timestamp,
    case when is_deleted::boolean then greatest(last_modified_date::timestamp, system_modstamp::timestamp) end
from sf_current;

insert into event
select
    'north:' || id, _fivetran_start::timestamp, null, id || _fivetran_start,
    {'pipeline': '', 'stage_id': stage_name}, {'v': 'north:' || owner_id},
    {'v': amount::decimal(24, 6)}, {'v': currency_iso_code}, {'v': close_date::date},
    {'v': forecast_category_name}
from (
    select * from read_csv(getvariable('sf_history'), header = true, all_varchar = true, union_by_name = true)
    qualify row_number() over (
        partition by id, _fivetran_start
        order by _fivetran_synced::timestamp desc, last_modified_date::timestamp desc
    ) = 1
);

insert into account
select 'north:' || id, industry, billing_country, number_of_employees::bigint, 'north:' || owner_id
from read_csv(getvariable('sf_account'), header = true, all_varchar = true, union_by_name = true)
qualify row_number() over (partition by id order by _fivetran_synced::timestamp desc) = 1;

insert into rep
select 'north:' || id, name
from read_csv(getvariable('sf_user'), header = true, all_varchar = true, union_by_name = true)
qualify row_number() over (partition by id order by _fivetran_synced::timestamp desc) = 1;
