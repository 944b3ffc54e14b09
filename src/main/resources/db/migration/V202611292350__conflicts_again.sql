-- A conflict that was undone, because its number was mistyped or was a namesake's, may turn out to have been right: the same
-- sheet is entered again, as a conflict of the next number. The two, and who undid the first, stay visible.
alter table ledger_conflict_void
    drop constraint ledger_conflict_void_conflict,
    drop constraint ledger_conflict_void_pk,
    add column number smallint not null default 0;
alter table ledger_conflict
    drop constraint ledger_conflict_pk,
    add column number smallint not null default 0,
    add constraint ledger_conflict_pk primary key (election_id, contest_id, iin, precinct_id, paper_sheet, number),
    add constraint ledger_conflict_number check (number >= 0);
alter table ledger_conflict_void
    add constraint ledger_conflict_void_pk primary key (election_id, contest_id, iin, precinct_id, paper_sheet, number),
    add constraint ledger_conflict_void_conflict foreign key (election_id, contest_id, iin, precinct_id, paper_sheet, number)
        references ledger_conflict (election_id, contest_id, iin, precinct_id, paper_sheet, number);
comment on column ledger_conflict.number is 'How often the ballot of this sheet was entered as a conflict before, and undone.';
