-- 指标. A line of the catalogue, of one county and year; what it has to reach, place by place and version by version.
create table indicator (
  county text not null,
  id uuid not null,
  year integer not null,
  code text collate "C" not null,
  name text not null,
  dimension text not null,
  unit text not null,
  kind text not null,
  direction text not null,
  basis text not null,
  computed text,
  item text,
  reported_by text not null,
  rhythm text,
  due_days integer not null,
  lead text not null,
  partners jsonb not null,
  confirmers jsonb not null,
  evidence text not null,
  starts_on date not null,
  due_on date not null,
  constraint indicator_pkey primary key (county, id),
  constraint indicator_county_fkey foreign key (county) references county (county),
  constraint indicator_lead_fkey foreign key (county, lead) references unit (county, code),
  constraint indicator_kind_known check (kind in ('objects', 'quantity', 'rate', 'standard')),
  constraint indicator_reported_by_known check (reported_by in ('county', 'township', 'village', 'nobody'))
);
comment on column indicator.confirmers is 'codes of the units that confirm a report, one after the other';
create unique index indicator_code_unique on indicator (county, year, code);
create index indicator_lead on indicator (county, lead);

create table indicator_target (
  county text not null,
  indicator uuid not null,
  region text collate "C" not null,
  ordinal integer not null,
  amount double precision not null,
  valid_from date not null,
  reason text not null,
  constraint indicator_target_pkey primary key (county, indicator, region, ordinal),
  constraint indicator_target_indicator_fkey foreign key (county, indicator) references indicator (county, id)
);

-- 倒排工期: what has to be there by a day on the way.
create table indicator_milestone (
  county text not null,
  indicator uuid not null,
  region text collate "C" not null,
  day date not null,
  amount double precision not null,
  constraint indicator_milestone_pkey primary key (county, indicator, region, day),
  constraint indicator_milestone_indicator_fkey foreign key (county, indicator) references indicator (county, id)
);

-- What is counted one by one: a road, a clinic, a house, a child.
create table indicator_object (
  county text not null,
  id uuid not null,
  indicator uuid not null,
  subject uuid not null,
  region text collate "C" not null,
  number text collate "C" not null,
  name text not null,
  state text not null,
  responsible text not null,
  planned_on date,
  started_on date,
  finished_on date,
  note text not null,
  photos jsonb not null,
  constraint indicator_object_pkey primary key (county, id),
  constraint indicator_object_indicator_fkey foreign key (county, indicator) references indicator (county, id),
  constraint indicator_object_subject_fkey foreign key (county, subject) references subject (county, id),
  constraint indicator_object_state_known check (state in ('planned', 'started', 'finished', 'in-use', 'given-up', 'not-eligible'))
);
create unique index indicator_object_number on indicator_object (county, indicator, number);
create index indicator_object_place on indicator_object (county, region);
create index indicator_object_subject on indicator_object (county, subject);

-- Every round of every report. One of them is confirmed at last, and then is frozen; corrections stand beside it.
create table indicator_report (
  county text not null,
  id uuid not null,
  indicator uuid not null,
  region text collate "C" not null,
  period date not null,
  round integer not null,
  done double precision not null,
  started double precision,
  whole double precision,
  rate double precision,
  remark text not null,
  target double precision,
  checks jsonb not null,
  state text not null,
  confirmed integer not null,
  decisions jsonb not null,
  submitted_by uuid,
  submitted_at timestamptz not null,
  constraint indicator_report_pkey primary key (county, id),
  constraint indicator_report_indicator_fkey foreign key (county, indicator) references indicator (county, id),
  constraint indicator_report_state_known check (state in ('submitted', 'returned', 'confirmed'))
);
comment on column indicator_report.period is 'the last day of the period';
comment on column indicator_report.confirmed is 'how many of the confirming units have confirmed';
create unique index indicator_report_round on indicator_report (county, indicator, region, period desc, round desc);
create index indicator_report_confirmed on indicator_report (county, indicator, region, period desc) where state = 'confirmed';

create table indicator_correction (
  county text not null,
  id uuid not null,
  report uuid not null,
  ordinal integer,
  state text not null,
  before jsonb not null,
  after jsonb not null,
  reason text not null,
  evidence text not null,
  proposed_by uuid,
  proposed_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision text not null,
  constraint indicator_correction_pkey primary key (county, id),
  constraint indicator_correction_report_fkey foreign key (county, report) references indicator_report (county, id),
  constraint indicator_correction_state_known check (state in ('proposed', 'confirmed', 'refused'))
);
create index indicator_correction_report on indicator_correction (county, report);

-- 研判灯: what people have set a light to; the computed one is never stored.
create table indicator_light (
  county text not null,
  id uuid not null,
  indicator uuid not null,
  region text collate "C" not null,
  light text not null,
  reason text not null,
  set_by uuid,
  set_at timestamptz not null,
  constraint indicator_light_pkey primary key (county, id),
  constraint indicator_light_indicator_fkey foreign key (county, indicator) references indicator (county, id)
);
create index indicator_light_place on indicator_light (county, indicator, region, set_at);
