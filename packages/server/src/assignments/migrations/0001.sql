-- 任务分配: who checks what in a round.
create table round_assignment (
  county text not null,
  round uuid not null,
  village text collate "C" not null,
  villager_group text not null,
  inspector uuid not null,
  constraint round_assignment_pkey primary key (county, round, village, villager_group, inspector),
  constraint round_assignment_round_fkey foreign key (county, round) references round (county, id),
  constraint round_assignment_village_fkey foreign key (county, village) references region (county, code),
  constraint round_assignment_inspector_fkey foreign key (county, inspector) references person (county, id)
);
comment on column round_assignment.villager_group is 'empty for the whole village';
create index round_assignment_village on round_assignment (county, village);
create index round_assignment_inspector on round_assignment (county, inspector);

create table round_assignment_household (
  county text not null,
  round uuid not null,
  household uuid not null,
  inspector uuid not null,
  constraint round_assignment_household_pkey primary key (county, round, household, inspector),
  constraint round_assignment_household_round_fkey foreign key (county, round) references round (county, id),
  constraint round_assignment_household_household_fkey foreign key (county, household) references household (county, id),
  constraint round_assignment_household_inspector_fkey foreign key (county, inspector) references person (county, id)
);
create index round_assignment_household_household on round_assignment_household (county, household);
create index round_assignment_household_inspector on round_assignment_household (county, inspector);
