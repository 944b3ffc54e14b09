-- How a certificate ended other than by being used. That it was issued stands in its own row, its redemption in the ledger.
create table certificate_end (
    election_id integer not null,
    iin bigint not null,
    number bigint not null,
    state text not null,
    reason text not null,
    account_id integer not null,
    second_account_id integer,
    at timestamptz not null,
    constraint certificate_end_pk primary key (election_id, iin, number),
    constraint certificate_end_certificate foreign key (election_id, iin, number)
        references certificate (election_id, iin, number),
    constraint certificate_end_state check (state in ('RETURNED', 'REPORTED_LOST', 'ANNULLED', 'EXPIRED')),
    constraint certificate_end_two_persons check (second_account_id <> account_id)
);
comment on constraint certificate_end_pk on certificate_end is 'A certificate ends once: of a return and a loss in the same instant one is written.';
comment on column certificate_end.second_account_id is 'Who approved it, where two persons have to.';
grant select, insert on certificate_end to ${app};

-- Until now a certificate ended only when its voter was struck off, in the same step.
insert into certificate_end (election_id, iin, number, state, reason, account_id, at)
select c.election_id, c.iin, c.number, c.state, c.state_reason, d.account_id, c.state_at
from certificate c join list_delta d on d.election_id = c.election_id and d.iin = c.iin and d.at = c.state_at
where c.state = 'ANNULLED';

create index certificate_home on certificate (election_id, home_precinct_id, number);
comment on index certificate_home is 'The journal of a precinct. A state that changes does not touch it.';
