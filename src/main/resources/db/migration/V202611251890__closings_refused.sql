-- The closing report says how often the closing was refused before.
create index audit_refused_closing on audit (election_id, precinct_id)
    where action = 'precinct-locked' and outcome = 'counts-differ';
comment on index audit_refused_closing is 'Closings that were refused; nobody else writes anything for it.';
