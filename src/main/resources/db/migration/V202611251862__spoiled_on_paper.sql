-- Ballots that were spoiled and exchanged while there was no network. An entry has its replacements; a conflict, which is no
-- entry, their number, and they become replacements when it becomes an entry.
alter table ledger_conflict
    add column spoiled smallint not null default 0,
    add constraint ledger_conflict_spoiled check (spoiled between 0 and 20);
