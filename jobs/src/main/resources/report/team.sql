-- All teams, each below the one it belongs to.
select
    team_id,
    team_name,
    parent_team_id,
    team_depth
from mart.dim_team
order by path, team_name
