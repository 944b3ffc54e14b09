-- How long the stages of an import took, from which the time of the next one is estimated.
alter table import_run
    add column receive_seconds double precision check (receive_seconds >= 0),
    add column check_seconds double precision check (check_seconds >= 0),
    add column apply_seconds double precision check (apply_seconds >= 0);
comment on column import_run.check_seconds is 'Of the first comparison; null of imports that were not previewed.';
comment on column import_run.apply_seconds is 'With the wait for other imports; stays when the import is rolled back.';
