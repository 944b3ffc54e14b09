-- A decision about an address can be a mistake, seen on the same day: its name is free again for the right one.
alter table street_alias drop constraint street_alias_one;
create unique index street_alias_one on street_alias (kato, alias, valid_from)
    where valid_to is null or valid_to > valid_from;
comment on index street_alias_one is 'A name has one meaning from a day on; one that was ended on its first day was a mistake and stands in nobody''s way.';
