-- A spoiled ballot: a new one, the same ledger entry, counter + 1.
create table ledger_replacement (
    election_id integer not null,
    contest_id integer not null,
    iin bigint not null,
    seq smallint not null,
    number smallint not null,
    reason text not null,
    account_id integer not null,
    replaced_at timestamptz not null,
    previous_number smallint generated always as (case when number > 1 then number - 1 end) stored,
    constraint ledger_replacement_pk primary key (election_id, contest_id, iin, seq, number),
    constraint ledger_replacement_entry foreign key (election_id, contest_id, iin, seq)
        references ledger_entry (election_id, contest_id, iin, seq),
    constraint ledger_replacement_after_previous foreign key (election_id, contest_id, iin, seq, previous_number)
        references ledger_replacement (election_id, contest_id, iin, seq, number),
    constraint ledger_replacement_number check (number >= 1)
);
comment on table ledger_replacement is 'Ballots given in exchange for spoiled ones, numbered within their ledger entry.';
grant select, insert on ledger_replacement to ${app};
