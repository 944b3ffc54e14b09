-- After a decision about one town only that town's voters change: the rest of the draft stays where it is.
create function withdraw_from_draft(draft_election integer, withdrawn bigint[]) returns void
    language plpgsql security definer set search_path = public, pg_temp
    as $$
begin
    perform lock_draft(draft_election);
    delete from unassigned where election_id = draft_election and iin = any (withdrawn) and decided_at is null;
    delete from voter where election_id = draft_election and iin = any (withdrawn) and basis = 'ADDRESS';
end $$;
comment on function withdraw_from_draft(integer, bigint[]) is 'Takes citizens whom the rules now place otherwise out of a draft and its queue; what a person decided stays.';
revoke execute on function withdraw_from_draft(integer, bigint[]) from public;
grant execute on function withdraw_from_draft(integer, bigint[]) to ${app};

create index citizen_kato on citizen using brin (kato) with (pages_per_range = 64);
comment on index citizen_kato is 'Finds the citizens of one town, since extracts come town by town; costs next to nothing to keep, and where it is of no use all are read.';
