-- How long the stages of an import took, from which the time of the next one is estimated.
alter table import_run
    add column receive_seconds double precision,
    add column check_seconds double precision,
    add column apply_seconds double precision,
    add constraint import_run_durations check (receive_seconds > 0 and check_seconds > 0 and apply_seconds > 0);
comment on column import_run.receive_seconds is 'From the registration to the end of the file, at the pace of its sender.';
comment on column import_run.check_seconds is 'Of the first comparison; null of imports that were not previewed.';
comment on column import_run.apply_seconds is 'Without the wait for other imports; stays when the import is rolled back.';
