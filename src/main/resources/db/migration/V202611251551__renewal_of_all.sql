-- A town placed anew stands as in a whole build: transfers that came since are honoured, and who may not vote is on no list.
create or replace function withdraw_from_draft(draft_election integer, withdrawn bigint[]) returns void
    language plpgsql security definer set search_path = public, pg_temp
    as $$
begin
    perform lock_draft(draft_election);
    delete from unassigned where election_id = draft_election and iin = any (withdrawn);
    delete from voter where election_id = draft_election and iin = any (withdrawn);
end $$;
comment on function withdraw_from_draft(integer, bigint[]) is 'Takes citizens who now stand otherwise out of a draft and its queue; of lists that were handed over nobody is taken.';
