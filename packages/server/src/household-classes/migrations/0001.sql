-- 分类管理: a household has one class at a time; those that it had stay. What the class was when it was given stays with it, so that another edition changes none.
create table household_class (
  county text not null,
  id uuid not null,
  household uuid not null,
  name text not null,
  class jsonb not null,
  source text not null,
  meeting uuid,
  topic integer,
  visit uuid,
  seen_on date,
  day date not null,
  review_on date not null,
  reason text not null,
  reason_hash text not null,
  given_at timestamptz not null,
  given_by uuid,
  ended_at timestamptz,
  ended_as text,
  ended_by uuid,
  ended_tier text,
  ended_reason text not null,
  ended_reason_hash text,
  constraint household_class_pkey primary key (county, id),
  constraint household_class_household_fkey foreign key (county, household) references household (county, id),
  constraint household_class_visit_fkey foreign key (county, visit) references visit (county, id),
  constraint household_class_source_known check (source in ('meeting', 'table')),
  constraint household_class_meeting_named check ((source = 'meeting') = (meeting is not null) and (meeting is null) = (topic is null)),
  constraint household_class_end_known check (ended_as in ('changed', 'closed')),
  constraint household_class_end_whole check ((ended_at is null) = (ended_as is null) and (ended_as = 'closed') = (ended_tier is not null))
);
comment on column household_class.visit is 'the last visit of the days before; null where the household was not visited';
comment on column household_class.reason_hash is 'of the reason without spaces and points: many of one village and day were classified in bulk';
create unique index household_class_standing on household_class (county, household) where ended_at is null;
create index household_class_household on household_class (county, household);
create index household_class_visit on household_class (county, visit);
create index household_class_meeting on household_class (county, meeting) where meeting is not null;
