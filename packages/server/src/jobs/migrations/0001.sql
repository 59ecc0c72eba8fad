-- What the software does by itself, once a day in each county: whoever makes the row does it, and nobody does it twice.
create table daily_run (
  county text not null,
  day date not null,
  started_at timestamptz not null,
  -- The names of those that are done.
  jobs_done text[] not null default '{}',
  finished_at timestamptz,
  constraint daily_run_pkey primary key (county, day),
  constraint daily_run_county_fkey foreign key (county) references county (county)
);

-- When somebody has said that the clock is right although it had jumped.
create table clock_confirmed (
  county text not null,
  day date not null,
  confirmed_at timestamptz not null,
  constraint clock_confirmed_pkey primary key (county, day),
  constraint clock_confirmed_county_fkey foreign key (county) references county (county)
);
