-- One partition of voter an election. A build fills a table of its own that has no index yet, which takes about half the
-- time; its locks on voter last no longer than the exchange of an old draft for the new one at the end.
alter table certificate drop constraint certificate_voter;
alter table detachment drop constraint detachment_voter;
drop function discard_draft(integer);
alter table voter rename to voter_undivided;
alter table voter_undivided rename constraint voter_pk to voter_undivided_pk;
alter index voter_precinct rename to voter_undivided_precinct;

create table voter (
    election_id integer not null,
    iin bigint not null,
    precinct_id integer not null,
    part text not null,
    basis text not null,
    boundary_id integer,
    line integer,
    constraint voter_pk primary key (election_id, iin),
    constraint voter_part check (part in ('MAIN', 'SPECIAL')),
    constraint voter_basis check (basis in ('ADDRESS', 'DECISION')),
    constraint voter_reason check ((basis = 'ADDRESS') = (boundary_id is not null))
) partition by list (election_id);
comment on table voter is 'Who stands on which list. Its partitions are made by begin_draft and finish_draft.';
comment on constraint voter_pk on voter is 'One citizen stands on one list.';
comment on column voter.boundary_id is 'The boundary rule that brought the voter here; null where a person decided.';
comment on column voter.line is 'Number of the line in the precinct''s list, given at handover.';
create index voter_precinct on voter (election_id, precinct_id);
grant select, insert on voter to ${app};
grant update (line) on voter to ${app};

create function lock_draft(draft_election integer) returns void
    language plpgsql set search_path = public, pg_temp
    as $$
begin
    perform 1 from election where id = draft_election and lists_state in ('NONE', 'BUILDING', 'DRAFT') for update;
    if not found then
        raise exception 'the lists are handed over' using errcode = 'check_violation', constraint = 'lists_frozen';
    end if;
end $$;
comment on function lock_draft(integer) is 'Refuses lists that were handed over, and holds their state until the transaction ends.';

create function begin_draft(draft_election integer) returns void
    language plpgsql security definer set search_path = public, pg_temp
    as $$
declare
    draft text := 'voter_draft_' || draft_election;
begin
    perform lock_draft(draft_election);
    delete from unassigned where election_id = draft_election;
    execute format('drop table if exists %I', draft);
    execute format('create table %I (like voter including constraints)', draft);
    execute format('grant insert on %I to ${app}', draft);
end $$;
comment on function begin_draft(integer) is 'Makes an empty table voter_draft_<election> for the service to fill.';

create function finish_draft(draft_election integer) returns void
    language plpgsql security definer set search_path = public, pg_temp
    set maintenance_work_mem = '256MB'
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
    if to_regclass(part) is not null then
        execute format('alter table voter detach partition %I', part);
        execute format('drop table %I', part);
    end if;
    execute format('alter table %I rename to %I', draft, part);
    execute format('alter table voter attach partition %I for values in (%s)', part, draft_election);
end $$;
comment on function finish_draft(integer) is 'Indexes a filled draft and puts it in the place of the one before: the service may not delete voters, and a draft that was not handed over is thrown away here and nowhere else.';
revoke execute on function lock_draft(integer), begin_draft(integer), finish_draft(integer) from public;
grant execute on function begin_draft(integer), finish_draft(integer) to ${app};

do $$
declare
    listed integer;
begin
    for listed in select distinct election_id from voter_undivided loop
        execute format('create table voter_%s partition of voter for values in (%s)', listed, listed);
    end loop;
end $$;
insert into voter select * from voter_undivided;
drop table voter_undivided;

alter table certificate add constraint certificate_voter foreign key (election_id, iin) references voter (election_id, iin);
alter table detachment add constraint detachment_voter foreign key (election_id, iin) references voter (election_id, iin);
