-- While the state itself stood in this index's condition, every redemption wrote all of a certificate's index entries
-- anew. Now only a return does; any other change of state finds room in its own page, half of which is left free for that.
alter table certificate add column returned boolean not null generated always as (state = 'RETURNED') stored;
drop index certificate_one;
create unique index certificate_one on certificate (election_id, contest_id, iin) where not returned;
comment on index certificate_one is 'No replacement and no duplicate: one certificate for a contest unless it was returned.';
alter table certificate set (fillfactor = 50);
