-- What is odd and wants a person's eyes. Raised by acts and by detectors, acknowledged by a person, never deleted.
create table alert (
    id uuid not null,
    kind text not null,
    election_id integer,
    precinct_id integer,
    subject text not null,
    detail text not null,
    raised_at timestamptz not null,
    acknowledged_by integer,
    acknowledged_at timestamptz,
    note text,
    constraint alert_pk primary key (id),
    constraint alert_once unique nulls not distinct (kind, election_id, precinct_id, subject),
    constraint alert_acknowledged check (
        (acknowledged_by is null) = (acknowledged_at is null) and (acknowledged_by is null) = (note is null))
);
comment on constraint alert_once on alert is 'The same oddity is raised once, however often it is found.';
comment on column alert.subject is 'What it is about, without personal data: a certificate''s number, an entry''s id, an hour.';
grant select, insert on alert to ${app};
grant update (acknowledged_by, acknowledged_at, note) on alert to ${app};
