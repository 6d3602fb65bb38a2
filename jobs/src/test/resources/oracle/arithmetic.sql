-- Exact arithmetic. n / d rounded half up to a number of places, in whole units of the last place.
create macro half_up(n, d, scale) as
    case when d <> 0 then
        cast(sign(n) * sign(d) as hugeint)
        * ((2 * abs(n) * cast(scale as hugeint) + abs(d)) // (2 * abs(d)))
    end;

create macro millionths(x) as cast(cast(x as decimal(31, 6)) * cast(1000000 as decimal(7, 0)) as hugeint);

create macro quotient2(n, d) as
    cast(half_up(millionths(n), millionths(d), 100) as decimal(30, 0)) * cast('0.01' as decimal(8, 2));

create macro quotient6(n, d) as
    cast(half_up(millionths(n), millionths(d), 1000000) as decimal(30, 0)) * cast('0.000001' as decimal(8, 6));

-- A value of eight places over one of six, to eight.
create macro attained(value, target) as
    cast(half_up(
        cast(cast(value as decimal(29, 8)) * cast(100000000 as decimal(9, 0)) as hugeint),
        100 * millionths(target), 100000000
    ) as decimal(30, 0)) * cast('0.00000001' as decimal(8, 8));

create macro quotient8(n, d) as
    cast(half_up(millionths(n), millionths(d), 100000000) as decimal(30, 0)) * cast('0.00000001' as decimal(8, 8));

-- (open * won / closed) / (days / cycles), to cents.
create macro velocity(open_deals, won, closed, days, cycles) as
    cast(half_up(
        cast(open_deals as hugeint) * millionths(won) * cycles, cast(closed as hugeint) * millionths(days), 100
    ) as decimal(30, 0)) * cast('0.01' as decimal(8, 2));

-- Elapsed days to six places, as core keeps them.
create macro days_between(from_at, to_at) as
    cast(half_up(epoch_us(to_at) - epoch_us(from_at), 86400000000, 1000000) as decimal(30, 0))
    * cast('0.000001' as decimal(8, 6));
