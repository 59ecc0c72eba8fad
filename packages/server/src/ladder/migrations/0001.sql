-- 严督实战: what the office decided of what rules proposed.
create table ladder_step (
  county text not null,
  id uuid not null,
  kind text not null,
  code text not null,
  unit text not null,
  region text collate "C" not null,
  person uuid,
  outcome text not null,
  proposed text not null,
  rung text not null,
  organ text not null,
  number text not null,
  "on" date not null,
  words text not null,
  reasons jsonb not null,
  decided_at timestamptz not null,
  decided_by uuid,
  constraint ladder_step_pkey primary key (county, id),
  constraint ladder_step_unit_fkey foreign key (county, unit) references unit (county, code),
  constraint ladder_step_kind_known check (kind in ('unit', 'post')),
  constraint ladder_step_outcome_known check (outcome in ('confirmed', 'put-aside'))
);
comment on column ladder_step.code is 'of the unit, or the post''s identifier';
comment on column ladder_step.unit is 'the unit itself, or whoever sent the person who held the post';
create index ladder_step_decided on ladder_step (county, decided_at, id);
create index ladder_step_subject on ladder_step (county, kind, code);
create index ladder_step_unit on ladder_step (county, unit);
create index ladder_step_person on ladder_step (county, person) where person is not null;

-- The records behind a decision.
create table ladder_fact (
  county text not null,
  step uuid not null,
  measure text not null,
  record text not null,
  about uuid not null,
  day date not null,
  is_new boolean not null,
  constraint ladder_fact_pkey primary key (county, step, measure, record),
  constraint ladder_fact_step_fkey foreign key (county, step) references ladder_step (county, id)
);
comment on column ladder_fact.is_new is 'nothing was decided on it before';
