-- 问题: one subject × one check item, living across rounds. What the log folds to, with the place of its subject.
create table problem (
  county text not null,
  id uuid not null,
  subject_kind text not null,
  subject uuid not null,
  region text collate "C" not null,
  number text collate "C" not null,
  standard text not null,
  item text not null,
  department text not null,
  state text not null,
  spell integer not null,
  false_reports integer not null,
  returns integer not null default 0,
  source_kind text not null,
  source uuid not null,
  first_round uuid,
  found_at timestamptz not null,
  dispatched_at timestamptz,
  unit text,
  due_on date,
  extension_until date,
  extension_asked_by uuid,
  acknowledged_at timestamptz,
  planned_at timestamptz,
  reported_at timestamptz,
  reported_by uuid,
  reporter_tier text,
  reviewed_at timestamptz,
  reviewed_by uuid,
  site_checked_at timestamptz,
  site_checked_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  revisit_due_on date,
  revisited_at timestamptz,
  revisited_by uuid,
  escalated_to text,
  escalated_at timestamptz,
  leader_checked_at timestamptz,
  merged_into uuid,
  version integer not null,
  constraint problem_pkey primary key (county, id),
  constraint problem_subject_item_unique unique (county, subject, item),
  constraint problem_subject_fkey foreign key (county, subject) references subject (county, id),
  constraint problem_region_fkey foreign key (county, region) references region (county, code),
  constraint problem_department_fkey foreign key (county, department) references unit (county, code),
  constraint problem_unit_fkey foreign key (county, unit) references unit (county, code),
  constraint problem_merged_into_fkey foreign key (county, merged_into) references problem (county, id),
  constraint problem_first_round_fkey foreign key (county, first_round) references round (county, id),
  constraint problem_state_known
    check (state in ('found', 'dispatched', 'acknowledged', 'reported', 'reviewed', 'closed', 'void', 'merged', 'lapsed')),
  constraint problem_escalated_to_known
    check (escalated_to in ('helper', 'village', 'township', 'department', 'county-lead')),
  constraint problem_subject_kind_known check (subject_kind in ('household', 'member', 'village', 'thing', 'unit', 'post')),
  constraint problem_spell_positive check (spell >= 1)
);
comment on column problem.region is 'that of its subject, and moves with it: scope is held against it';
comment on column problem.number is 'that of its subject: lists are in the order of region and number';
comment on column problem.standard is 'the standard that its item is of, as it was found first';
comment on column problem.source is 'what opened it first: the visit, or the entry by which somebody opened it by hand';
comment on column problem.first_round is 'the round of the visit that opened it first; null where it was no visit';
comment on column problem.version is 'how many entries of the log have been folded into this row';
comment on column problem.department is 'the department that answers for it: the item''s, unless it was transferred';
comment on column problem.due_on is 'the last day of the time allowed; whether it is overdue is computed, never stored';
create index problem_place on problem (county, region, number, item, id);
create index problem_department on problem (county, department, region);
create index problem_first_round on problem (county, first_round);
create index problem_state on problem (county, state, region);
create index problem_unit on problem (county, unit, state);
create index problem_merged_into on problem (county, merged_into) where merged_into is not null;
create index problem_due on problem (county, due_on)
  where due_on is not null and state in ('dispatched', 'acknowledged', 'reported', 'reviewed');

-- Few are opened by hand; phones are given the words of their items.
create index problem_by_hand on problem (county, standard, item) where source_kind <> 'visit';

-- A problem with what every list, notice and table tells about it. What is not asked for is not joined: no row of a
-- problem depends on the outer ones.
create view listed_problem as
select problem.*, subject.name as subject_name, subject.initials as subject_initials, subject.reading as subject_reading, household.category,
  item.wording, item.dimension, item.severity, item.position as item_position
from problem
left join subject on subject.county = problem.county and subject.id = problem.subject
left join household on household.county = problem.county and household.id = problem.subject
left join check_item as item
  on item.county = problem.county and item.standard = problem.standard and item.code = problem.item;

-- Which entry of which problem carries which file. The file may come after the entry: a phone sends words first.
create table evidence_use (
  county text not null,
  entry uuid not null,
  sha256 bytea not null,
  problem uuid not null,
  person uuid not null,
  constraint evidence_use_pkey primary key (county, entry, sha256),
  constraint evidence_use_problem_fkey foreign key (county, problem) references problem (county, id)
);
comment on column evidence_use.person is 'who named it: it shows the file only if that person has it (evidence_holder)';
create index evidence_use_sha256 on evidence_use (county, sha256);
create index evidence_use_problem on evidence_use (county, problem);

-- What was planned or reported to be done, text by text: copies across households are pointed out.
create table problem_measure (
  county text not null,
  entry uuid not null,
  position integer not null,
  problem uuid not null,
  subject uuid not null,
  kind text not null,
  text text not null,
  fingerprint bytea not null,
  constraint problem_measure_pkey primary key (county, entry, position),
  constraint problem_measure_problem_fkey foreign key (county, problem) references problem (county, id),
  constraint problem_measure_kind_known check (kind in ('policy', 'own-drive'))
);
comment on column problem_measure.fingerprint is 'SHA-256 of the letters and digits of the text: equal texts but for spaces and punctuation';
create index problem_measure_fingerprint on problem_measure (county, fingerprint);
-- Which kinds of measures a problem has, from the index alone.
create index problem_measure_kind on problem_measure (county, problem, kind);

-- Filters of the ledger that somebody keeps.
create table saved_filter (
  county text not null,
  id uuid not null,
  person uuid not null,
  name text not null,
  filter jsonb not null,
  constraint saved_filter_pkey primary key (county, id),
  constraint saved_filter_name_unique unique (county, person, name),
  constraint saved_filter_person_fkey foreign key (county, person) references person (county, id)
);
