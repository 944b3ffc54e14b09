-- A void rests on a coded ground and an act. Who approves it sees both, hence the request is kept.
alter table ledger_void
    add column ground text not null default 'WRONG_NAMESAKE',
    add column act text not null default '',
    add constraint ledger_void_ground check (ground in ('BALLOT_NOT_GIVEN', 'WRONG_NAMESAKE'));
alter table ledger_void alter column ground drop default, alter column act drop default;
comment on column ledger_void.act is 'Empty of voids from before acts were numbered apart from their reason.';

create table ledger_void_request (
    iin bigint not null,
    approval_id integer not null,
    election_id integer not null,
    contest_id integer not null,
    seq smallint not null,
    ground text not null,
    act text not null,
    reason text not null,
    constraint ledger_void_request_pk primary key (iin, approval_id),
    constraint ledger_void_request_entry foreign key (election_id, contest_id, iin, seq)
        references ledger_entry (election_id, contest_id, iin, seq),
    constraint ledger_void_request_ground check (ground in ('BALLOT_NOT_GIVEN', 'WRONG_NAMESAKE'))
);
comment on table ledger_void_request is 'What was asked for with an approval of the kind LEDGER_VOID.';
grant select, insert on ledger_void_request to ${app};
