-- Handover keeps the bytes of each list, not only their hash: later extracts change the registry, never what was signed.
create table list_handover (
    election_id integer not null,
    precinct_id integer not null,
    act text not null,
    voters integer not null,
    csv bytea not null,
    sha256 bytea not null generated always as (sha256(csv)) stored,
    handed_over_at timestamptz not null,
    account_id integer not null,
    constraint list_handover_pk primary key (election_id, precinct_id),
    constraint list_handover_election foreign key (election_id) references election (id),
    constraint list_handover_precinct foreign key (precinct_id) references precinct (id),
    constraint list_handover_account foreign key (account_id) references account (id),
    constraint list_handover_act unique (act)
);
comment on table list_handover is 'The list of each precinct as it was handed over by a signed act.';
comment on column list_handover.csv is 'UTF-8: the header, then list_row of each voter in the order of the lines.';
comment on column list_handover.sha256 is 'The content hash that stands in the act; the database computes it.';
grant select, insert on list_handover to ${app};
