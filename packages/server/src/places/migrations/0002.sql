-- Boundaries (区划界线) as the county put them in; an earlier version stays, for the day on which it was drawn by.
create table boundary_file (
  county text not null,
  version integer not null,
  source text not null,
  is_invented boolean not null,
  sha256 text not null,
  saved_at timestamptz not null,
  saved_by uuid,
  constraint boundary_file_pkey primary key (county, version),
  constraint boundary_file_county_fkey foreign key (county) references county (county),
  constraint boundary_file_version_from_one check (version >= 1)
);
comment on column boundary_file.is_invented is 'of a demo county: it shows no land that there is';

create table boundary (
  county text not null,
  version integer not null,
  region text collate "C" not null,
  outline jsonb not null,
  constraint boundary_pkey primary key (county, version, region),
  constraint boundary_file_fkey foreign key (county, version) references boundary_file (county, version),
  constraint boundary_region_fkey foreign key (county, region) references region (county, code)
);
create index boundary_region on boundary (county, region);
comment on column boundary.outline is 'GeoJSON geometry, longitude and latitude in degrees';
