-- The end of a list follows from its handover and its changes, or has an act: the database sees that too.
create function total_of(by_basis jsonb) returns bigint
    language sql immutable
begin atomic
    select coalesce(sum(value::bigint), 0)::bigint from jsonb_each_text(by_basis);
end;
comment on function total_of(jsonb) is 'Sum of the numbers of an object, for a check, which cannot ask itself.';
revoke execute on function total_of(jsonb) from public;
grant execute on function total_of(jsonb) to ${app};

alter table closing_report
    add constraint closing_report_list_total check (
        act is not null or handed_over + total_of(added) - total_of(removed) = listed);
comment on constraint closing_report_list_total on closing_report is
    'Handed over + added − removed = listed, or an act explains the difference.';
