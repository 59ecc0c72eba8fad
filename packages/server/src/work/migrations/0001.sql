-- What waits in a state, by deadline.
create index problem_queue on problem (county, state, due_on, id);
-- Few of the many that are closed, reviewed or under way wait for one of these.
create index problem_to_accept on problem (county, region) where state = 'reviewed' and site_checked_at is not null;
create index problem_to_revisit on problem (county, region)
  where state = 'closed' and revisit_due_on is not null and revisited_at is null;
create index problem_to_extend on problem (county, region)
  where state in ('dispatched', 'acknowledged') and extension_until is not null;
