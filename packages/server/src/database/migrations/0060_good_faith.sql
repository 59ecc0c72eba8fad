-- From which place of the log to which a phone was told of a scope: what it had can be told from the log itself. A phone
-- that comes back to a scope begins another row. Phones that are known already were told of theirs until now.
alter table device_scope add column from_sequence bigint not null default 0;
alter table device_scope add column through_sequence bigint not null default 0;
update device_scope set through_sequence = log_head.sequence from log_head where log_head.county = device_scope.county;
alter table device_scope alter column from_sequence drop default;
alter table device_scope alter column through_sequence drop default;
alter table device_scope drop constraint device_scope_pkey;
alter table device_scope add constraint device_scope_pkey primary key (county, device, fingerprint, from_sequence);

-- What was taken in although it lay outside its maker's scope by then.
create index log_entry_outside_scope on log_entry (county, sequence) where payload ->> 'outsideScope' = 'true';
