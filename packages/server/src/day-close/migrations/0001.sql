-- 日清日结. A unit's day, closed by its own word or by the clock.
create table day_close (
  county text not null,
  id uuid not null,
  unit text not null,
  day date not null,
  ends_at timestamptz not null,
  closed_by uuid,
  word text not null,
  constraint day_close_pkey primary key (county, id),
  constraint day_close_once unique (county, day, unit),
  constraint day_close_unit_fkey foreign key (county, unit) references unit (county, code)
);
create index day_close_unit on day_close (county, unit);
comment on column day_close.ends_at is 'when the day ended for the unit: when it said so, or at midnight; what is done later belongs to the next day';
comment on column day_close.closed_by is 'null: by the clock';

-- 今日快报.
create table day_brief (
  county text not null,
  id uuid not null,
  ordinal integer not null,
  day date not null,
  as_of timestamptz not null,
  published_by uuid,
  document bytea not null,
  constraint day_brief_pkey primary key (county, id),
  constraint day_brief_ordinal_unique unique (county, ordinal)
);
create index day_brief_day on day_brief (county, day);

-- What was due, done and carried over, as it was when a unit's day was closed or a brief was issued.
create table day_matter (
  county text not null,
  frozen_in uuid not null,
  kind text not null,
  id uuid not null,
  about uuid not null,
  unit text not null,
  region text collate "C" not null,
  department text not null,
  label text not null,
  due_on date not null,
  done_at timestamptz,
  constraint day_matter_pkey primary key (county, frozen_in, kind, id)
);
comment on column day_matter.frozen_in is 'the day_close or the day_brief';
comment on column day_matter.done_at is 'null: carried over';
