-- The ledger decides alone whether somebody has voted. Append-only by permission: no UPDATE, no DELETE.

create table ledger_entry (
    election_id integer not null,
    contest_id integer not null,
    iin bigint not null,
    seq smallint not null,
    entry_id uuid not null,
    precinct_id integer not null,
    channel text not null,
    basis text not null,
    certificate bigint,
    account_id integer not null,
    admitted_at timestamptz not null,
    previous_seq smallint generated always as (case when seq > 0 then seq - 1 end) stored,
    constraint ledger_entry_pk primary key (election_id, contest_id, iin, seq),
    constraint ledger_entry_seq check (seq >= 0),
    constraint ledger_entry_channel check (channel in ('STATION', 'HOME')),
    constraint ledger_entry_basis check (basis in ('HOME_LIST', 'CERTIFICATE')),
    constraint ledger_entry_certificate check ((basis = 'CERTIFICATE') = (certificate is not null))
);
comment on constraint ledger_entry_pk on ledger_entry is 'With ledger_entry_after_void: at most one entry of a citizen and contest is live.';
create index ledger_entry_id on ledger_entry (entry_id);
comment on index ledger_entry_id is 'An entry is named by its id in URLs, where no IIN may stand. Not unique: that would not contain the iin.';
create index ledger_entry_precinct on ledger_entry (election_id, precinct_id);

create table ledger_void (
    election_id integer not null,
    contest_id integer not null,
    iin bigint not null,
    seq smallint not null,
    reason text not null,
    requested_by integer not null,
    approved_by integer not null,
    voided_at timestamptz not null,
    constraint ledger_void_pk primary key (election_id, contest_id, iin, seq),
    constraint ledger_void_entry foreign key (election_id, contest_id, iin, seq)
        references ledger_entry (election_id, contest_id, iin, seq),
    constraint ledger_void_two_persons check (requested_by <> approved_by)
);
alter table ledger_entry add constraint ledger_entry_after_void foreign key (election_id, contest_id, iin, previous_seq)
    references ledger_void (election_id, contest_id, iin, seq);

create table attempt (
    iin bigint not null,
    key text not null,
    request_hash bytea not null,
    status smallint not null,
    answer text not null,
    at timestamptz not null,
    constraint attempt_pk primary key (iin, key)
);
comment on table attempt is 'The first answer to each Idempotency-Key, given again to whoever asks again.';

grant select, insert on ledger_entry, ledger_void, attempt to ${app};
