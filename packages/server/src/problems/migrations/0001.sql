-- 问题: one subject × one check item, living across rounds. What the log folds to.
create table problem (
  county text not null,
  id uuid not null,
  subject_kind text not null,
  subject uuid not null,
  village text collate "C" not null,
  item text not null,
  department text not null,
  state text not null,
  spell integer not null,
  false_reports integer not null,
  returns integer not null default 0,
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
  constraint problem_village_fkey foreign key (county, village) references region (county, code),
  constraint problem_department_fkey foreign key (county, department) references unit (county, code),
  constraint problem_unit_fkey foreign key (county, unit) references unit (county, code),
  constraint problem_merged_into_fkey foreign key (county, merged_into) references problem (county, id),
  constraint problem_first_round_fkey foreign key (county, first_round) references round (county, id),
  constraint problem_state_known
    check (state in ('found', 'dispatched', 'acknowledged', 'reported', 'reviewed', 'closed', 'void', 'merged')),
  constraint problem_escalated_to_known
    check (escalated_to in ('helper', 'village', 'township', 'department', 'county-lead')),
  constraint problem_subject_kind_known check (subject_kind in ('household', 'person', 'village', 'unit', 'post')),
  constraint problem_spell_positive check (spell >= 1)
);
comment on column problem.version is 'how many entries of the log have been folded into this row';
comment on column problem.department is 'the department that answers for it: the item''s, unless it was transferred';
comment on column problem.due_on is 'the last day of the time allowed; whether it is overdue is computed, never stored';
create index problem_village on problem (county, village, item);
create index problem_department on problem (county, department, village);
create index problem_first_round on problem (county, first_round);
create index problem_state on problem (county, state, village);
create index problem_unit on problem (county, unit, state);
create index problem_merged_into on problem (county, merged_into) where merged_into is not null;
create index problem_due on problem (county, due_on)
  where due_on is not null and state in ('dispatched', 'acknowledged', 'reported', 'reviewed');

-- Which entry of which problem carries which file. The file may come after the entry: a phone sends words first.
create table evidence_use (
  county text not null,
  entry uuid not null,
  sha256 bytea not null,
  problem uuid not null,
  constraint evidence_use_pkey primary key (county, entry, sha256),
  constraint evidence_use_problem_fkey foreign key (county, problem) references problem (county, id)
);
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
