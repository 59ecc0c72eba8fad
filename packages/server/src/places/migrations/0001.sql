-- 行政区划. The code is the path: a child's code starts with its parent's.
create table region (
  county text not null,
  code text collate "C" not null,
  name text not null,
  level text not null,
  parent text,
  valid_from date not null,
  valid_to date,
  constraint region_pkey primary key (county, code),
  constraint region_county_fkey foreign key (county) references county (county),
  constraint region_parent_fkey foreign key (county, parent) references region (county, code),
  constraint region_level_known check (level in ('county', 'township', 'village')),
  constraint region_code_starts_with_parent check (parent is null or starts_with(code, parent)),
  constraint region_code_in_county check (starts_with(code, county)),
  constraint region_dates_in_order check (valid_to is null or valid_to >= valid_from)
);
create index region_parent on region (county, parent);

-- Offices, departments, townships, villages, teams.
create table unit (
  county text not null,
  code text collate "C" not null,
  name text not null,
  kind text not null,
  region text not null,
  constraint unit_pkey primary key (county, code),
  constraint unit_name_unique unique (county, name),
  constraint unit_region_fkey foreign key (county, region) references region (county, code),
  constraint unit_kind_known check (kind in ('office', 'department', 'township', 'village', 'team'))
);
create index unit_region on unit (county, region);
