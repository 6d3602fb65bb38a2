-- The segments of the simulated company, once its accounts are there.
insert into segment_rule
select 'financial', account from account where industry in ('Finance', 'Banking');

insert into segment_rule
select 'more_than_10_employees', account from account where employees > 10;
