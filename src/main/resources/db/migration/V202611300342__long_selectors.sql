-- An entry of an index has room for some 2,700 bytes; a decision that names a thousand houses has more.
alter table boundary add column selector_hash bigint not null generated always as (hashtextextended(selector, 0)) stored;
alter table boundary drop constraint boundary_rule;
alter table boundary
    add constraint boundary_rule unique (precinct_id, kato, street, selector_hash, valid_from);
comment on column boundary.selector_hash is 'Stands for the selector in the constraint boundary_rule, since an index has no room for long ones.';
