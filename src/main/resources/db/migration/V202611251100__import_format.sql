-- How a file is written, and what of its header nobody asked for.
alter table import_run
    add column charset text,
    add column separator text,
    add column header text,
    add column ignored_columns text[];
comment on column import_run.header is 'The header as CSV, in the file''s order: rejected rows are given back under it.';
comment on column import_run.ignored_columns is 'Columns that this kind of extract does not have; the first ones, shortened.';
