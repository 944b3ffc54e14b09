-- What happens to a list after its handover. The row of a voter is the present state; each change of it is one delta.

alter table voter alter column precinct_id drop not null;
comment on column voter.precinct_id is 'Null: struck off every list. The row stays, since certificates refer to it.';
alter table voter drop constraint voter_part, drop constraint voter_basis,
    add constraint voter_part check (part in ('MAIN', 'SPECIAL', 'SUPPLEMENTARY')),
    add constraint voter_basis check (basis in (
        'ADDRESS', 'DECISION', 'TRANSFER', 'SPECIAL_LIST', 'MISSION_ABROAD', 'CORRECTION', 'COURT', 'INCLUSION', 'DEATH',
        'INELIGIBLE', 'LINKED_IIN'));
comment on column voter.line is 'Number of the line in the precinct''s list, given at handover; whoever is added later has none.';
grant update (precinct_id, part, basis, boundary_id) on voter to ${app};

create table list_delta (
    election_id integer not null,
    iin bigint not null,
    number smallint not null,
    basis text not null,
    left_precinct_id integer,
    joined_precinct_id integer,
    joined_part text,
    entry text,
    reference text not null,
    account_id integer not null,
    second_account_id integer,
    at timestamptz not null,
    previous_number smallint generated always as (case when number > 0 then number - 1 end) stored,
    constraint list_delta_pk primary key (election_id, iin, number),
    constraint list_delta_after_previous foreign key (election_id, iin, previous_number)
        references list_delta (election_id, iin, number),
    constraint list_delta_number check (number >= 0),
    constraint list_delta_basis check (basis in (
        'TRANSFER', 'SPECIAL_LIST', 'MISSION_ABROAD', 'CORRECTION', 'COURT', 'INCLUSION', 'DEATH', 'INELIGIBLE', 'LINKED_IIN')),
    constraint list_delta_changes check (left_precinct_id is distinct from joined_precinct_id),
    constraint list_delta_joined check (
        (joined_precinct_id is null) = (joined_part is null) and (joined_precinct_id is null) = (entry is null)),
    constraint list_delta_two_persons check (
        basis <> 'INCLUSION' or second_account_id is not null and second_account_id <> account_id)
);
comment on table list_delta is 'Changes after handover: an addition, a removal, or a move, which is both in one row.';
comment on column list_delta.number is 'Counts the changes of one citizen. A precinct''s versions are numbered when they are read, so that its desks share no counter.';
comment on column list_delta.entry is 'The line as it was added, in the form of list_row.';
comment on column list_delta.reference is 'The record that the change rests on: application, decision, case.';
create index list_delta_left on list_delta (left_precinct_id, election_id);
create index list_delta_joined on list_delta (joined_precinct_id, election_id);
grant select, insert on list_delta to ${app};

create function list_row(line integer, part text, c citizen) returns text
    language sql stable
    as $$
        select coalesce(line::text, '') || ',' || lpad(c.iin::text, 12, '0')
            || ',"' || replace(c.surname, '"', '""') || '","' || replace(c.given_name, '"', '""')
            || '","' || replace(coalesce(c.patronymic, ''), '"', '""') || '",' || to_char(c.birth_date, 'YYYY-MM-DD')
            || ',' || part || ',"' || replace(c.kato, '"', '""') || '","' || replace(c.street, '"', '""')
            || '","' || replace(c.house, '"', '""') || '","' || replace(c.flat, '"', '""') || E'"\n'
    $$;
comment on function list_row(integer, text, citizen) is
    'A line of a list in its canonical form: line,iin,surname,given_name,patronymic,birth_date,part,kato,street,house,flat; text always in quotation marks, which are doubled within; numbers, dates and codes never; a line feed at the end.';
revoke execute on function list_row(integer, text, citizen) from public;
grant execute on function list_row(integer, text, citizen) to ${app};
