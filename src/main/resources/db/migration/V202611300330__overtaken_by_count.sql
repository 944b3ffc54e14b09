-- Which of two inclusions was asked first is told by the citizen's own changes, not by a clock: after a failover that may show
-- an earlier time.
alter table inclusion
    add column changes_before smallint,
    add constraint inclusion_changes_before check (changes_before >= 0);
update inclusion i
    set changes_before = (select count(*) from list_delta d
                          where d.election_id = i.election_id and d.iin = i.iin and d.at <= i.requested_at);
comment on column inclusion.changes_before is
    'How many changes of the citizen''s place there were when it was asked, with the citizen locked: an inclusion of this number or a higher one came later. Null where a version wrote it that did not count: then any inclusion did.';
