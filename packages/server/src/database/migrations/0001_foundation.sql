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
  constraint region_dates_in_order check (valid_to is null or valid_to > valid_from)
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

create table person (
  county text not null,
  id uuid not null,
  name text not null,
  phone text,
  constraint person_pkey primary key (county, id),
  constraint person_county_fkey foreign key (county) references county (county)
);

-- Who holds which post from when to when; the chain of responsibility is read from here for any moment.
create table post (
  county text not null,
  id uuid not null,
  person uuid not null,
  unit text not null,
  role text not null,
  title text not null,
  region text not null,
  department text,
  valid_from date not null,
  valid_to date,
  constraint post_pkey primary key (county, id),
  constraint post_person_fkey foreign key (county, person) references person (county, id),
  constraint post_unit_fkey foreign key (county, unit) references unit (county, code),
  constraint post_region_fkey foreign key (county, region) references region (county, code),
  constraint post_department_fkey foreign key (county, department) references unit (county, code),
  constraint post_dates_in_order check (valid_to is null or valid_to > valid_from)
);
create index post_person on post (county, person);
create index post_unit on post (county, unit);
create index post_region on post (county, region);
create index post_department on post (county, department);

create table account (
  county text not null,
  id uuid not null,
  person uuid not null,
  login_name text not null,
  password_hash text not null,
  failed_attempts integer not null default 0,
  locked_until timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null,
  constraint account_pkey primary key (county, id),
  constraint account_login_name_unique unique (county, login_name),
  constraint account_person_fkey foreign key (county, person) references person (county, id)
);
create index account_person on account (county, person);

create table session (
  county text not null,
  token_hash bytea not null,
  account uuid not null,
  csrf_token text not null,
  address text not null,
  user_agent text not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  constraint session_pkey primary key (county, token_hash),
  constraint session_account_fkey foreign key (county, account) references account (county, id)
);
create index session_account on session (county, account);

-- Wrong attempts by address, so that one address cannot try every account.
create table sign_in_failure (
  county text not null,
  address text not null,
  attempts integer not null,
  last_at timestamptz not null,
  locked_until timestamptz,
  constraint sign_in_failure_pkey primary key (county, address),
  constraint sign_in_failure_county_fkey foreign key (county) references county (county)
);
