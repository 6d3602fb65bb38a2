-- The checks that some rows of the newest tables break.
select
    level,
    `table`,
    failed,
    rows as of_rows,
    `check`,
    effect
from mart.data_quality
where failed > 0
order by level, failed desc, `table`, `check`
