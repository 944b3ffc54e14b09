-- A conflict that never was, of a mistyped number or a wrong namesake: undone by two persons, and both stay visible.
create table ledger_conflict_void (
    election_id integer not null,
    contest_id integer not null,
    iin bigint not null,
    precinct_id integer not null,
    paper_sheet text not null,
    reason text not null,
    requested_by integer not null,
    approved_by integer not null,
    voided_at timestamptz not null,
    constraint ledger_conflict_void_pk primary key (election_id, contest_id, iin, precinct_id, paper_sheet),
    constraint ledger_conflict_void_conflict foreign key (election_id, contest_id, iin, precinct_id, paper_sheet)
        references ledger_conflict (election_id, contest_id, iin, precinct_id, paper_sheet),
    constraint ledger_conflict_void_two_persons check (requested_by <> approved_by)
);
comment on table ledger_conflict_void is 'Second ballots that were not given to this citizen: they count nowhere any more.';
comment on column ledger_conflict_void.reason is 'With the number of the act.';
grant select, insert on ledger_conflict_void to ${app};
create index ledger_conflict_id on ledger_conflict (conflict_id);
comment on index ledger_conflict_id is 'A conflict is named by its id in URLs, where no IIN may stand. Not unique: that would not contain the iin.';
