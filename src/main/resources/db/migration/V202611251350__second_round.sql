-- A second round, or a rerun, is an election of its own that takes the locked lists of the first one.
alter table election add column lists_from_id integer,
    add constraint election_lists_from foreign key (lists_from_id) references election (id),
    add constraint election_lists_from_another check (lists_from_id <> id);
comment on column election.lists_from_id is 'The election whose lists it takes; null where they are built from the registry.';
