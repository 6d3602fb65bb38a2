-- What the metrics mean.
select
    metric,
    label,
    description,
    unit,
    direction,
    formula,
    is_kpi
from mart.dim_metric
