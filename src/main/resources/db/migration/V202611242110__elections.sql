-- Elections, their contests and calendar. Calendar columns are local times; each precinct reads them in its own zone.

create table election (
    id integer generated always as identity,
    code text not null,
    title_kk text not null,
    title_ru text not null,
    title_en text not null,
    polling_day date not null,
    time_zone text not null,
    transfers_until timestamp not null,
    lists_due timestamp not null,
    lists_open_from timestamp not null,
    certificates_from timestamp not null,
    certificates_until timestamp not null,
    special_lists_from timestamp not null,
    polls_open time not null,
    polls_close time not null,
    home_visits_until timestamp not null,
    lists_state text not null default 'NONE',
    lists_state_at timestamptz not null default clock_timestamp(),
    created_at timestamptz not null default clock_timestamp(),
    constraint election_pk primary key (id),
    constraint election_code unique (code),
    constraint election_lists_state check (lists_state in ('NONE', 'BUILDING', 'DRAFT', 'HANDED_OVER', 'OPEN', 'LOCKED')),
    constraint election_hours check (polls_open < polls_close)
);
grant select, insert on election to ${app};
grant update (lists_state, lists_state_at) on election to ${app};

create table contest (
    id integer generated always as identity,
    election_id integer not null,
    code text not null,
    title_kk text not null,
    title_ru text not null,
    title_en text not null,
    scope text not null,
    constraint contest_pk primary key (id),
    constraint contest_election foreign key (election_id) references election (id),
    constraint contest_code unique (election_id, code),
    constraint contest_scope check (scope ~ '^[0-9]{0,9}$')
);
comment on column contest.scope is 'KATO prefix of the precincts whose voters are entitled; empty for the country.';
grant select, insert on contest to ${app};

create table eligibility_rule (
    valid_from date not null,
    valid_to date,
    minimum_age integer not null,
    citizenship text not null,
    excluding_grounds text[] not null,
    source text not null,
    constraint eligibility_rule_pk primary key (valid_from),
    constraint eligibility_rule_period check (valid_to is null or valid_to > valid_from)
);
comment on table eligibility_rule is 'Who may vote, by the law in force on polling day; a change of the law is a new row.';
insert into eligibility_rule (valid_from, minimum_age, citizenship, excluding_grounds, source)
values (date '1995-09-28', 18, 'KZ', array ['INCAPABLE', 'SENTENCED'],
        'Constitution of the Republic of Kazakhstan, article 33(2)-(3); Constitutional Law on Elections No. 2464, article 4');
grant select on eligibility_rule to ${app};
