-- 防返贫监测: a household has one case at a time that is not closed; those that it had stay.
create table monitoring_case (
  county text not null,
  id uuid not null,
  household uuid not null,
  state text not null,
  record jsonb not null,
  clue_kind text not null,
  clue_day date not null,
  clue_text text not null,
  clue_hash text not null,
  object text,
  risk text,
  stage text,
  tier text,
  due_on date,
  taken_up_on date,
  is_in_time boolean,
  opened_at timestamptz not null,
  opened_by uuid,
  constraint monitoring_case_pkey primary key (county, id),
  constraint monitoring_case_household_fkey foreign key (county, household) references household (county, id),
  constraint monitoring_case_state_known check (state in ('taking-up', 'monitored', 'removal', 'removed', 'not-taken-up', 'lapsed')),
  constraint monitoring_case_stage_whole check ((stage is null) = (tier is null) and (stage is not null) = (state in ('taking-up', 'removal')))
);
comment on column monitoring_case.record is 'the case as its rules have it, with the steps that held when the clue was taken down';
comment on column monitoring_case.stage is 'the next step, and in tier whose it is';
create unique index monitoring_case_open on monitoring_case (county, household) where state in ('taking-up', 'monitored', 'removal');
create index monitoring_case_household on monitoring_case (county, household);
create index monitoring_case_due on monitoring_case (county, due_on) where stage is not null;

-- What was done about a case, in its order. What was sent back or done anew stays, and no longer stands.
create table monitoring_act (
  county text not null,
  case_id uuid not null,
  number integer not null,
  id uuid not null,
  procedure text,
  step text,
  act text not null,
  day date not null,
  meeting uuid,
  topic integer,
  told jsonb not null,
  told_hash text not null,
  stands boolean not null,
  done_at timestamptz not null,
  done_by uuid,
  constraint monitoring_act_pkey primary key (county, case_id, number),
  constraint monitoring_act_case_fkey foreign key (county, case_id) references monitoring_case (county, id),
  constraint monitoring_act_meeting_whole check ((meeting is null) = (topic is null))
);
create index monitoring_act_meeting on monitoring_act (county, meeting) where meeting is not null;
