-- People, commissions, what they did. Run by the owner; ${app} serves, ${lookup} only looks up.

create extension if not exists pg_trgm;
create schema staging;
comment on schema staging is 'Unlogged tables of imports under way; the service makes and drops them itself.';
grant usage, create on schema staging to ${app};
grant usage on schema public to ${app}, ${lookup};

create table installation (
    only_one boolean not null default true,
    rehearsal boolean not null,
    clock_offset interval not null default interval '0',
    sample_applied_at timestamptz,
    constraint installation_pk primary key (only_one),
    constraint installation_one_row check (only_one),
    constraint installation_real_clock check (rehearsal or clock_offset = interval '0'),
    constraint installation_clock_forward check (clock_offset >= interval '0')
);
comment on table installation is 'Whether this database is a rehearsal: set at first start, never changed.';
grant select, insert on installation to ${app};
grant update (clock_offset, sample_applied_at) on installation to ${app};

create function deciding_time() returns timestamptz
    language sql volatile parallel safe
    as $$ select clock_timestamp() + coalesce((select clock_offset from public.installation), interval '0') $$;
comment on function deciding_time() is 'The time that decides: the database''s clock, moved forward in a rehearsal only.';

create table commission (
    id integer generated always as identity,
    kind text not null,
    code text not null,
    name_kk text not null,
    name_ru text not null,
    name_en text not null,
    parent_id integer,
    constraint commission_pk primary key (id),
    constraint commission_code unique (code),
    constraint commission_parent foreign key (parent_id) references commission (id),
    constraint commission_kind check (kind in ('CENTRAL', 'TERRITORIAL', 'PRECINCT')),
    constraint commission_tree check ((kind = 'CENTRAL') = (parent_id is null))
);
grant select, insert, update on commission to ${app};
insert into commission (kind, code, name_kk, name_ru, name_en)
values ('CENTRAL', 'CEC', 'Орталық сайлау комиссиясы', 'Центральная избирательная комиссия', 'Central Election Commission');

create table account (
    id integer generated always as identity,
    username text not null,
    full_name text not null,
    role text not null,
    commission_id integer not null,
    password_hash text not null,
    active boolean not null default true,
    created_at timestamptz not null default clock_timestamp(),
    constraint account_pk primary key (id),
    constraint account_username unique (username),
    constraint account_commission foreign key (commission_id) references commission (id),
    constraint account_role check (role in ('ADMINISTRATOR', 'CENTRAL', 'TERRITORIAL', 'CHAIR', 'MEMBER', 'OBSERVER'))
);
grant select, insert, update on account to ${app};

create table session (
    token_hash bytea not null,
    account_id integer not null,
    created_at timestamptz not null default clock_timestamp(),
    seen_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    ended_at timestamptz,
    constraint session_pk primary key (token_hash),
    constraint session_account foreign key (account_id) references account (id)
);
comment on column session.token_hash is 'SHA-256 of the token: who reads this table cannot use it.';
grant select, insert, update on session to ${app};

create table approval (
    id integer generated always as identity,
    kind text not null,
    subject text not null,
    summary text not null,
    requested_by integer not null,
    requested_at timestamptz not null default clock_timestamp(),
    expires_at timestamptz not null,
    state text not null default 'PENDING',
    decided_by integer,
    decided_at timestamptz,
    constraint approval_pk primary key (id),
    constraint approval_requester foreign key (requested_by) references account (id),
    constraint approval_decider foreign key (decided_by) references account (id),
    constraint approval_state check (state in ('PENDING', 'APPROVED', 'REJECTED', 'EXPIRED')),
    constraint approval_two_persons check (decided_by <> requested_by),
    constraint approval_decided check ((state in ('APPROVED', 'REJECTED')) = (decided_by is not null))
);
create unique index approval_one_pending on approval (kind, subject) where state = 'PENDING';
comment on index approval_one_pending is 'A matter waits for a second person once at a time.';
grant select, insert, update on approval to ${app};

create table audit (
    id uuid not null,
    at timestamptz not null default clock_timestamp(),
    account_id integer,
    action text not null,
    outcome text not null,
    election_id integer,
    precinct_id integer,
    iin bigint,
    subject text,
    constraint audit_pk primary key (id)
);
comment on table audit is 'Every act and every denial. Ids are UUIDs of version 7, hence in the order of time without a global sequence.';
grant select, insert on audit to ${app};
