-- Turnout, counted beside the acts and never by them: no trigger, no row that admissions would share.
create table turnout_until (
    election_id integer not null,
    settled_until timestamptz not null,
    counted_at timestamptz not null,
    constraint turnout_until_pk primary key (election_id)
);
comment on table turnout_until is 'How far the ledger of an election is counted.';
comment on column turnout_until.settled_until is 'Whatever was admitted or voided before this moment is committed and counted: nothing is added any more.';
comment on column turnout_until.counted_at is 'The deciding time of the last count.';
grant select, insert on turnout_until to ${app};
grant update (settled_until, counted_at) on turnout_until to ${app};

create table turnout_count (
    election_id integer not null,
    precinct_id integer not null,
    contest_id integer not null,
    hour timestamptz not null,
    public_from timestamptz not null,
    channel text not null,
    basis text not null,
    settled integer not null,
    recent integer not null,
    last_at timestamptz,
    constraint turnout_count_pk primary key (election_id, precinct_id, contest_id, hour, public_from, channel, basis),
    constraint turnout_count_after_the_hour check (public_from >= hour + interval '1 hour')
);
comment on table turnout_count is 'Live entries of the ledger by the hour of admission. Counts only, hence not distributed by citizen.';
comment on column turnout_count.hour is 'Beginning of the hour of the admission, by the precinct''s clock.';
comment on column turnout_count.public_from is 'End of the hour in which the entry was made, or voided: a void lowers the hour of its entry, but the public is told no earlier.';
comment on column turnout_count.settled is 'Entries less voids before turnout_until.settled_until.';
comment on column turnout_count.recent is 'Entries less voids since then, counted anew each time.';
comment on column turnout_count.last_at is 'The latest admission among them.';
grant select, insert on turnout_count to ${app};
grant update (settled, recent, last_at) on turnout_count to ${app};

create index ledger_entry_time on ledger_entry (admitted_at);
comment on index ledger_entry_time is 'Finds the entries of the last minutes. A tree, though an admission pays a little for it: block ranges would be read whole until a vacuum has summed them up.';
create index ledger_void_time on ledger_void (voided_at);
