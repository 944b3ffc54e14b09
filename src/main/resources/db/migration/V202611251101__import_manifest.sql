-- Why somebody imports what was imported before, or what is older than what is there.
alter table import_run
    add column forced_reason text,
    add constraint import_run_forced_reason check (length(forced_reason) > 0);
comment on column import_run.forced_reason is 'Lets an extract in that was applied before or is older than the last applied one.';
