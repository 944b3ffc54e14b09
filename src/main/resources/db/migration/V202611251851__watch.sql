-- What the detectors of odd things read, so that a look at millions of acts stays short.
create index audit_refused_redemption on audit (election_id, subject) include (outcome)
    where action = 'redemption' and outcome not in ('DONE', 'REPLAYED');
comment on index audit_refused_redemption is 'Refusals by certificate; whoever is admitted writes nothing for it.';
create index audit_changed_retry on audit (election_id, account_id) where outcome = 'idempotency-key-reused';
comment on index audit_changed_retry is 'Retries with another body by account; other acts write nothing for it.';

create table watch_run (
    only_one boolean not null default true,
    at timestamptz not null,
    constraint watch_run_pk primary key (only_one),
    constraint watch_run_one_row check (only_one)
);
comment on table watch_run is 'When an instance last began to look for odd things, by the real clock: one does for all.';
insert into watch_run (at) values (timestamptz '2000-01-01 00:00:00+00');
grant select on watch_run to ${app};
grant update (at) on watch_run to ${app};
