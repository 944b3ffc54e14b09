-- Citizens added on polling day: one member of the commission asks, another one approves, and the list changes then.
create table inclusion (
    election_id integer not null,
    iin bigint not null,
    id uuid not null,
    precinct_id integer not null,
    basis text not null,
    application text not null,
    proof text not null,
    requested_by integer not null,
    requested_at timestamptz not null,
    constraint inclusion_pk primary key (election_id, iin, id),
    constraint inclusion_basis check (basis in ('REGISTRY_PROOF', 'COURT_DECISION'))
);
comment on column inclusion.proof is 'The extract whose row proves the address, or the case of the court.';
create index inclusion_id on inclusion (id);
comment on index inclusion_id is 'An approval names it by its id, without an IIN. Not unique: that would not contain the iin.';
grant select, insert on inclusion to ${app};
