-- 会议和表态. The last number of a series in a year: its row is held until what it numbers is there, so that none is lost or given twice.
create table meeting_number (
  county text not null,
  series text not null,
  year integer not null,
  last integer not null,
  constraint meeting_number_pkey primary key (county, series, year)
);
comment on column meeting_number.series is 'the kind of meeting, or minutes';

create table meeting (
  county text not null,
  id uuid not null,
  kind text not null,
  kind_name text not null,
  year integer not null,
  ordinal integer not null,
  number text not null,
  title text not null,
  day date not null,
  starts_at text not null,
  place text not null,
  chair text not null,
  agenda jsonb not null,
  units text[] not null,
  region text collate "C" not null,
  state text not null,
  convened_by uuid,
  convened_at timestamptz not null,
  recorded_at timestamptz,
  minutes_ordinal integer,
  minutes_number text not null,
  minutes_hash text not null,
  minutes bytea,
  issued_on date,
  issued_by uuid,
  constraint meeting_pkey primary key (county, id),
  constraint meeting_number_unique unique (county, number),
  constraint meeting_ordinal_unique unique (county, kind, year, ordinal)
);
comment on column meeting.units is 'codes of the units that are to come';
comment on column meeting.minutes is 'the paper as it was issued (.docx); its SHA-256 is in the log';
create index meeting_day on meeting (county, day, id);

-- The figures of a moment, who speaks, and what became of earlier commitments.
create table meeting_papers (
  county text not null,
  meeting uuid not null,
  id uuid not null,
  frozen_at timestamptz not null,
  frozen_by uuid,
  figures jsonb not null,
  speakers jsonb not null,
  readings jsonb not null,
  constraint meeting_papers_pkey primary key (county, id),
  constraint meeting_papers_meeting_fkey foreign key (county, meeting) references meeting (county, id)
);
create index meeting_papers_meeting on meeting_papers (county, meeting);

create table meeting_attendance (
  county text not null,
  meeting uuid not null,
  id uuid not null,
  unit text not null,
  region text collate "C" not null,
  person uuid,
  name text not null,
  title text not null,
  is_present boolean not null,
  reason text not null,
  constraint meeting_attendance_pkey primary key (county, id),
  constraint meeting_attendance_meeting_fkey foreign key (county, meeting) references meeting (county, id),
  constraint meeting_attendance_unit_fkey foreign key (county, unit) references unit (county, code)
);
create index meeting_attendance_meeting on meeting_attendance (county, meeting);
create index meeting_attendance_unit on meeting_attendance (county, unit);

-- 议定事项.
create table meeting_decision (
  county text not null,
  meeting uuid not null,
  id uuid not null,
  ordinal integer not null,
  text text not null,
  about jsonb,
  lead text not null,
  lead_region text collate "C" not null,
  co jsonb not null,
  due_on date not null,
  is_due_by_rule boolean not null,
  is_urged boolean not null,
  closers uuid[] not null,
  state text not null,
  endorsed uuid[] not null,
  reported_at timestamptz,
  closed_on date,
  extension_asked date,
  extensions integer not null,
  urged integer not null,
  urged_on date,
  steps jsonb not null,
  constraint meeting_decision_pkey primary key (county, id),
  constraint meeting_decision_meeting_fkey foreign key (county, meeting) references meeting (county, id),
  constraint meeting_decision_lead_fkey foreign key (county, lead) references unit (county, code)
);
comment on column meeting_decision.co is 'units that work with it, each with its place';
comment on column meeting_decision.closers is 'the two leaders who have to agree; none of what is for information';
create index meeting_decision_meeting on meeting_decision (county, meeting);
create index meeting_decision_lead on meeting_decision (county, lead);
create index meeting_decision_owed on meeting_decision (county, due_on) where state in ('open', 'reported');

-- A decision changed after the minutes were issued.
create table meeting_correction (
  county text not null,
  meeting uuid not null,
  id uuid not null,
  ordinal integer not null,
  decision uuid not null,
  before jsonb not null,
  after jsonb not null,
  reason text not null,
  corrected_by uuid,
  day date not null,
  constraint meeting_correction_pkey primary key (county, id),
  constraint meeting_correction_ordinal_unique unique (county, meeting, ordinal),
  constraint meeting_correction_decision_fkey foreign key (county, decision) references meeting_decision (county, id)
);
create index meeting_correction_decision on meeting_correction (county, decision);

-- 表态.
create table meeting_commitment (
  county text not null,
  meeting uuid not null,
  id uuid not null,
  ordinal integer not null,
  unit text not null,
  region text collate "C" not null,
  speaker text not null,
  text text not null,
  promised jsonb,
  day date,
  state text not null,
  judged_at timestamptz,
  judged jsonb,
  constraint meeting_commitment_pkey primary key (county, id),
  constraint meeting_commitment_meeting_fkey foreign key (county, meeting) references meeting (county, id),
  constraint meeting_commitment_unit_fkey foreign key (county, unit) references unit (county, code)
);
comment on column meeting_commitment.judged is 'the figure of the day, as it was judged by';
create index meeting_commitment_meeting on meeting_commitment (county, meeting);
create index meeting_commitment_unit on meeting_commitment (county, unit);
create index meeting_commitment_waiting on meeting_commitment (county, day) where state = 'waiting';
