-- How what the software counts stood at the end of each day, where no record tells it of days that are over.
create table computed_day (
  county text not null,
  source text not null,
  item text not null,
  department text not null,
  day date not null,
  changed jsonb not null,
  constraint computed_day_pkey primary key (county, source, item, department, day),
  constraint computed_day_county_fkey foreign key (county) references county (county),
  constraint computed_day_source_known check (source in ('insured', 'unsafe-houses', 'held', 'came-back'))
);
comment on column computed_day.item is 'the check item that is counted; empty for all';
comment on column computed_day.department is 'whose business was counted; empty for everybody''s';
comment on column computed_day.changed is 'the villages that stood otherwise than on the day before: done, and of how many';
