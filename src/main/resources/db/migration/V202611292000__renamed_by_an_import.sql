-- Of whom an import changed few have another name since: a search in a handed-over list asks for those of a whole precinct.
alter table citizen_before add column renamed boolean not null default true;
comment on column citizen_before.renamed is 'Whether the name is another one since; of older rows that was not noted.';
create index citizen_before_renamed on citizen_before (iin) where renamed;
comment on index citizen_before_renamed is 'Asked by each search in a handed-over list, for some thousand citizens at once: few pages, mostly none.';
