-- How far a file is that is coming in.

alter table import_run add column expected_bytes bigint;
comment on column import_run.expected_bytes is 'Length of the body, where the sender has told it; bytes says how much of it has come.';
