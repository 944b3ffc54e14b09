-- Whoever was written otherwise in the first round already was found by that name in the second, but not by the registry's.
update voter v set name_key = concat_ws(' ', a.name_key, c.name_key)
from amended_voter a join citizen c on c.iin = a.iin
where v.election_id = a.election_id and v.iin = a.iin and v.name_key = a.name_key
  and c.name_key <> a.name_key;

comment on column voter.name_key is 'As in citizen, and as handed over, if that is another; this and the following are what searches in the list look through. Null in a draft, and for whoever came onto the list later or is written otherwise by now: those are asked of voters_as_listed.';
