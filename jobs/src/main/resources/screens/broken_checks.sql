-- The checks that some rows of the newest tables break.
select
    level,
    table_name,
    failed,
    row_count as of_rows,
    rule,
    effect
from mart.data_quality
where failed > 0
order by level, failed desc, table_name, rule
