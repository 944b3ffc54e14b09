-- Acts read and write voter, certificate and detachment in whatever order they need, several acts in one transaction: whoever
-- took the three tables alone met them half way, each in the other's way. So acts share the advisory lock (0, 0) before the
-- first of the tables, and the exchange takes it alone. The other waits are bounded as before.
create or replace function finish_draft(draft_election integer) returns void
    language plpgsql security definer set search_path = public, pg_temp
    set maintenance_work_mem = '256MB'
    set lock_timeout = '2s'
    as $$
declare
    draft text := 'voter_draft_' || draft_election;
    part text := 'voter_' || draft_election;
begin
    perform lock_draft(draft_election);
    execute format('revoke all on %I from ${app}', draft);
    execute format('alter table %I add constraint %I check (election_id = %s)', draft, part || '_election', draft_election);
    execute format('alter table %I add primary key (election_id, iin)', draft);
    execute format('create index on %I (election_id, precinct_id)', draft);
    execute format('analyze %I', draft);
    for try in 1..40 loop
        begin
            perform pg_advisory_xact_lock(0, 0);
            lock table voter, certificate, detachment in access exclusive mode;
            exit;
        exception when lock_not_available or deadlock_detected then
            if try = 40 then
                raise;
            end if;
            perform pg_sleep(1);
        end;
    end loop;
    if to_regclass(part) is not null then
        execute format('alter table voter detach partition %I', part);
        execute format('drop table %I', part);
    end if;
    execute format('alter table %I rename to %I', draft, part);
    execute format('alter table voter attach partition %I for values in (%s)', part, draft_election);
end $$;
