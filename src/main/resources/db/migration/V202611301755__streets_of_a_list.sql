-- A desk's search asked its whole list for the streets on it first, each time, which took as long as looking through the names.
alter table list_handover add column streets text[];
comment on column list_handover.streets is 'Each once, as written in the list; null of a list that was handed over before there was this column. Voters who come onto a list later or are written otherwise are searched by their own.';

-- Whom a search reads beside the list is told by list_delta. Of second rounds that were handed over long ago it does not tell
-- who was written otherwise in the first one already.
update voter v set name_key = l.name_key, street = l.street, house = l.house, flat = l.flat
from voter unread cross join lateral voters_as_listed(unread.election_id, array[unread.iin]) l
where unread.precinct_id is not null and unread.line is not null and unread.name_key is null
  and not exists (select from list_delta d
                  where (d.election_id, d.iin, d.joined_precinct_id) = (unread.election_id, unread.iin, unread.precinct_id))
  and v.election_id = unread.election_id and v.iin = unread.iin;
