-- Polling without network: what was written on paper is entered later; what the territorial commission is told on the
-- telephone it enters under two names.
alter table ledger_entry
    add column paper_at timestamptz,
    add column paper_sheet text,
    add column second_account_id integer,
    add constraint ledger_entry_late check (
        (paper_at is null) = (paper_sheet is null) and paper_at <= admitted_at and (paper_at is null or basis = 'HOME_LIST')),
    add constraint ledger_entry_two_persons check (second_account_id <> account_id);
comment on column ledger_entry.paper_at is 'LATE: when the ballot was given, by what is written on the sheet; null of all others. admitted_at is when it was entered, so that no count of the past changes.';
comment on column ledger_entry.second_account_id is 'Who approved an entry that was told on the telephone.';

create table ledger_conflict (
    election_id integer not null,
    contest_id integer not null,
    iin bigint not null,
    precinct_id integer not null,
    paper_sheet text not null,
    paper_at timestamptz not null,
    conflict_id uuid not null,
    seq smallint not null,
    channel text not null,
    act text,
    account_id integer not null,
    entered_at timestamptz not null,
    constraint ledger_conflict_pk primary key (election_id, contest_id, iin, precinct_id, paper_sheet),
    constraint ledger_conflict_entry foreign key (election_id, contest_id, iin, seq)
        references ledger_entry (election_id, contest_id, iin, seq),
    constraint ledger_conflict_channel check (channel in ('STATION', 'HOME')),
    constraint ledger_conflict_time check (paper_at <= entered_at)
);
comment on table ledger_conflict is 'Second ballots: given on paper while the ledger had an entry already. Both stay, and this one never counts as an entry.';
comment on column ledger_conflict.seq is 'The entry that was live when this was entered.';
comment on column ledger_conflict.act is 'Null where it was not drawn up yet: then the precinct is not closed without one.';
create index ledger_conflict_of_precinct on ledger_conflict (precinct_id, election_id);
grant select, insert on ledger_conflict to ${app};
