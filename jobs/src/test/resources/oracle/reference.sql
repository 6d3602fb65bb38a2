-- What no CRM holds: teams, memberships, quotas, contracts, rates, costs.
create macro ref(name) as table (
    select * from glob(getvariable('folder') || '/**/reference/' || name || '*.csv')
    where regexp_matches(file, '/' || name || '(-[^/]*)?\.csv$')
);

set variable ref_teams = (select list(file) from ref('teams'));
set variable ref_memberships = (select list(file) from ref('team_memberships'));
set variable ref_quotas = (select list(file) from ref('quotas'));
set variable ref_contracts = (select list(file) from ref('contracts'));
set variable ref_rates = (select list(file) from ref('exchange_rates'));
set variable ref_costs = (select list(file) from ref('fulfilment_costs'));

insert into team
select team_id, team_name, nullif(parent_team_id, '')
from read_csv(getvariable('ref_teams'), header = true, all_varchar = true, union_by_name = true)
group by all;

insert into membership
select rep_id, team_id, min(valid_from::date), max(valid_to::date)
from (
    -- A membership delivered again, now with an end, replaces the open one.
    select *, row_number() over (partition by rep_id, valid_from order by filename desc) as newest
    from read_csv(getvariable('ref_memberships'), header = true, all_varchar = true, union_by_name = true, filename = true)
)
where newest = 1
group by rep_id, team_id, valid_from;

insert into quota
select rep_id, team_id, metric, period_start::date, period_end::date, value::decimal(24, 6), currency,
    coalesce(ramp::decimal(10, 6), 1)
from read_csv(getvariable('ref_quotas'), header = true, all_varchar = true, union_by_name = true)
group by all;

insert into contract
select distinct contract_id, account_id, deal_id, value::decimal(24, 6), currency, starts_on::date, ends_on::date
from read_csv(getvariable('ref_contracts'), header = true, all_varchar = true, union_by_name = true);

insert into rate
select distinct currency, rate_on::date, rate::decimal(24, 10)
from read_csv(getvariable('ref_rates'), header = true, all_varchar = true, union_by_name = true);

insert into cost
select deal_id, cost::decimal(24, 6), currency, cost_on::date
from read_csv(getvariable('ref_costs'), header = true, all_varchar = true, union_by_name = true)
group by all;
