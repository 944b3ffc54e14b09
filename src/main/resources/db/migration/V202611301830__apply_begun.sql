alter table import_run add column apply_begun_at timestamptz;
comment on column import_run.apply_begun_at is 'When the import, once approved, had the register to itself; null while it queues behind others.';
