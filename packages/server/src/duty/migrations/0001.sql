-- 请假条: who is away from which post; whether it counts at a check is computed from it.
create table duty_leave (
  county text not null,
  id uuid not null,
  post uuid not null,
  person uuid not null,
  unit text not null,
  village text collate "C" not null,
  kind text not null,
  is_official boolean not null,
  may_be_later boolean not null,
  from_day date not null,
  to_day date not null,
  tier text not null,
  state text not null,
  reason text not null,
  asked_at timestamptz not null,
  asked_by uuid,
  decided_at timestamptz,
  decided_by uuid,
  constraint duty_leave_pkey primary key (county, id),
  constraint duty_leave_post_fkey foreign key (county, post) references post (county, id),
  constraint duty_leave_unit_fkey foreign key (county, unit) references unit (county, code),
  constraint duty_leave_days_in_order check (to_day >= from_day)
);
comment on column duty_leave.unit is 'whoever sent the person, when leave was asked for';
create index duty_leave_post on duty_leave (county, post, from_day);
create index duty_leave_unit on duty_leave (county, unit);
create index duty_leave_village on duty_leave (county, village);
create index duty_leave_waiting on duty_leave (county, tier) where state = 'asked';

-- 查岗: entered by an inspector, or fed back by another tier with its source.
create table duty_check (
  county text not null,
  id uuid not null,
  village text collate "C" not null,
  at timestamptz not null,
  entered_at timestamptz not null,
  inspector uuid,
  second text not null,
  fed_back_tier text,
  source text not null,
  signed_by text not null,
  witness text not null,
  photos text[] not null,
  constraint duty_check_pkey primary key (county, id)
);
create index duty_check_at on duty_check (county, at);
create index duty_check_village on duty_check (county, village);

create table duty_presence (
  county text not null,
  duty_check uuid not null,
  post uuid not null,
  unit text not null,
  found text not null,
  verified text not null,
  said text not null,
  leave uuid,
  constraint duty_presence_pkey primary key (county, duty_check, post),
  constraint duty_presence_check_fkey foreign key (county, duty_check) references duty_check (county, id),
  constraint duty_presence_post_fkey foreign key (county, post) references post (county, id),
  constraint duty_presence_unit_fkey foreign key (county, unit) references unit (county, code),
  constraint duty_presence_leave_fkey foreign key (county, leave) references duty_leave (county, id),
  constraint duty_presence_found_known check (found in ('present', 'visiting', 'away'))
);
comment on column duty_presence.leave is 'the slip by which somebody who was away counted as excused when the check came in';
create index duty_presence_post on duty_presence (county, post);
create index duty_presence_unit on duty_presence (county, unit);
create index duty_presence_leave on duty_presence (county, leave);

-- An absence that no slip explained: to be answered, then decided.
create table duty_finding (
  county text not null,
  id uuid not null,
  duty_check uuid not null,
  post uuid not null,
  person uuid not null,
  unit text not null,
  village text collate "C" not null,
  at timestamptz not null,
  due_at timestamptz not null,
  person_answered_at timestamptz,
  person_answered_by uuid,
  person_answer text not null default '',
  unit_answered_at timestamptz,
  unit_answered_by uuid,
  unit_answer text not null default '',
  state text not null,
  decided_at timestamptz,
  decided_by uuid,
  reason text not null,
  problem uuid,
  constraint duty_finding_pkey primary key (county, id),
  constraint duty_finding_check_fkey foreign key (county, duty_check) references duty_check (county, id),
  constraint duty_finding_post_fkey foreign key (county, post) references post (county, id),
  constraint duty_finding_unit_fkey foreign key (county, unit) references unit (county, code),
  constraint duty_finding_problem_fkey foreign key (county, problem) references problem (county, id),
  constraint duty_finding_state_known check (state in ('open', 'excused', 'unexcused'))
);
create index duty_finding_at on duty_finding (county, at);
create index duty_finding_check on duty_finding (county, duty_check);
create index duty_finding_post on duty_finding (county, post);
create index duty_finding_unit on duty_finding (county, unit);
create index duty_finding_village on duty_finding (county, village);
create index duty_finding_person on duty_finding (county, person);
create index duty_finding_problem on duty_finding (county, problem);
create index duty_finding_open on duty_finding (county, due_at) where state = 'open';

-- 考勤表: the days of a month on which somebody was there, as the sheet has it.
create table duty_sheet (
  county text not null,
  post uuid not null,
  month text not null,
  person uuid not null,
  village text collate "C" not null,
  days integer[] not null,
  told_at timestamptz not null,
  told_by uuid,
  constraint duty_sheet_pkey primary key (county, post, month),
  constraint duty_sheet_post_fkey foreign key (county, post) references post (county, id)
);
create index duty_sheet_village on duty_sheet (county, village);
create index duty_sheet_month on duty_sheet (county, month);
