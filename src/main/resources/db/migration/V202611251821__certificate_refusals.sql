-- Applications for a certificate that were refused: a reasoned decision, to be shown and printed again.
create table certificate_refusal (
    election_id integer not null,
    iin bigint not null,
    id uuid not null,
    contest_id integer not null,
    precinct_id integer not null,
    applicant text not null,
    reason text not null,
    detail text not null,
    facts jsonb not null,
    account_id integer not null,
    decided_at timestamptz not null,
    constraint certificate_refusal_pk primary key (election_id, iin, id),
    constraint certificate_refusal_applicant check (applicant in ('VOTER', 'PROXY'))
);
comment on column certificate_refusal.reason is 'The slug of the problem that was answered.';
create index certificate_refusal_id on certificate_refusal (id);
comment on index certificate_refusal_id is 'A decision is named by its id in URLs, where no IIN may stand. Not unique: that would not contain the iin.';
create index certificate_refusal_precinct on certificate_refusal (election_id, precinct_id, id);
grant select, insert on certificate_refusal to ${app};
