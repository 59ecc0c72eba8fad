-- The orders of the ledger, so that its first page is read and not sorted out of all.
create index problem_newest on problem (county, found_at desc, region, number, item, id);
create index problem_open_by_due on problem (county, (coalesce(due_on, 'infinity'::date)), region, number, item, id)
  where state in ('found', 'dispatched', 'acknowledged', 'reported', 'reviewed');
create index problem_item on problem (county, item, region);
-- Few were reported as mended and were not: the ladder counts them for everybody.
create index problem_report_false on problem (county) where false_reports > 0;
