-- Two numbers of one person. Two people say so, never the machine; the rows of both stay for ever.
create table iin_link_request (
    iin bigint not null,
    id uuid not null,
    principal bigint not null,
    reference text not null,
    requested_by integer not null,
    requested_at timestamptz not null,
    constraint iin_link_request_pk primary key (iin, id)
);
create index iin_link_request_id on iin_link_request (id);
comment on index iin_link_request_id is 'An approval names it by its id, without an IIN. Not unique: that would not contain the iin.';
grant select, insert on iin_link_request to ${app};

create table linked_iin (
    iin bigint not null,
    principal bigint not null,
    reference text not null,
    requested_by integer not null,
    approved_by integer not null,
    linked_at timestamptz not null,
    constraint linked_iin_pk primary key (iin),
    constraint linked_iin_two_numbers check (iin <> principal),
    constraint linked_iin_two_persons check (requested_by <> approved_by)
);
comment on table linked_iin is 'An act on the number is an act on the principal. Chains are refused when links are made.';
create index linked_iin_principal on linked_iin (principal);
grant select, insert on linked_iin to ${app};

create table vote_conflict (
    election_id integer not null,
    iin bigint not null,
    principal bigint not null,
    found_at timestamptz not null,
    constraint vote_conflict_pk primary key (election_id, iin),
    constraint vote_conflict_link foreign key (iin) references linked_iin (iin)
);
comment on table vote_conflict is 'Elections in which both numbers of one person had voted when they were linked: for an act.';
grant select, insert on vote_conflict to ${app};

create or replace function find_precincts(asked_iins bigint[], asked_last4s text[], asked_elections integer[])
    returns table (place integer, precinct text)
    language sql stable security definer
begin atomic
    select asked.place::integer, p.code
    from unnest(asked_iins, asked_last4s, asked_elections) with ordinality as asked(iin, last4, election, place)
    cross join lateral (
        select p.code from precinct p where p.id = (
            select v.precinct_id from voter v where v.election_id = asked.election and v.iin = (
                select coalesce((select l.principal from linked_iin l where l.iin = c.iin), c.iin)
                from citizen c where c.iin = asked.iin and c.document_last4 = asked.last4))) p;
end;
