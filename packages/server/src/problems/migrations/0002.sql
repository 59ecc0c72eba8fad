-- A view of the ledger: a filter with how its columns are wanted. With a unit, everybody who works there opens it; only its owner changes it.
alter table saved_filter add column columns jsonb;
alter table saved_filter add column unit text;
alter table saved_filter add constraint saved_filter_unit_fkey foreign key (county, unit) references unit (county, code);
create index saved_filter_unit on saved_filter (county, unit);
