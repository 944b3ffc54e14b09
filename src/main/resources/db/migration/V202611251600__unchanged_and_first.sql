-- Most rows of an extract are as they were: two numbers tell it, without all the values beside them.
alter table citizen add column fingerprint bigint;
alter table citizen_before add column fingerprint bigint;
comment on column citizen.fingerprint is 'Of the row in the extract that wrote this one; null where no extract did, or one from before there were fingerprints: such rows are compared value by value until they change. Equal prints are equal rows, others are compared value by value.';

-- Rows that are copied into a table truncated in the same transaction are written as they shall stay. Otherwise the first
-- who reads the register marks every row, and logs every page.
create or replace function begin_first_load() returns void
    language plpgsql security definer set search_path = public, pg_temp
    as $$
begin
    lock table citizen in access exclusive mode;
    if exists (select from citizen) then
        raise exception 'the register is not empty' using errcode = 'object_not_in_prerequisite_state';
    end if;
    truncate citizen;
    alter table citizen drop constraint citizen_pk;
    drop index citizen_birth_date;
end $$;
