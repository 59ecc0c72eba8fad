-- 帮扶责任人: who helps which household, from when to when. A hand-over ends one row and begins another.
create table household_helper (
  county text not null,
  id uuid not null,
  household uuid not null,
  person uuid not null,
  valid_from date not null,
  valid_to date,
  constraint household_helper_pkey primary key (county, id),
  constraint household_helper_household_fkey foreign key (county, household) references household (county, id),
  constraint household_helper_person_fkey foreign key (county, person) references person (county, id),
  constraint household_helper_dates_in_order check (valid_to is null or valid_to > valid_from)
);
create index household_helper_household on household_helper (county, household);
create index household_helper_person on household_helper (county, person);
