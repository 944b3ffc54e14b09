-- A precinct's desk searches in its own list all day. What it searches in lies with the list from the handover on: the
-- registry lies in the order of its extracts, and reading three thousand citizens out of twelve million takes too long.
alter table voter
    add column name_key text,
    add column street text,
    add column house text,
    add column flat text;
comment on column voter.name_key is 'As in citizen, and as handed over; this and the following are what searches in the list look through. Null in a draft, and for whoever came onto the list later or is written otherwise by now: those are asked of voters_as_listed.';
grant update (name_key) on voter to ${app};

create function voters_as_listed(of_election integer, of_iins bigint[]) returns setof listed_voter
    language plpgsql stable rows 100
    as $$
begin
    return query select l.* from listed_voter l where l.election_id = of_election and l.iin = any (of_iins);
end $$;
comment on function voters_as_listed(integer, bigint[]) is 'Some voters of listed_voter. Planning that view takes longer than a search: behind a function it is done once a connection.';
revoke execute on function voters_as_listed(integer, bigint[]) from public;
grant execute on function voters_as_listed(integer, bigint[]) to ${app};

update voter v set name_key = l.name_key, street = l.street, house = l.house, flat = l.flat
from listed_voter l
where l.election_id = v.election_id and l.iin = v.iin and v.line is not null
  and not exists (select from amended_voter a where a.election_id = v.election_id and a.iin = v.iin);
