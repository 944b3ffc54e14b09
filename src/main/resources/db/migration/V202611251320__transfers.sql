-- A citizen who asks in time is listed elsewhere than the registered address says; every build honours it.
create table list_transfer (
    election_id integer not null,
    iin bigint not null,
    precinct_id integer not null,
    reference text not null,
    account_id integer not null,
    at timestamptz not null,
    constraint list_transfer_pk primary key (election_id, iin)
);
comment on constraint list_transfer_pk on list_transfer is 'One transfer of a voter an election: addresses that change again and again are not followed.';
grant select, insert on list_transfer to ${app};
