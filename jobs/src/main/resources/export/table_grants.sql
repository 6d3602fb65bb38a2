-- What lets the readers of one schema's tables read those of the same name in another: a statement a row.
-- Parameters: the other schema, the one in use.
select
    format(
        'grant select on %I.%I to %s',
        staged_schema.nspname,
        staged.relname,
        case when acl.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(acl.grantee)) end
    )
from pg_class as staged
inner join pg_namespace as staged_schema on staged.relnamespace = staged_schema.oid
inner join pg_class as used on staged.relname = used.relname and used.relkind = 'r'
inner join pg_namespace as used_schema on used.relnamespace = used_schema.oid
cross join lateral aclexplode(used.relacl) as acl
where
    staged.relkind = 'r'
    and staged_schema.nspname = ?
    and used_schema.nspname = ?
    and acl.privilege_type = 'SELECT'
