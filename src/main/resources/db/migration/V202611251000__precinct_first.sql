-- While the ledger is empty, all of its indexes look alike to the planner. A foreign key's plan, made then and kept for as
-- long as a connection lives, could read all entries of an election by (election_id, precinct_id) to find one citizen's.
-- With the precinct first, that index is of no use to whoever knows no precinct.
create index ledger_entry_of_precinct on ledger_entry (precinct_id, election_id);
drop index ledger_entry_precinct;
create index supplementary_entry_of_precinct on supplementary_entry (precinct_id, election_id);
drop index supplementary_entry_precinct;
