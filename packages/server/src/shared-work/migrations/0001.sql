-- 并肩作战. A problem, an indicator or a letter that several units share.
create table shared_matter (
  county text not null,
  id uuid not null,
  about_kind text not null,
  about uuid not null,
  title text not null,
  region text collate "C" not null,
  lead text not null,
  lead_region text collate "C" not null,
  co jsonb not null,
  state text not null,
  opened_by uuid,
  opened_at timestamptz not null,
  ended_on date,
  ended_by uuid,
  end_reason text not null,
  constraint shared_matter_pkey primary key (county, id),
  constraint shared_matter_lead_fkey foreign key (county, lead) references unit (county, code)
);
comment on column shared_matter.co is 'units that work with it, each with its place';
create unique index shared_matter_once on shared_matter (county, about) where state = 'open';
create index shared_matter_lead on shared_matter (county, lead);

-- One unit waits for another, since a day.
create table shared_wait (
  county text not null,
  matter uuid not null,
  id uuid not null,
  waiting text not null,
  waiting_region text collate "C" not null,
  waited_on text not null,
  waited_on_region text collate "C" not null,
  what text not null,
  since date not null,
  due_on date not null,
  state text not null,
  said_at timestamptz not null,
  said_by uuid,
  ended_at timestamptz,
  ended_by uuid,
  answer text not null,
  constraint shared_wait_pkey primary key (county, id),
  constraint shared_wait_matter_fkey foreign key (county, matter) references shared_matter (county, id),
  constraint shared_wait_waiting_fkey foreign key (county, waiting) references unit (county, code),
  constraint shared_wait_waited_on_fkey foreign key (county, waited_on) references unit (county, code)
);
create index shared_wait_matter on shared_wait (county, matter);
create index shared_wait_waiting on shared_wait (county, waiting);
create index shared_wait_waited_on on shared_wait (county, waited_on);
