-- The whole life of a problem: whom it was dispatched to, until when, how far it was raised, whether it held.
alter table problem
  add column returns integer not null default 0,
  add column unit text,
  add column due_on date,
  add column extension_until date,
  add column extension_asked_by uuid,
  add column planned_at timestamptz,
  add column revisit_due_on date,
  add column revisited_at timestamptz,
  add column revisited_by uuid,
  add column escalated_to text,
  add column escalated_at timestamptz,
  add column leader_checked_at timestamptz,
  add column merged_into uuid,
  add constraint problem_unit_fkey foreign key (county, unit) references unit (county, code),
  add constraint problem_merged_into_fkey foreign key (county, merged_into) references problem (county, id),
  add constraint problem_escalated_to_known
    check (escalated_to in ('helper', 'village', 'township', 'department', 'county-lead')),
  drop constraint problem_state_known,
  add constraint problem_state_known check (state in
    ('found', 'dispatched', 'acknowledged', 'reported', 'reviewed', 'closed', 'void', 'merged'));
comment on column problem.department is 'the department that answers for it: the item''s, unless it was transferred';
comment on column problem.due_on is 'the last day of the time allowed; whether it is overdue is computed, never stored';
create index problem_unit on problem (county, unit, state);
create index problem_merged_into on problem (county, merged_into) where merged_into is not null;
create index problem_due on problem (county, due_on)
  where due_on is not null and state in ('dispatched', 'acknowledged', 'reported', 'reviewed');

-- What a post answers for in the chain of responsibility.
alter table post
  add column duty text,
  add constraint post_duty_known check (duty in
    ('helper', 'village-lead', 'resident-team', 'township-lead', 'leader-in-charge', 'county-lead'));

-- 帮扶责任人: who helps which household, from when to when. A hand-over ends one row and begins another.
create table household_helper (
  county text not null,
  id uuid not null,
  household uuid not null,
  person uuid not null,
  valid_from date not null,
  valid_to date,
  constraint household_helper_pkey primary key (county, id),
  constraint household_helper_household_fkey foreign key (county, household) references household (county, id),
  constraint household_helper_person_fkey foreign key (county, person) references person (county, id),
  constraint household_helper_dates_in_order check (valid_to is null or valid_to > valid_from)
);
create index household_helper_household on household_helper (county, household);
create index household_helper_person on household_helper (county, person);
