-- Written requests for voting at home. A row is the request; its state moves forward only and every step is in the audit trail.
create table home_visit (
    election_id integer not null,
    iin bigint not null,
    id uuid not null,
    precinct_id integer not null,
    reason text not null,
    reference text not null,
    requested_at timestamptz not null,
    account_id integer not null,
    state text not null,
    state_at timestamptz not null,
    state_by integer not null,
    state_reason text,
    constraint home_visit_pk primary key (election_id, iin, id),
    constraint home_visit_reason check (reason in ('HEALTH', 'CARE', 'REMOTE')),
    constraint home_visit_state check (state in ('REQUESTED', 'ACCEPTED', 'REFUSED', 'WITHDRAWN')),
    constraint home_visit_reasoned check (state not in ('REFUSED', 'WITHDRAWN') or state_reason is not null)
);
comment on column home_visit.reference is 'The written request that it rests on.';
create unique index home_visit_one on home_visit (election_id, iin) where state in ('REQUESTED', 'ACCEPTED');
comment on index home_visit_one is 'A voter has one request at a time; after a refusal or a withdrawal another one may follow.';
create index home_visit_id on home_visit (id);
comment on index home_visit_id is 'A request is named by its id in URLs, where no IIN may stand. Not unique: that would not contain the iin.';
create index home_visit_precinct on home_visit (precinct_id, election_id);
grant select, insert on home_visit to ${app};
grant update (state, state_at, state_by, state_reason) on home_visit to ${app};
