-- What the oracle knows before it computes anything: neutral input tables that an adapter for each
-- kind of source fills. Ids of deals, reps and accounts are '<source>:<id>'.
create table record (
    deal text primary key,
    source text,
    account text,
    pipeline text,
    stage_id text,
    owner text,
    amount decimal(24, 6),
    currency text,
    expected_on date,
    forecast text,
    created_at timestamp,
    modified_at timestamp,
    gone_at timestamp -- deleted, or merged into another deal
);

-- One row per thing that the history tells of a deal; null = this row does not speak of it,
-- a struct that holds null = it was emptied.
create table event (
    deal text,
    told_at timestamp,
    seq bigint,
    row_key text,
    stage struct (pipeline text, stage_id text),
    owner struct (v text),
    amount struct (v decimal(24, 6)),
    currency struct (v text),
    expected struct (v date),
    forecast struct (v text)
);

create table account (
    account text primary key, industry text, country text, employees bigint, owner text
);
create table rep (rep text primary key, name text);
create table team (team text, name text, parent text);
create table membership (rep text, team text, valid_from date, valid_to date);
create table quota (
    rep text, team text, metric text, from_on date, to_on date, value decimal(24, 6), currency text,
    ramp decimal(10, 6)
);
create table contract (
    contract text, account text, deal text, value decimal(24, 6), currency text, starts_on date,
    ends_on date
);
create table rate (currency text, rate_on date, rate decimal(24, 10));
create table cost (deal text, cost decimal(24, 6), currency text, cost_on date);
create table canonical (stage text, position int, kind text);
create table stage_map (source text, pipeline text, stage_id text, stage text);
create table funnel (funnel text, place int, stage text, window_days int);
create table segment_rule (segment text, account text);

-- Since when a member is shown for reasons that the oracle does not count, such as activities.
create table seen_since (grain text, start date, level text, member text, segment text, attribution text);

-- The business day of an instant.
create macro business_day(told_at) as
    cast((told_at at time zone 'UTC') at time zone getvariable('zone') as date);
