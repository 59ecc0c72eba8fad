create table household (
  county text not null,
  id uuid not null,
  number text collate "C" not null,
  village text collate "C" not null,
  head_name text not null,
  category text not null,
  monitored_class text,
  risk_removed boolean,
  member_count integer not null,
  sealed_phone bytea,
  attributes jsonb not null,
  version integer not null,
  content_hash bytea not null,
  added_at timestamptz not null,
  ended_at timestamptz,
  ended_as text,
  ended_into uuid,
  constraint household_pkey primary key (county, id),
  constraint household_number_unique unique (county, number),
  constraint household_village_fkey foreign key (county, village) references region (county, code),
  constraint household_ended_into_fkey foreign key (county, ended_into) references household (county, id),
  constraint household_end_whole check ((ended_at is null) = (ended_as is null) and (ended_as in ('merged', 'duplicate')) = (ended_into is not null)),
  constraint household_end_known check (ended_as in ('merged', 'duplicate', 'died-out', 'moved-away'))
);
comment on column household.ended_at is 'since when it is on the register no more; its number is used no more, what was seen of it stays';
comment on column household.ended_into is 'the household that goes on in its place';
create index household_ended_into on household (county, ended_into) where ended_into is not null;
comment on column household.category is '户类型: a code of the list household-category';
comment on column household.sealed_phone is 'opened only with the keys outside the database';
comment on column household.attributes is 'the further columns of the national export, by our field names';
comment on column household.content_hash is 'keyed fingerprint of the household with its members in canonical form; an import that brings the same content changes nothing';
create index household_village on household (county, village, number);
-- A surname and a kind of household each fit a tenth of a county: their pages and counts are read from an index alone.
create index household_head_name on household (county, head_name text_pattern_ops) include (village);
create index household_category on household (county, category, village, number);
-- By it the groups of villages are found.
create index household_group on household (county, village, (attributes ->> 'villagerGroup')) where attributes ->> 'villagerGroup' is not null;

-- What a household was before it changed: finished rounds are counted by where it belonged and of what kind it was then.
create table household_before (
  county text not null,
  household uuid not null,
  until timestamptz not null,
  version integer not null,
  village text collate "C" not null,
  category text not null,
  constraint household_before_pkey primary key (county, household, version),
  constraint household_before_household_fkey foreign key (county, household) references household (county, id),
  constraint household_before_village_fkey foreign key (county, village) references region (county, code)
);
comment on column household_before.until is 'when it became something else';
create index household_before_until on household_before (county, until);
create index household_before_village on household_before (county, village);

create table member (
  county text not null,
  id uuid not null,
  household uuid not null,
  number text collate "C" not null,
  name text not null,
  sex text not null,
  birth_date date,
  ethnicity text,
  relation text not null,
  sealed bytea,
  identity_hash bytea,
  attributes jsonb not null,
  constraint member_pkey primary key (county, id),
  constraint member_number_unique unique (county, household, number),
  constraint member_household_fkey foreign key (county, household) references household (county, id),
  constraint member_sex_known check (sex in ('male', 'female'))
);
comment on column member.id is 'stays through every import as long as the person is found again in the household';
comment on column member.sealed is 'identity document, telephone and health: opened only with the keys outside the database';
comment on column member.identity_hash is 'keyed hash of the citizen''s number, by which people are found';
create index member_identity on member (county, identity_hash) where identity_hash is not null;

-- One upload of a workbook: where it stands, what came of it. The bad rows are in the workbook that goes back.
create table register_import (
  county text not null,
  id uuid not null,
  file_name text not null,
  dry_run boolean not null,
  state text not null,
  started_by uuid,
  started_at timestamptz not null,
  finished_at timestamptz,
  rows_read integer not null default 0,
  rows_total integer,
  households_added integer not null default 0,
  households_changed integer not null default 0,
  households_unchanged integer not null default 0,
  rows_refused integer not null default 0,
  refusal jsonb,
  errors_workbook bytea,
  other_families bytea,
  report jsonb,
  constraint register_import_pkey primary key (county, id),
  constraint register_import_county_fkey foreign key (county) references county (county),
  constraint register_import_state_known check (state in ('running', 'finished', 'failed', 'interrupted'))
);
comment on column register_import.report is 'what was read and left out, and what it does to what is registered; null until it has ended';
-- One import of a county at a time: what it found in the register must still hold when it writes.
create unique index register_import_one_running on register_import (county) where state = 'running';

-- What people said of headings that the software does not know, for the next workbook with the same.
create table heading_name (
  county text not null,
  heading text not null,
  "column" text not null,
  constraint heading_name_pkey primary key (county, heading),
  constraint heading_name_county_fkey foreign key (county) references county (county)
);
comment on column heading_name.heading is 'as headings are compared: without spaces, groups in front';
comment on column heading_name."column" is 'key of a column of the national export';
