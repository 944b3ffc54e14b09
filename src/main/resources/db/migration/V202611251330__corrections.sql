-- Requests of citizens about a list. The commission decides on the same day; a court may decide otherwise later.
create table correction (
    election_id integer not null,
    iin bigint not null,
    id uuid not null,
    precinct_id integer not null,
    kind text not null,
    statement text not null,
    requested_at timestamptz not null,
    decide_before timestamptz not null,
    account_id integer not null,
    constraint correction_pk primary key (election_id, iin, id),
    constraint correction_kind check (kind in ('INCLUDE', 'EXCLUDE')),
    constraint correction_deadline check (decide_before > requested_at)
);
comment on column correction.decide_before is 'The end of the day of the request, by the precinct''s clock, exclusive.';
create index correction_id on correction (id);
comment on index correction_id is 'A request is named by its id in URLs, where no IIN may stand. Not unique: that would not contain the iin.';
create index correction_precinct on correction (precinct_id, election_id);
grant select, insert on correction to ${app};

create table correction_decision (
    election_id integer not null,
    iin bigint not null,
    correction_id uuid not null,
    number smallint not null,
    granted boolean not null,
    text text not null,
    case_number text,
    decided_at timestamptz not null,
    account_id integer not null,
    constraint correction_decision_pk primary key (election_id, iin, correction_id, number),
    constraint correction_decision_request foreign key (election_id, iin, correction_id)
        references correction (election_id, iin, id),
    constraint correction_decision_number check (number in (0, 1)),
    constraint correction_decision_court check (case when case_number is null then number = 0 else granted end)
);
comment on constraint correction_decision_court on correction_decision is 'The commission decides once; what a court orders is carried out, even against that.';
grant select, insert on correction_decision to ${app};
