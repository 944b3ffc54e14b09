-- Warnings beside faults, and codes whose messages are told in the reader's language when they are read.
alter table import_reject
    add column warning boolean not null default false,
    add column detail text not null default '',
    alter column message drop not null;
comment on table import_reject is 'What is wrong with rows of an import, or doubtful: a row that has nothing but warnings was taken.';
comment on column import_reject.message is 'In English, of rows from before the messages came from a catalogue.';
comment on column import_reject.detail is 'What the message of the code leaves open: a limit, an example.';
