-- Run by Flyway after each migration and at each start: instances that serve without the owner's login find out whether all
-- are applied. Several start at once, and two grants on one table at once fail.
do $$
begin
    perform pg_advisory_xact_lock(hashtextextended('after-migrate', 0));
    if not has_table_privilege('${app}', 'flyway_schema_history', 'select') then
        grant select on flyway_schema_history to ${app};
    end if;
end $$;
