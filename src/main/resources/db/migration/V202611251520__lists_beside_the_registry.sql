-- What a handed-over list says of its voters, whatever the registry says by now, and where the two differ.

create table amended_voter (
    election_id integer not null,
    iin bigint not null,
    surname text not null,
    given_name text not null,
    patronymic text,
    birth_date date not null,
    kato text not null,
    street text not null,
    house text not null,
    flat text not null,
    name_key text not null,
    constraint amended_voter_pk primary key (election_id, iin)
);
comment on table amended_voter is 'How a list writes a voter whose details were corrected on it: the present state, as in voter; each correction is one row of list_delta. A table of its own, since nearly all voters have none.';
comment on column amended_voter.name_key is 'As in citizen.';
create index amended_voter_birth_date on amended_voter (birth_date);
comment on index amended_voter_birth_date is 'Who searches the country knows a birth date, as with citizen_birth_date.';
grant select, insert, update on amended_voter to ${app};

create table citizen_turnover (
    import_id integer not null,
    iin bigint not null,
    constraint citizen_turnover_pk primary key (import_id, iin)
);
comment on table citizen_turnover is 'Whom an import added to the register, or no longer had; whom it changed are in citizen_before. Marks only, so that nobody compares twelve million citizens with the lists: what differs is read from the citizens themselves. Of the first load, on which no list can stand, there are none.';
grant select, insert on citizen_turnover to ${app};

create index citizen_before_iin on citizen_before (iin);
comment on index citizen_before_iin is 'A handed-over list shows a voter as registered then: finds that row by the citizen. It costs an apply one entry for each citizen changed, nothing for the others.';

create view listed_voter as
select v.election_id, v.iin, v.precinct_id, v.part, v.line,
       coalesce(a.surname, b.surname, c.surname) as surname,
       coalesce(a.given_name, b.given_name, c.given_name) as given_name,
       case when a.iin is not null then a.patronymic
            when b.iin is not null then b.patronymic else c.patronymic end as patronymic,
       coalesce(a.birth_date, b.birth_date, c.birth_date) as birth_date,
       coalesce(a.kato, b.kato, c.kato) as kato,
       coalesce(a.street, b.street, c.street) as street,
       coalesce(a.house, b.house, c.house) as house,
       coalesce(a.flat, b.flat, c.flat) as flat,
       coalesce(a.name_key, b.name_key, c.name_key) as name_key,
       c.name_key as registry_name_key,
       case when b.iin is not null then b.registered_from else c.registered_from end as registered_from
from voter v
join citizen c on c.iin = v.iin
left join amended_voter a on a.election_id = v.election_id and a.iin = v.iin
left join lateral (
    select before.* from citizen_before before
    join import_run r on r.id = before.replaced_by
    where before.iin = v.iin
      and r.applied_at > (select h.handed_over_at from list_handover h where h.election_id = v.election_id limit 1)
      and not exists (select from list_delta d where d.election_id = v.election_id and d.iin = v.iin and d.at > r.applied_at)
    order by r.applied_at limit 1) b on true
where v.precinct_id is not null;
comment on view listed_voter is 'Voters as their lists write them: as amended; else as the registry had them when the list was handed over, or when the voter came onto it later (the row that the first import after that replaced); else, and in a draft, as the registry has them.';
comment on column listed_voter.registry_name_key is 'A search finds a voter by the registry''s present name too.';
comment on column listed_voter.registered_from is 'Of the registry''s row that the list goes by: a later one in the registry means a move, the same one that the address is only written otherwise.';
grant select on listed_voter to ${app};
