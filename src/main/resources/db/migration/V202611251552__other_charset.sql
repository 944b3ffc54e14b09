-- Two Cyrillic code pages differ in sixteen letters only: where a file may be of either, a person is told.
alter table import_run add column other_charset text;
comment on column import_run.other_charset is 'In which the file can be read as well, with other letters in some places; null where there is no doubt.';
