-- How people call the stages.
select
    stage,
    label
from mart.dim_stage
