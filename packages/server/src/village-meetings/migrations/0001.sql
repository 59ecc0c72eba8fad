-- 村级会议记录: a correction is another entry of the same meeting, and the last one stands.
create table village_meeting_minutes (
  county text not null,
  meeting uuid not null,
  number integer not null,
  stands boolean not null,
  village text collate "C" not null,
  grouping text not null,
  body text not null,
  base text not null,
  called_on date not null,
  day date not null,
  starts_at text not null,
  due integer not null,
  present integer not null,
  has_quorum boolean not null,
  contradictions text[] not null,
  adults integer not null,
  registered_households integer not null,
  likeness integer,
  resembles uuid,
  content_hash text not null,
  signature bytea,
  told jsonb not null,
  rule jsonb not null,
  reason text not null,
  written_at timestamptz not null,
  written_by uuid,
  constraint village_meeting_minutes_pkey primary key (county, meeting, number),
  constraint village_meeting_minutes_village_fkey foreign key (county, village) references region (county, code)
);
comment on column village_meeting_minutes.signature is 'MinHash of what was talked about and resolved: copies are looked for by it';
comment on column village_meeting_minutes.adults is 'what the register had of the village when it was written';
create index village_meeting_minutes_village on village_meeting_minutes (county, village, day);
create unique index village_meeting_minutes_standing on village_meeting_minutes (county, meeting) where stands;
create index village_meeting_minutes_day on village_meeting_minutes (county, day) where stands;

-- The households that a resolution is about, with what is decided of each.
create table village_meeting_household (
  county text not null,
  meeting uuid not null,
  number integer not null,
  topic integer not null,
  household uuid not null,
  decided text not null,
  constraint village_meeting_household_pkey primary key (county, meeting, number, topic, household),
  constraint village_meeting_household_minutes_fkey foreign key (county, meeting, number) references village_meeting_minutes (county, meeting, number),
  constraint village_meeting_household_household_fkey foreign key (county, household) references household (county, id)
);
create index village_meeting_household_household on village_meeting_household (county, household);

-- 公示 of a resolution, as an entry of the minutes has it.
create table village_notice (
  county text not null,
  id uuid not null,
  meeting uuid not null,
  number integer not null,
  topic integer not null,
  kind text not null,
  days integer not null,
  village text collate "C" not null,
  place text not null,
  from_day date not null,
  to_day date not null,
  photos text[] not null,
  state text not null,
  opened_at timestamptz not null,
  opened_by uuid,
  closed_at timestamptz,
  closed_by uuid,
  reason text not null,
  constraint village_notice_pkey primary key (county, id),
  constraint village_notice_minutes_fkey foreign key (county, meeting, number) references village_meeting_minutes (county, meeting, number),
  constraint village_notice_state_known check (state in ('running', 'ended', 'overturned', 'withdrawn')),
  constraint village_notice_days_in_order check (to_day >= from_day)
);
create index village_notice_minutes on village_notice (county, meeting, number, topic);
create index village_notice_village on village_notice (county, village);
create index village_notice_running on village_notice (county, to_day) where state = 'running';

-- 异议: who objects is sealed apart from what is said.
create table village_objection (
  county text not null,
  id uuid not null,
  notice uuid not null,
  village text collate "C" not null,
  day date not null,
  text text not null,
  sealed_objector bytea not null,
  taken_at timestamptz not null,
  taken_by uuid,
  answer text not null,
  is_upheld boolean,
  answered_at timestamptz,
  answered_by uuid,
  constraint village_objection_pkey primary key (county, id),
  constraint village_objection_notice_fkey foreign key (county, notice) references village_notice (county, id),
  constraint village_objection_answer_whole check ((answered_at is null) = (is_upheld is null))
);
create index village_objection_notice on village_objection (county, notice);
create index village_objection_open on village_objection (county, village) where answered_at is null;

-- What township and county point out of minutes.
create table village_meeting_remark (
  county text not null,
  id uuid not null,
  meeting uuid not null,
  village text collate "C" not null,
  text text not null,
  written_at timestamptz not null,
  written_by uuid,
  constraint village_meeting_remark_pkey primary key (county, id)
);
create index village_meeting_remark_meeting on village_meeting_remark (county, meeting);
