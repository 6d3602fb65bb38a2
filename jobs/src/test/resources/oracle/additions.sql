-- What the simulated company lacks: quotas of years, of teams and in other currencies, and contracts
-- that overlap and have no deal. Written as further reference files.
create temp table addition_member as
select rep_id, min(valid_from) as since, count(*) as teams, row_number() over (order by rep_id) as number
from read_csv(getvariable('folder') || '/reference/team_memberships*.csv', header = true, all_varchar = true)
group by rep_id;

create temp table addition_team as
select team_id, parent_team_id, team_id in (
    select parent_team_id
    from read_csv(getvariable('folder') || '/reference/teams*.csv', header = true, all_varchar = true)
) as is_parent
from read_csv(getvariable('folder') || '/reference/teams*.csv', header = true, all_varchar = true);

create temp table addition_quota as
select rep_id, null as team_id, 'amount_won' as metric, '2023-07-01' as period_start,
    '2024-07-01' as period_end, '120000.01' as value, 'EUR' as currency, '0.80' as ramp
from addition_member
where number % 2 = 0
union all
select rep_id, null, 'deals_won', '2024-02-01', '2025-02-01', '10', null, null
from addition_member
where teams > 1 or since > '2023-01-01'
union all
select null, team_id, m.metric, '2024-04-01', '2024-07-01', m.value, m.currency, null
from addition_team
cross join (values ('amount_won', '70000', 'USD'), ('deals_won', '7', null)) as m (metric, value, currency)
where not is_parent
union all
select null, team_id, 'amount_won', '2024-01-01', '2025-01-01', '400000', 'GBP', '0.5'
from addition_team
where parent_team_id is null;

-- Nobody has two quotas of one metric on the same day: those of the simulation make way.
create temp table kept_quota as
select quota.*
from read_csv(getvariable('folder') || '/reference/quotas.csv', header = true, all_varchar = true) as quota
where not exists (
    from addition_quota as added
    where added.rep_id is not distinct from quota.rep_id
        and (added.rep_id is not null or added.team_id is not distinct from quota.team_id)
        and added.metric = quota.metric
        and added.period_start < quota.period_end
        and quota.period_start < added.period_end
);

copy kept_quota to 'FOLDER/reference/quotas.csv' (header);

copy addition_quota to 'FOLDER/reference/quotas-more.csv' (header);

copy (
    select 'more-' || contract_id as contract_id, account_id, null as deal_id,
        round(value::decimal(18, 2) / 3, 2) as value, currency, cast(starts_on::date + 40 as varchar) as starts_on,
        cast(cast(starts_on::date + 40 + interval 18 month + interval 10 day as date) as varchar) as ends_on,
        'signed' as status
    from read_csv(getvariable('folder') || '/reference/contracts*.csv', header = true, all_varchar = true)
    where substring(contract_id, length(contract_id) - 2, 1) in ('1', '4', '7')
) to 'FOLDER/reference/contracts-more.csv' (header);
