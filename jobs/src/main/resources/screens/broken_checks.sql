-- The checks that some rows of the newest tables break, with the KPIs that stand on the tables.
select
    level,
    `table`,
    failed,
    rows as of_rows,
    share,
    `check`,
    effect,
    array_join(kpis, ', ') as kpis
from mart.data_quality
where failed > 0
order by level, failed desc, `table`, `check`
