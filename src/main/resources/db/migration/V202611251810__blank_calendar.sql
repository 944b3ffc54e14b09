-- Steps and threshold of blank certificates; elections made before get the defaults.
alter table election
    add column blanks_at_territorials timestamp,
    add column blanks_at_precincts timestamp,
    add column blanks_printed_until timestamp,
    add column blanks_per_thousand smallint,
    add column blanks_source text;
update election set blanks_at_territorials = polling_day - 20, blanks_at_precincts = polling_day - 16,
    blanks_printed_until = polling_day - 3, blanks_per_thousand = 10,
    blanks_source = 'Constitutional Law on Elections No. 2464, practice of 2021';
alter table election
    alter column blanks_at_territorials set not null,
    alter column blanks_at_precincts set not null,
    alter column blanks_printed_until set not null,
    alter column blanks_per_thousand set not null,
    alter column blanks_source set not null,
    add constraint election_blanks check (blanks_per_thousand between 1 and 1000);
comment on column election.blanks_per_thousand is 'Most blanks that may be printed, for a thousand voters of a contest''s lists.';
comment on column election.blanks_source is 'The law that sets the share.';
