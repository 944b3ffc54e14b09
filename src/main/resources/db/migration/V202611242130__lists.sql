-- Who votes where. The big tables carry the iin in every key, so that they can be distributed by citizen.
-- They have no foreign keys to elections or precincts: a key-share lock on one election's row by every
-- admission of the day would make that row the narrowest place of the whole system.

create table list_build (
    election_id integer not null,
    state text not null,
    eligible bigint not null default 0,
    listed bigint not null default 0,
    unassigned bigint not null default 0,
    overlap_pairs bigint not null default 0,
    started_at timestamptz not null default clock_timestamp(),
    finished_at timestamptz,
    failure text,
    constraint list_build_pk primary key (election_id),
    constraint list_build_election foreign key (election_id) references election (id),
    constraint list_build_state check (state in ('BUILDING', 'DONE', 'FAILED')),
    constraint list_build_sum check (state <> 'DONE' or eligible = listed + unassigned)
);
grant select, insert, update on list_build to ${app};

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
);
comment on constraint voter_pk on voter is 'One citizen stands on one list.';
comment on column voter.boundary_id is 'The boundary rule that brought the voter here; null where a person decided.';
comment on column voter.line is 'Number of the line in the precinct''s list, given at handover.';
create index voter_precinct on voter (election_id, precinct_id);
grant select, insert on voter to ${app};
grant update (line) on voter to ${app};

create table unassigned (
    election_id integer not null,
    iin bigint not null,
    reason text not null,
    first_boundary integer,
    second_boundary integer,
    decided_at timestamptz,
    constraint unassigned_pk primary key (election_id, iin),
    constraint unassigned_reason check (reason in ('NO_ADDRESS', 'NO_RULE', 'OVERLAP')),
    constraint unassigned_overlap check ((reason = 'OVERLAP') = (first_boundary is not null and second_boundary is not null))
);
comment on table unassigned is 'Eligible citizens that no single rule places: a person decides, never a default precinct.';
grant select, insert on unassigned to ${app};
grant update (decided_at) on unassigned to ${app};

create table detachment (
    election_id integer not null,
    contest_id integer not null,
    iin bigint not null,
    certificate bigint not null,
    since timestamptz not null,
    ended_at timestamptz,
    constraint detachment_pk primary key (election_id, contest_id, iin, certificate),
    constraint detachment_voter foreign key (election_id, iin) references voter (election_id, iin)
);
create unique index detachment_one on detachment (election_id, contest_id, iin) where ended_at is null;
comment on index detachment_one is 'A voter is detached for a contest at most once at a time.';
grant select, insert on detachment to ${app};
grant update (ended_at) on detachment to ${app};

create function discard_draft(draft_election integer) returns void
    language plpgsql security definer set search_path = public, pg_temp
    as $$
begin
    perform 1 from election where id = draft_election and lists_state in ('NONE', 'BUILDING', 'DRAFT') for update;
    if not found then
        raise exception 'the lists are handed over' using errcode = 'check_violation', constraint = 'lists_frozen';
    end if;
    delete from unassigned where election_id = draft_election;
    delete from voter where election_id = draft_election;
end $$;
comment on function discard_draft(integer) is 'The service may not delete voters; a draft that was not handed over is thrown away here and nowhere else.';
revoke execute on function discard_draft(integer) from public;
grant execute on function discard_draft(integer) to ${app};
