create table standard (
  county text not null,
  id text not null,
  title text not null,
  created_at timestamptz not null,
  constraint standard_pkey primary key (county, id),
  constraint standard_county_fkey foreign key (county) references county (county)
);

create table check_item (
  county text not null,
  standard text not null,
  code text collate "C" not null,
  position integer not null,
  dimension text not null,
  wording text not null,
  severity text not null,
  department text not null,
  allowance integer not null,
  allowance_unit text not null,
  evidence text[] not null,
  constraint check_item_pkey primary key (county, standard, code),
  constraint check_item_position_unique unique (county, standard, position),
  constraint check_item_standard_fkey foreign key (county, standard) references standard (county, id),
  constraint check_item_department_fkey foreign key (county, department) references unit (county, code),
  constraint check_item_severity_known check (severity in ('hard', 'ordinary')),
  constraint check_item_allowance_unit_known check (allowance_unit in ('day', 'working-day')),
  constraint check_item_allowance_not_negative check (allowance >= 0)
);
create index check_item_department on check_item (county, department);

create table form (
  county text not null,
  id text not null,
  version text not null,
  title text not null,
  standard text not null,
  xform text not null,
  created_at timestamptz not null,
  constraint form_pkey primary key (county, id, version),
  constraint form_standard_fkey foreign key (county, standard) references standard (county, id)
);
create index form_standard on form (county, standard);

create table round (
  county text not null,
  id uuid not null,
  ordinal integer not null,
  name text not null,
  tier text not null,
  coverage text not null,
  form text not null,
  form_version text not null,
  starts_on date not null,
  ends_on date not null,
  constraint round_pkey primary key (county, id),
  constraint round_ordinal_unique unique (county, ordinal),
  constraint round_form_fkey foreign key (county, form, form_version) references form (county, id, version),
  constraint round_tier_known check (tier in ('village', 'township', 'county', 'province')),
  constraint round_coverage_known check (coverage in ('all', 'sample')),
  constraint round_dates_in_order check (ends_on >= starts_on)
);
create index round_form on round (county, form, form_version);

create table round_sample (
  county text not null,
  round uuid not null,
  subject uuid not null,
  constraint round_sample_pkey primary key (county, round, subject),
  constraint round_sample_round_fkey foreign key (county, round) references round (county, id),
  constraint round_sample_household_fkey foreign key (county, subject) references household (county, id)
);
create index round_sample_subject on round_sample (county, subject);

create table visit (
  county text not null,
  id uuid not null,
  round uuid not null,
  subject uuid not null,
  village text collate "C" not null,
  inspector uuid not null,
  outcome text not null,
  started_at timestamptz,
  ended_at timestamptz,
  received_at timestamptz not null,
  assessed bit varying not null,
  position_latitude double precision,
  position_longitude double precision,
  submission text not null,
  submission_hash bytea not null,
  constraint visit_pkey primary key (county, id),
  constraint visit_round_fkey foreign key (county, round) references round (county, id),
  constraint visit_household_fkey foreign key (county, subject) references household (county, id),
  constraint visit_village_fkey foreign key (county, village) references region (county, code),
  constraint visit_inspector_fkey foreign key (county, inspector) references person (county, id),
  constraint visit_outcome_known check (outcome in ('completed', 'nobody-home', 'refused', 'moved', 'deceased', 'other'))
);
comment on column visit.assessed is 'one bit a check item in catalogue order: 1 assessed, 0 not; empty unless completed';
comment on column visit.village is 'where the household belonged when it was visited';
create index visit_round_subject on visit (county, round, subject);
create index visit_subject on visit (county, subject);
create index visit_village on visit (county, village);
create index visit_inspector on visit (county, inspector);

create table attachment (
  county text not null,
  visit uuid not null,
  name text not null,
  sha256 bytea not null,
  bytes integer not null,
  media_type text not null,
  constraint attachment_pkey primary key (county, visit, name),
  constraint attachment_visit_fkey foreign key (county, visit) references visit (county, id)
);
comment on table attachment is 'the content is a file named by its SHA-256 under the data folder';

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
  first_round uuid,
  found_at timestamptz not null,
  dispatched_at timestamptz,
  acknowledged_at timestamptz,
  reported_at timestamptz,
  reported_by uuid,
  reporter_tier text,
  reviewed_at timestamptz,
  reviewed_by uuid,
  site_checked_at timestamptz,
  site_checked_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  version integer not null,
  constraint problem_pkey primary key (county, id),
  constraint problem_subject_item_unique unique (county, subject, item),
  constraint problem_village_fkey foreign key (county, village) references region (county, code),
  constraint problem_department_fkey foreign key (county, department) references unit (county, code),
  constraint problem_first_round_fkey foreign key (county, first_round) references round (county, id),
  constraint problem_state_known
    check (state in ('found', 'dispatched', 'acknowledged', 'reported', 'reviewed', 'closed', 'void')),
  constraint problem_subject_kind_known check (subject_kind in ('household', 'person', 'village', 'unit', 'post')),
  constraint problem_spell_positive check (spell >= 1)
);
create index problem_village on problem (county, village, item);
create index problem_department on problem (county, department, village);
create index problem_first_round on problem (county, first_round);
create index problem_state on problem (county, state, village);

-- Found, as rows: a visit's items with a problem. What passed is only a bit in visit.assessed.
create table finding (
  county text not null,
  visit uuid not null,
  item text not null,
  round uuid not null,
  subject uuid not null,
  village text collate "C" not null,
  problem uuid not null,
  status_before text not null,
  arose_recently boolean not null,
  note text,
  constraint finding_pkey primary key (county, visit, item),
  constraint finding_visit_fkey foreign key (county, visit) references visit (county, id),
  constraint finding_round_fkey foreign key (county, round) references round (county, id),
  constraint finding_problem_fkey foreign key (county, problem) references problem (county, id),
  constraint finding_status_known check (status_before in ('none', 'open', 'reported', 'closed', 'void'))
);
comment on column problem.version is 'how many entries of the log have been folded into this row';
comment on column finding.status_before is 'the standing of the problem just before this finding: what stands between two compared rounds';
create index finding_round on finding (county, round, subject, item);
create index finding_problem on finding (county, problem);
create index finding_subject on finding (county, subject);
