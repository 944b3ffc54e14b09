-- What a closing found: the ledger's numbers beside those counted by hand. A difference has an act and a reason.
create table closing_report (
    election_id integer not null,
    precinct_id integer not null,
    handed_over bigint not null,
    added jsonb not null,
    removed jsonb not null,
    listed bigint not null,
    admitted_main bigint not null,
    admitted_supplementary bigint not null,
    admitted_home bigint not null,
    signed_main bigint not null,
    signed_supplementary bigint not null,
    signed_home bigint not null,
    act text,
    reason text,
    account_id integer not null,
    at timestamptz not null,
    constraint closing_report_pk primary key (election_id, precinct_id),
    constraint closing_report_act check ((act is null) = (reason is null)),
    constraint closing_report_explained check (
        act is not null
        or admitted_main = signed_main and admitted_supplementary = signed_supplementary and admitted_home = signed_home)
);
comment on table closing_report is 'The signed end of a precinct''s polling day: its list, its voters and their signatures.';
comment on column closing_report.added is 'Voters added to the list since its handover, by basis.';
comment on column closing_report.signed_main is 'Signatures counted by hand on the main list, as on the two others; admitted_… are the ledger''s voters.';
grant select, insert on closing_report to ${app};

create table closing_contest (
    election_id integer not null,
    precinct_id integer not null,
    contest_id integer not null,
    act text,
    detached bigint not null,
    main bigint not null,
    special bigint not null,
    included bigint not null,
    home bigint not null,
    certificates bigint not null,
    late bigint not null,
    voided bigint not null,
    conflicts bigint not null,
    conflicts_without_act bigint not null,
    spoiled bigint not null,
    issued bigint not null generated always as (main + special + included + home + certificates + conflicts + spoiled) stored,
    counted_received bigint not null,
    counted_issued bigint not null,
    counted_spoiled bigint not null,
    counted_unused bigint not null,
    constraint closing_contest_pk primary key (election_id, precinct_id, contest_id),
    constraint closing_contest_report foreign key (election_id, precinct_id)
        references closing_report (election_id, precinct_id),
    constraint closing_contest_explained check (
        act is not null
        or counted_received = counted_issued + counted_unused
           and main + special + included + home + certificates + conflicts + spoiled = counted_issued
           and spoiled = counted_spoiled and conflicts_without_act = 0)
);
comment on table closing_contest is 'A closing report''s ballots of one contest.';
comment on column closing_contest.act is 'That of the report, here too: the database sees that it explains a difference.';
comment on column closing_contest.main is 'Live entries of the main list at the station, then of the special list, of those included on the day, by the home channel, and by certificate.';
comment on column closing_contest.late is 'Those of the live entries that came from paper.';
comment on column closing_contest.issued is 'Ballots that left the desk by the ledger: one for each live entry and each conflict, and each that replaced a spoiled one.';
grant select, insert on closing_contest to ${app};

insert into closing_report (election_id, precinct_id, handed_over, added, removed, listed, admitted_main, admitted_supplementary,
                            admitted_home, signed_main, signed_supplementary, signed_home, act, reason, account_id, at)
select election_id, precinct_id, 0, '{}', '{}', 0, admitted, 0, 0, signatures, 0, 0, difference_act,
       case when difference_act is not null then difference_act end, opened_by, locked_at
from precinct_session where state = 'LOCKED';
alter table precinct_session
    add column reported integer generated always as (case when state = 'LOCKED' then election_id end) stored,
    add constraint precinct_session_report foreign key (reported, precinct_id)
        references closing_report (election_id, precinct_id);
comment on column precinct_session.reported is 'A locked precinct has its report: the key to it.';
