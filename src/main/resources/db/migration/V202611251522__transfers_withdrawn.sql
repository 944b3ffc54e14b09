-- Who asked to be listed elsewhere may withdraw that, and ask again: the n-th transfer stands on the withdrawal before it.
alter table list_transfer
    add column number smallint not null default 0,
    drop constraint list_transfer_pk,
    add constraint list_transfer_pk primary key (election_id, iin, number),
    add constraint list_transfer_number check (number >= 0);
alter table list_transfer
    add column previous_number smallint generated always as (case when number > 0 then number - 1 end) stored;
comment on constraint list_transfer_pk on list_transfer is 'With list_transfer_after_withdrawal: at most one transfer of a voter in an election is active.';

create table list_transfer_withdrawal (
    election_id integer not null,
    iin bigint not null,
    number smallint not null,
    reference text not null,
    account_id integer not null,
    at timestamptz not null,
    constraint list_transfer_withdrawal_pk primary key (election_id, iin, number),
    constraint list_transfer_withdrawal_of foreign key (election_id, iin, number)
        references list_transfer (election_id, iin, number)
);
comment on table list_transfer_withdrawal is 'Transfers that their applicants took back.';
grant select, insert on list_transfer_withdrawal to ${app};

alter table list_transfer add constraint list_transfer_after_withdrawal foreign key (election_id, iin, previous_number)
    references list_transfer_withdrawal (election_id, iin, number);
create index list_transfer_precinct on list_transfer (precinct_id, election_id);

create view active_transfer as
select t.election_id, t.iin, t.number, t.precinct_id, t.at
from list_transfer t
where not exists (select from list_transfer_withdrawal w
                  where w.election_id = t.election_id and w.iin = t.iin and w.number = t.number);
comment on view active_transfer is 'Transfers that a build honours: those that were not withdrawn.';
grant select on active_transfer to ${app};
