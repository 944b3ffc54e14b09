alter table list_build add column registry_seen_at timestamptz;
comment on column list_build.registry_seen_at is 'The deciding time when the build began to read: what was imported or undone later is not in the draft.';
alter table import_run add column undone_at timestamptz;
comment on column import_run.undone_at is 'By the deciding clock, as applied_at.';
grant update (matched) on voter to ${app};
