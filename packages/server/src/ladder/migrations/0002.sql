-- 亲自核、亲自抓、亲自督: what a leader did in person that no other record tells of.
create table own_check (
  county text not null,
  id uuid not null,
  person uuid not null,
  way text not null,
  village text collate "C" not null,
  "on" date not null,
  seen text not null,
  witness text not null,
  constraint own_check_pkey primary key (county, id),
  constraint own_check_person_fkey foreign key (county, person) references person (county, id),
  constraint own_check_village_fkey foreign key (county, village) references region (county, code),
  constraint own_check_way_known check (way in ('verified', 'led', 'supervised'))
);
create index own_check_person on own_check (county, person, "on");
create index own_check_village on own_check (county, village);
