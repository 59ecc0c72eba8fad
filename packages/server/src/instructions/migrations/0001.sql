-- 批示: what a leader writes on a problem, a household, a letter or a listed place.
create table instruction (
  county text not null,
  id uuid not null,
  about_kind text not null,
  about uuid not null,
  text text not null,
  leader uuid not null,
  leader_unit text not null,
  given_at timestamptz not null,
  state text not null,
  constraint instruction_pkey primary key (county, id),
  constraint instruction_leader_fkey foreign key (county, leader) references person (county, id),
  constraint instruction_leader_unit_fkey foreign key (county, leader_unit) references unit (county, code),
  constraint instruction_about_kind_known check (about_kind in ('problem', 'household', 'letter', 'listing')),
  constraint instruction_state_known check (state in ('open', 'settled'))
);
create index instruction_given on instruction (county, given_at, id);
create index instruction_about on instruction (county, about);
create index instruction_leader on instruction (county, leader);
create index instruction_leader_unit on instruction (county, leader_unit);

-- Who is to answer, each by a day.
create table instruction_named (
  county text not null,
  instruction uuid not null,
  person uuid not null,
  unit text not null,
  due_on date not null,
  state text not null,
  constraint instruction_named_pkey primary key (county, instruction, person),
  constraint instruction_named_instruction_fkey foreign key (county, instruction) references instruction (county, id),
  constraint instruction_named_person_fkey foreign key (county, person) references person (county, id),
  constraint instruction_named_unit_fkey foreign key (county, unit) references unit (county, code),
  constraint instruction_named_state_known check (state in ('owed', 'answered'))
);
create index instruction_named_person on instruction_named (county, person);
create index instruction_named_unit on instruction_named (county, unit);

-- Answers, answers sent back, and that it is settled.
create table instruction_word (
  county text not null,
  id uuid not null,
  instruction uuid not null,
  act text not null,
  person uuid not null,
  answerer uuid,
  text text not null,
  shown_kind text,
  shown_in uuid,
  said_at timestamptz not null,
  constraint instruction_word_pkey primary key (county, id),
  constraint instruction_word_instruction_fkey foreign key (county, instruction) references instruction (county, id),
  constraint instruction_word_person_fkey foreign key (county, person) references person (county, id),
  constraint instruction_word_act_known check (act in ('answer', 'send-back', 'settle'))
);
comment on column instruction_word.shown_in is 'of an answer, where one can see what was done';
create index instruction_word_instruction on instruction_word (county, instruction);
create index instruction_word_person on instruction_word (county, person);
