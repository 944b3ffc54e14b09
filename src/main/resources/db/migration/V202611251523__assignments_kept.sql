-- What a person decided about one citizen whom no rule places outlasts the draft: the next build finds it again.
create table list_assignment (
    election_id integer not null,
    iin bigint not null,
    number smallint not null,
    precinct_id integer not null,
    kato text not null,
    street text not null,
    house text not null,
    account_id integer,
    at timestamptz not null,
    constraint list_assignment_pk primary key (election_id, iin, number),
    constraint list_assignment_number check (number >= 0)
);
comment on table list_assignment is 'Decisions about single citizens of the queue; of several about one citizen the last counts.';
comment on column list_assignment.kato is 'The address that was decided about, with street and house: whoever has moved since is placed anew.';
comment on column list_assignment.account_id is 'Who decided; null of decisions from before they were kept.';
grant select, insert on list_assignment to ${app};

insert into list_assignment (election_id, iin, number, precinct_id, kato, street, house, at)
select u.election_id, u.iin, 0, v.precinct_id, c.kato, c.street, c.house, u.decided_at
from unassigned u
join voter v on v.election_id = u.election_id and v.iin = u.iin and v.basis = 'DECISION'
join citizen c on c.iin = u.iin
where u.decided_at is not null and v.precinct_id is not null;
