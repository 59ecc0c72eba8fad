-- 任务分配: who checks which village in a round.
create table round_assignment (
  county text not null,
  round uuid not null,
  village text collate "C" not null,
  inspector uuid not null,
  constraint round_assignment_pkey primary key (county, round, village, inspector),
  constraint round_assignment_round_fkey foreign key (county, round) references round (county, id),
  constraint round_assignment_village_fkey foreign key (county, village) references region (county, code),
  constraint round_assignment_inspector_fkey foreign key (county, inspector) references person (county, id)
);
create index round_assignment_inspector on round_assignment (county, inspector);
