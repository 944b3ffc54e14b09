-- An act of the territorial commission changes hours and place of a precinct for one election. The session holds what is in
-- force, so that an admission reads it without another table; a precinct that was not opened yet has a row for it, too.
alter table precinct_session
    alter column opened_at drop not null,
    alter column opened_by drop not null,
    add column opens time,
    add column closes time,
    add column address_kk text,
    add column address_ru text,
    add column address_en text,
    add column latitude double precision,
    add column longitude double precision,
    drop constraint precinct_session_state,
    add constraint precinct_session_state check (state in ('CLOSED', 'OPEN', 'CLOSING', 'LOCKED')),
    add constraint precinct_session_opened check (
        (state <> 'CLOSED') = (opened_at is not null) and (opened_at is null) = (opened_by is null)),
    add constraint precinct_session_closing check ((state in ('CLOSING', 'LOCKED')) = (closing_at is not null)),
    add constraint precinct_session_locked check ((state = 'LOCKED') = (locked_at is not null)),
    add constraint precinct_session_times check (opened_at <= closing_at and closing_at <= locked_at),
    add constraint precinct_session_hours check ((opens is null) = (closes is null) and opens < closes),
    add constraint precinct_session_place check (
        num_nulls(address_kk, address_ru, address_en) in (0, 3) and (latitude is null) = (longitude is null)
        and (address_kk is not null or latitude is null));
comment on column precinct_session.opens is 'Hours by the last act, as closes; null where the precinct''s own are in force.';
comment on column precinct_session.address_kk is 'Place by the last act, as the other addresses and the position; null where the precinct has not moved.';
comment on table precinct_session is 'A precinct''s polling day; without a row it is closed.';
revoke update on precinct_session from ${app};
grant update (state, opened_at, opened_by, closing_at, locked_at, admitted, signatures, difference_act, opens, closes,
              address_kk, address_ru, address_en, latitude, longitude) on precinct_session to ${app};

create function session_step() returns trigger
    language plpgsql set search_path = public, pg_temp
    as $$
declare
    way text[] := array['CLOSED', 'OPEN', 'CLOSING', 'LOCKED'];
begin
    if tg_op = 'INSERT' and new.state not in ('CLOSED', 'OPEN')
       or tg_op = 'UPDATE' and (old.state = 'LOCKED'
           or array_position(way, new.state) - array_position(way, old.state) not in (0, 1)) then
        raise exception 'a session goes from step to step' using errcode = 'check_violation', constraint = 'precinct_session_step';
    end if;
    return new;
end $$;
comment on function session_step() is 'CLOSED, OPEN, CLOSING, LOCKED, never back, and nothing of a locked one changes. A check sees one row and grants see no values; this table changes a few times a day for each precinct, and no admission writes it.';
revoke execute on function session_step() from public;
create trigger precinct_session_step before insert or update on precinct_session
    for each row execute function session_step();

create table polling_change (
    election_id integer not null,
    precinct_id integer not null,
    act text not null,
    reason text not null,
    opens time,
    closes time,
    address_kk text,
    address_ru text,
    address_en text,
    latitude double precision,
    longitude double precision,
    account_id integer not null,
    at timestamptz not null,
    constraint polling_change_pk primary key (election_id, precinct_id, act),
    constraint polling_change_hours check (opens < closes)
);
comment on table polling_change is 'Each act that changed the hours or the place of a precinct; what it does not change is null.';
grant select, insert on polling_change to ${app};
