-- Absentee certificates and polling day.

create sequence certificate_serial as bigint minvalue 1 maxvalue 99999999;
comment on sequence certificate_serial is 'Numbers of certificates without a printed blank. Issue is not on the path of polling day.';
grant usage on sequence certificate_serial to ${app};

create table blank (
    election_id integer not null,
    number bigint not null,
    issued_at timestamptz not null,
    constraint blank_pk primary key (election_id, number)
);
comment on table blank is 'Numbers that were given out; undistributed, since they are unique over the country.';
grant select, insert on blank to ${app};

create table certificate (
    election_id integer not null,
    iin bigint not null,
    number bigint not null,
    contest_id integer not null,
    state text not null,
    home_precinct_id integer not null,
    applicant text not null,
    proxy_name text,
    power_of_attorney text,
    document_last4 text not null,
    destination_kato text,
    issued_at timestamptz not null,
    issued_by integer not null,
    state_at timestamptz not null,
    state_reason text,
    constraint certificate_pk primary key (election_id, iin, number),
    constraint certificate_voter foreign key (election_id, iin) references voter (election_id, iin),
    constraint certificate_state check (state in ('ISSUED', 'REDEEMED', 'RETURNED', 'REPORTED_LOST', 'ANNULLED', 'EXPIRED')),
    constraint certificate_applicant check (applicant in ('VOTER', 'PROXY')),
    constraint certificate_proxy check ((applicant = 'PROXY') = (proxy_name is not null and power_of_attorney is not null))
);
create unique index certificate_one on certificate (election_id, contest_id, iin) where state <> 'RETURNED';
comment on index certificate_one is 'No replacement and no duplicate: one certificate for a contest unless it was returned.';
create index certificate_number on certificate (election_id, number);
comment on index certificate_number is 'Finds a certificate by its number. Not unique, since uniqueness is the blank''s.';
grant select, insert on certificate to ${app};
grant update (state, state_at, state_reason) on certificate to ${app};

create table supplementary_entry (
    election_id integer not null,
    contest_id integer not null,
    iin bigint not null,
    seq smallint not null,
    precinct_id integer not null,
    certificate bigint not null,
    added_at timestamptz not null,
    constraint supplementary_entry_pk primary key (election_id, contest_id, iin, seq),
    constraint supplementary_entry_ledger foreign key (election_id, contest_id, iin, seq)
        references ledger_entry (election_id, contest_id, iin, seq)
);
comment on table supplementary_entry is 'Voters added on polling day; each line stands and falls with its ledger entry.';
create index supplementary_entry_precinct on supplementary_entry (election_id, precinct_id);
grant select, insert on supplementary_entry to ${app};

create table precinct_session (
    election_id integer not null,
    precinct_id integer not null,
    state text not null,
    opened_at timestamptz not null,
    opened_by integer not null,
    closing_at timestamptz,
    locked_at timestamptz,
    admitted bigint,
    signatures bigint,
    difference_act text,
    constraint precinct_session_pk primary key (election_id, precinct_id),
    constraint precinct_session_state check (state in ('OPEN', 'CLOSING', 'LOCKED')),
    constraint precinct_session_reconciled check (
        state <> 'LOCKED' or admitted is not null and (admitted = signatures or difference_act is not null))
);
comment on table precinct_session is 'A precinct''s polling day; without a row it is closed.';
grant select, insert, update on precinct_session to ${app};
