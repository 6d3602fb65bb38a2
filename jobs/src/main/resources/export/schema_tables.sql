-- The tables of a schema by their full names.
select format('%I.%I', held_in.nspname, held.relname)
from pg_class as held
inner join pg_namespace as held_in on held.relnamespace = held_in.oid
where held.relkind = 'r' and held_in.nspname = ?
