create function listed_otherwise(of_election integer, of_iin bigint) returns setof listed_voter
    language plpgsql stable rows 1
    as $$
begin
    return query select l.* from listed_voter l where l.election_id = of_election and l.iin = of_iin;
end $$;
comment on function listed_otherwise(integer, bigint) is 'One voter of listed_voter. A search asks it for the few whom the list may write otherwise than the registry: seen from outside, so that planning the view, which takes longer than the search, is done once a connection.';
revoke execute on function listed_otherwise(integer, bigint) from public;
grant execute on function listed_otherwise(integer, bigint) to ${app};
