-- A desk's search asked its whole list for the streets on it first, each time, which took as long as looking through the names.
alter table list_handover add column streets text[];
update list_handover h set streets = array(
    select distinct v.street collate "C" from voter v
    where v.election_id = h.election_id and v.precinct_id = h.precinct_id and v.name_key is not null);
alter table list_handover alter column streets set not null;
comment on column list_handover.streets is 'Each once, as written in the list. Voters who come onto it later or are written otherwise are searched by their own.';
