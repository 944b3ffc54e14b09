-- Who searches the country knows a birth date: a few hundred citizens share one, whose names are then compared.
create index citizen_birth_date on citizen (birth_date);

-- A whole country comes in twice as fast when its keys are made afterwards, in one go. Only an empty register may be
-- without them, and only within one transaction.
create function begin_first_load() returns void
    language plpgsql security definer set search_path = public, pg_temp
    as $$
begin
    lock table citizen in access exclusive mode;
    if exists (select from citizen) then
        raise exception 'the register is not empty' using errcode = 'object_not_in_prerequisite_state';
    end if;
    alter table citizen drop constraint citizen_pk;
    drop index citizen_birth_date;
end $$;
comment on function begin_first_load() is 'Takes the keys off an empty register; end_first_load, in the same transaction, makes them.';

create function end_first_load() returns void
    language plpgsql security definer set search_path = public, pg_temp
    set maintenance_work_mem = '256MB'
    as $$
begin
    alter table citizen add constraint citizen_pk primary key (iin);
    create index citizen_birth_date on citizen (birth_date);
    analyze citizen;
end $$;
revoke execute on function begin_first_load(), end_first_load() from public;
grant execute on function begin_first_load(), end_first_load() to ${app};
