-- 增派: somebody whom a unit sends to a township or a village for some days. It ends by itself; no row is ever deleted.
create table reinforcement (
  county text not null,
  id uuid not null,
  person uuid not null,
  unit text not null,
  region text collate "C" not null,
  begins_on date not null,
  last_on date not null,
  task text not null,
  ended_on date,
  end_reason text not null,
  constraint reinforcement_pkey primary key (county, id),
  constraint reinforcement_person_fkey foreign key (county, person) references person (county, id),
  constraint reinforcement_unit_fkey foreign key (county, unit) references unit (county, code),
  constraint reinforcement_region_fkey foreign key (county, region) references region (county, code),
  constraint reinforcement_days_in_order check (last_on >= begins_on)
);
comment on column reinforcement.ended_on is 'called back: from this day on not there';
create index reinforcement_person on reinforcement (county, person);
create index reinforcement_unit on reinforcement (county, unit);
create index reinforcement_region on reinforcement (county, region);
create index reinforcement_last_on on reinforcement (county, last_on);
