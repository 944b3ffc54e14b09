-- Handover writes the list anew with its lines, in their order, and exchanges it for the draft: an update of every row
-- takes three times as long, and leaves tables and indexes of twice the size behind.
create function begin_numbering(draft_election integer) returns void
    language plpgsql security definer set search_path = public, pg_temp
    as $$
declare
    draft text := 'voter_draft_' || draft_election;
begin
    perform lock_draft(draft_election);
    execute format('drop table if exists %I', draft);
    execute format('create table %I (like voter including constraints)', draft);
    execute format('grant select, insert on %I to ${app}', draft);
end $$;
comment on function begin_numbering(integer) is 'Makes an empty table voter_draft_<election> beside the draft, for the service to fill; the lock of the lists'' state keeps others from changing the draft meanwhile.';
revoke execute on function begin_numbering(integer) from public;
grant execute on function begin_numbering(integer) to ${app};
