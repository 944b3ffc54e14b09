-- Most rows of an extract are as they were: two numbers tell it, without all the values beside them.
alter table citizen add column fingerprint bigint;
alter table citizen_before add column fingerprint bigint;
comment on column citizen.fingerprint is 'Of the row in the extract that wrote this one; null where no extract did. Equal prints are equal rows, others are compared value by value.';
