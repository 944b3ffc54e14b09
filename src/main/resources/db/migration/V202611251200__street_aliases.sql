-- What persons decide about addresses, so that it need not be decided again at the next build.
create table street_alias (
    id integer generated always as identity,
    kato text not null,
    alias text not null,
    street text not null,
    valid_from date not null,
    valid_to date,
    decision text not null,
    decided_by integer not null,
    decided_at timestamptz not null default clock_timestamp(),
    constraint street_alias_pk primary key (id),
    constraint street_alias_one unique (kato, alias, valid_from),
    constraint street_alias_account foreign key (decided_by) references account (id),
    constraint street_alias_kato check (kato ~ '^[0-9]{9}$'),
    constraint street_alias_period check (valid_to is null or valid_to >= valid_from)
);
comment on table street_alias is 'Other names of a street within a place: renamings, translations, spellings that a person recognised.';
comment on column street_alias.street is 'The name to go by; it may be an alias of a third one.';
grant select, insert on street_alias to ${app};
grant update (valid_to) on street_alias to ${app};

alter table boundary add column decided_by integer,
    alter column import_id drop not null,
    add constraint boundary_account foreign key (decided_by) references account (id),
    add constraint boundary_origin check (import_id is not null or decided_by is not null);
comment on column boundary.decided_by is 'Who made the rule for citizens that no rule placed; null where an import brought it.';

alter table voter add column matched "char",
    add constraint voter_matched check (matched in ('F', 'A'));
comment on column voter.matched is 'How the street was found to be that of the rule: null word for word, F folded spelling, A alias. Null takes no room, and most are.';
