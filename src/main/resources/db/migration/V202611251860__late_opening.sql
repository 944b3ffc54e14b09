-- A precinct that was without network all day: opened by an act after the hours, only for what was written on paper.
alter table precinct_session
    add column opening_act text,
    add column opening_reason text,
    add constraint precinct_session_opening_act check (
        (opening_act is null) = (opening_reason is null) and (opening_act is null or opened_at is not null));
comment on column precinct_session.opening_act is 'Of the territorial commission, which opened it after the hours; null of all that were opened within them.';
grant update (opening_act, opening_reason) on precinct_session to ${app};
