-- What an import would do to a whole register, why it was let do it, and what is needed to undo it.
alter table import_run
    add column moved_rows bigint not null default 0,
    add column brake_share double precision,
    add column brake_limit double precision,
    add column brake_reason text,
    add column compared_at timestamptz,
    add column applied_at timestamptz,
    add constraint import_run_brake_reason check (length(brake_reason) >= 20),
    add constraint import_run_brake check (
        state not in ('APPLYING', 'APPLIED') or brake_share is null or brake_limit is null
        or brake_share <= brake_limit or brake_reason is not null);
comment on column import_run.brake_share is 'Citizens missing or moved, of those who are there; null for extracts that are no whole register.';
comment on column import_run.brake_limit is 'The share above which a reason is needed; null where the register is too small for a brake.';
comment on column import_run.compared_at is 'When the last import of this kind had changed what this one was compared with.';
comment on column import_run.applied_at is 'By the deciding clock: lists that were handed over later stand on this import.';

create table citizen_before (
    like citizen,
    replaced_by integer not null,
    constraint citizen_before_pk primary key (replaced_by, iin)
);
comment on table citizen_before is 'Citizens as they were before an import changed them, for its undoing. Who was only added or missing is not here.';
grant select, insert on citizen_before to ${app};
