-- Whoever decides finds the matters of the own commission, and not a page of the whole country's.
alter table approval
    add column commission_id integer,
    add column ledger_entry uuid,
    add constraint approval_commission foreign key (commission_id) references commission (id),
    add constraint approval_entry check (ledger_entry is null or state = 'APPROVED');
update approval set commission_id = (select a.commission_id from account a where a.id = approval.requested_by);
alter table approval alter column commission_id set not null;
create index approval_waiting on approval (commission_id, id) where state = 'PENDING';
comment on column approval.commission_id is 'Whose matter it is: that commission decides, or one above it.';
comment on column approval.ledger_entry is 'The entry that the approval made, so that whoever lost the answer finds it.';
