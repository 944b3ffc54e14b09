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

create function summarize_citizens() returns void
    language plpgsql security definer set search_path = public, pg_temp
    set lock_timeout = '1s'
    as $$
begin
    perform brin_summarize_new_values('citizen_kato'::regclass);
exception when lock_not_available then
    null;
end $$;
comment on function summarize_citizens() is 'Brings citizen_kato up to date with the last import, as vacuum does some time later; while somebody vacuums it waits for no one.';
revoke execute on function summarize_citizens() from public;
grant execute on function summarize_citizens() to ${app};
