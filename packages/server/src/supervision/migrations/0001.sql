-- 挂牌督战. The last number given out in a year: its row is held until the listing is there, so that none is lost or given twice.
create table supervision_number (
  county text not null,
  year integer not null,
  last integer not null,
  constraint supervision_number_pkey primary key (county, year)
);

-- A place or a department on the list, from its reasons to its end.
create table supervision_listing (
  county text not null,
  id uuid not null,
  year integer not null,
  ordinal integer not null,
  number text not null,
  kind text not null,
  code text not null,
  region text collate "C" not null,
  times integer not null,
  grade text not null,
  lead uuid,
  lead_name text not null,
  team text not null,
  until date not null,
  listed_on date not null,
  listed_by uuid,
  reasons jsonb not null,
  contents jsonb not null,
  conditions jsonb not null,
  further_condition text not null,
  state text not null,
  stood text[] not null,
  ended_on date,
  ended_by uuid,
  end_reason text not null,
  constraint supervision_listing_pkey primary key (county, id),
  constraint supervision_listing_ordinal_unique unique (county, year, ordinal),
  constraint supervision_listing_number_unique unique (county, number),
  constraint supervision_listing_team_fkey foreign key (county, team) references unit (county, code)
);
comment on column supervision_listing.code is 'of the place, or of the department''s unit';
comment on column supervision_listing.reasons is 'with the figures of the day on which it was listed';
comment on column supervision_listing.stood is 'the teams that have stood there';
create unique index supervision_listing_once on supervision_listing (county, kind, code) where state <> 'off';
create index supervision_listing_subject on supervision_listing (county, kind, code);
create index supervision_listing_team on supervision_listing (county, team);
create index supervision_listing_region on supervision_listing (county, region);

-- A 督战 that was sent, and what it saw.
create table supervision_check (
  county text not null,
  listing uuid not null,
  id uuid not null,
  form text not null,
  day date not null,
  team text not null,
  villages text[] not null,
  over_reason text not null,
  sent_by uuid,
  sent_at timestamptz not null,
  reported_at timestamptz,
  reported_by uuid,
  people text not null,
  households integer not null,
  found text not null,
  handed_over text not null,
  solved text not null,
  problems uuid[] not null,
  constraint supervision_check_pkey primary key (county, id),
  constraint supervision_check_listing_fkey foreign key (county, listing) references supervision_listing (county, id),
  constraint supervision_check_team_fkey foreign key (county, team) references unit (county, code)
);
create index supervision_check_listing on supervision_check (county, listing);
create index supervision_check_team on supervision_check (county, team);
create index supervision_check_day on supervision_check (county, day);

create table supervision_acceptance (
  county text not null,
  listing uuid not null,
  id uuid not null,
  day date not null,
  team text not null,
  accepted_by uuid,
  accepted_at timestamptz not null,
  is_passed boolean not null,
  seen text not null,
  figures jsonb not null,
  constraint supervision_acceptance_pkey primary key (county, id),
  constraint supervision_acceptance_listing_fkey foreign key (county, listing) references supervision_listing (county, id),
  constraint supervision_acceptance_team_fkey foreign key (county, team) references unit (county, code)
);
create index supervision_acceptance_listing on supervision_acceptance (county, listing);
create index supervision_acceptance_team on supervision_acceptance (county, team);

-- How it stood at the end of a week.
create table supervision_week (
  county text not null,
  listing uuid not null,
  day date not null,
  figures jsonb not null,
  constraint supervision_week_pkey primary key (county, listing, day),
  constraint supervision_week_listing_fkey foreign key (county, listing) references supervision_listing (county, id)
);
