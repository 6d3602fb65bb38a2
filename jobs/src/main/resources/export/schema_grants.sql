-- What lets the users of one schema use another: a statement a row. Parameters: the other schema, the one in use.
select
    format(
        'grant usage on schema %I to %s',
        ?,
        case when acl.grantee = 0 then 'public' else quote_ident(pg_get_userbyid(acl.grantee)) end
    )
from pg_namespace as used
cross join lateral aclexplode(used.nspacl) as acl
where used.nspname = ? and acl.privilege_type = 'USAGE'
