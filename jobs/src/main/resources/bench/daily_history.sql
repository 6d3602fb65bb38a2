-- What packages of daily history keep, with a key for each row as they do. Grain: one row per deal and day on whose
-- beginning it was known. Key: deal_day, or deal, day.
create table daily_history as
with days as (
    select
        deal, pipeline, stage_id, stage, kind, rep, amount, currency, expected_on, forecast,
        cast(unnest(range(
            cast(cast(told_at + interval 1 day - interval 1 microsecond as date) as timestamp),
            least(coalesce(ended_at, getvariable('as_of')), getvariable('as_of')),
            interval 1 day
        )) as date) as day
    from version
)

select md5(deal || '-' || day) as deal_day, * from days;

-- Open deals day by day. Key: day, pipeline, stage, rep, currency.
create table daily_pipeline as
select day, pipeline, stage, rep, currency, count(*) as deals, sum(amount) as amount
from daily_history
where kind = 'open'
group by all;
