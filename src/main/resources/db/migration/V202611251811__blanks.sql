-- Strict accountability of blank certificates. The acts say what moved, in ranges, and can only be added to; each blank has
-- a row, which says where it is. Balances are read from both, so that they prove each other.

create table blank_run (
    election_id integer not null,
    contest_id integer not null,
    run smallint not null,
    first_number bigint not null,
    last_number bigint not null,
    quantity integer not null generated always as (last_number / 100 - first_number / 100 + 1) stored,
    voters bigint not null,
    allowed bigint not null,
    printed_before bigint not null,
    constraint blank_run_pk primary key (election_id, contest_id, run),
    constraint blank_run_contest foreign key (contest_id) references contest (id),
    constraint blank_run_range check (first_number <= last_number),
    constraint blank_run_serials check (last_number < 9000000000),
    constraint blank_run_share check (printed_before + (last_number / 100 - first_number / 100 + 1) <= allowed)
);
comment on table blank_run is 'Print runs of a contest, with what the legal share was counted from.';
comment on constraint blank_run_pk on blank_run is 'Runs are counted: of two that are registered at the same time, one has not seen the other and fails.';
comment on constraint blank_run_serials on blank_run is 'Serial numbers from 90,000,001 on are the service''s own.';
grant select, insert on blank_run to ${app};

-- Numbers that the service gives no longer lie where print runs begin.
alter sequence certificate_serial minvalue 1 maxvalue 99999999 restart with 90000001;

create table blank_movement (
    id uuid not null,
    election_id integer not null,
    contest_id integer not null,
    run smallint not null,
    kind text not null,
    first_number bigint not null,
    last_number bigint not null,
    quantity integer not null generated always as (last_number / 100 - first_number / 100 + 1) stored,
    commission_id integer not null,
    receiver_id integer,
    act text not null,
    reason text,
    late boolean not null,
    account_id integer not null,
    key text not null,
    at timestamptz not null,
    constraint blank_movement_pk primary key (id),
    constraint blank_movement_once unique (commission_id, key),
    constraint blank_movement_run foreign key (election_id, contest_id, run) references blank_run (election_id, contest_id, run),
    constraint blank_movement_commission foreign key (commission_id) references commission (id),
    constraint blank_movement_receiver foreign key (receiver_id) references commission (id),
    constraint blank_movement_account foreign key (account_id) references account (id),
    constraint blank_movement_kind check (kind in ('PRINT', 'HANDOVER', 'RECALL', 'SPOIL', 'LOSE', 'FIND', 'CANCEL')),
    constraint blank_movement_range check (first_number <= last_number),
    constraint blank_movement_to check (
        (kind = 'HANDOVER') = (receiver_id is not null) and receiver_id is distinct from commission_id),
    constraint blank_movement_reason check ((kind in ('PRINT', 'HANDOVER')) = (reason is null))
);
comment on table blank_movement is 'Signed acts about blanks, by the commission that has them.';
comment on constraint blank_movement_once on blank_movement is 'The same Idempotency-Key is the same act.';
create index blank_movement_election on blank_movement (election_id, commission_id);
create index blank_movement_received on blank_movement (election_id, receiver_id);
grant select, insert on blank_movement to ${app};

create table blank_receipt (
    movement_id uuid not null,
    received integer not null,
    act text not null,
    account_id integer not null,
    key text not null,
    at timestamptz not null,
    constraint blank_receipt_pk primary key (movement_id),
    constraint blank_receipt_movement foreign key (movement_id) references blank_movement (id),
    constraint blank_receipt_account foreign key (account_id) references account (id),
    constraint blank_receipt_received check (received >= 0)
);
comment on constraint blank_receipt_pk on blank_receipt is 'A handover is received once.';
grant select, insert on blank_receipt to ${app};

create table blank_discrepancy (
    movement_id uuid not null,
    kind text not null,
    first_number bigint not null,
    last_number bigint not null,
    constraint blank_discrepancy_pk primary key (movement_id, kind, first_number),
    constraint blank_discrepancy_receipt foreign key (movement_id) references blank_receipt (movement_id),
    constraint blank_discrepancy_kind check (kind in ('MISSING', 'SURPLUS')),
    constraint blank_discrepancy_range check (first_number <= last_number)
);
comment on table blank_discrepancy is 'What a receiver found otherwise than handed over.';
grant select, insert on blank_discrepancy to ${app};

alter table commission add constraint commission_id_kind unique (id, kind);
alter table blank
    alter column issued_at drop not null,
    add column contest_id integer,
    add column run smallint,
    add column state text not null default 'ISSUED',
    add column holder_id integer,
    add column holder_kind text,
    add column handover_id uuid,
    add column ends smallint not null default 1,
    add column issuer_id integer,
    add constraint blank_run foreign key (election_id, contest_id, run) references blank_run (election_id, contest_id, run),
    add constraint blank_holder foreign key (holder_id, holder_kind) references commission (id, kind),
    add constraint blank_handover foreign key (handover_id) references blank_movement (id),
    add constraint blank_printed check (num_nonnulls(contest_id, run, holder_id, holder_kind) in (0, 4)),
    add constraint blank_state check (
        state in ('PRINTED', 'AT_TERRITORIAL', 'AT_PRECINCT', 'ISSUED', 'SPOILED', 'LOST', 'CANCELLED')),
    add constraint blank_place check (ends > 0 or state is not distinct from
        case holder_kind when 'CENTRAL' then 'PRINTED' when 'TERRITORIAL' then 'AT_TERRITORIAL' when 'PRECINCT' then 'AT_PRECINCT' end),
    add constraint blank_ends_once check (
        ends = case when state in ('ISSUED', 'SPOILED', 'LOST', 'CANCELLED') then 1 else 0 end),
    add constraint blank_ends_on_hand check (handover_id is null or ends = 0),
    add constraint blank_issued_where_held check (
        case when state = 'ISSUED' and run is not null then issuer_id is not distinct from holder_id and holder_kind = 'PRECINCT'
             else issuer_id is null end),
    add constraint blank_issued_at check ((state = 'ISSUED') = (issued_at is not null));
comment on table blank is 'Each number that was printed, or given out without a printed blank (then it has no run): unique over the country, hence undistributed.';
comment on column blank.handover_id is 'The handover on whose way it is; until the receiver confirms, the giver answers for it.';
comment on column blank.ends is 'How often it was issued, spoiled, lost or cancelled. An issue counts one up without asking: of two, the second fails.';
comment on constraint blank_pk on blank is 'A number is printed once, and given out once.';
create index blank_holder on blank (election_id, holder_id) where run is not null;
comment on index blank_holder is 'Balances of one commission; an issue changes none of its columns.';
grant update (state, holder_id, holder_kind, handover_id, ends, issuer_id, issued_at) on blank to ${app};
