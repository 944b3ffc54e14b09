-- A certificate is tried on the telephone too.
drop index audit_refused_redemption;
create index audit_refused_redemption on audit (election_id, subject) include (outcome)
    where action in ('redemption', 'told-redemption') and outcome not in ('DONE', 'REPLAYED');
comment on index audit_refused_redemption is 'Refusals by certificate; whoever is admitted writes nothing for it.';
