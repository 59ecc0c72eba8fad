-- The county is the unit of distribution: every primary key begins with it, so that one schema serves an embedded
-- server, one PostgreSQL, or a cluster sharded by county. No triggers, no identity columns, no sequences for order.

create table county (
  county text not null,
  name text not null,
  is_demo boolean not null,
  created_at timestamptz not null,
  constraint county_pkey primary key (county),
  constraint county_code_has_six_digits check (county ~ '^[0-9]{6}$')
);

-- 台账流水. The head row is locked last in every writing transaction: lock order is commit order, so a reader that
-- follows `sequence` never misses a late commit (an identity column would).
create table log_head (
  county text not null,
  sequence bigint not null,
  hash bytea not null,
  constraint log_head_pkey primary key (county),
  constraint log_head_county_fkey foreign key (county) references county (county)
);

create table log_entry (
  county text not null,
  sequence bigint not null,
  id uuid not null,
  kind text not null,
  actor uuid,
  region text not null,
  subject uuid,
  problem uuid,
  happened_at timestamptz not null,
  recorded_at timestamptz not null,
  payload jsonb not null,
  hash bytea not null,
  constraint log_entry_pkey primary key (county, sequence),
  constraint log_entry_id_unique unique (county, id),
  constraint log_entry_county_fkey foreign key (county) references county (county)
);
comment on column log_entry.hash is 'SHA-256 over the hash of the entry before and this entry in canonical form';
create index log_entry_problem on log_entry (county, problem, sequence) where problem is not null;
create index log_entry_subject on log_entry (county, subject, sequence) where subject is not null;

-- Thresholds, dates, texts: data by county and by the day from which they hold.
create table parameter (
  county text not null,
  name text not null,
  valid_from date not null,
  value jsonb not null,
  constraint parameter_pkey primary key (county, name, valid_from),
  constraint parameter_county_fkey foreign key (county) references county (county)
);

-- Labels of lists (dimensions, household categories, relations …), by the day from which they hold.
create table code_list (
  county text not null,
  list text not null,
  valid_from date not null,
  code text collate "C" not null,
  position integer not null,
  label text not null,
  constraint code_list_pkey primary key (county, list, valid_from, code),
  constraint code_list_county_fkey foreign key (county) references county (county)
);
