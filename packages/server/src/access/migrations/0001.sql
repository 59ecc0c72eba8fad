create table person (
  county text not null,
  id uuid not null,
  name text not null,
  sealed_phone bytea,
  constraint person_pkey primary key (county, id),
  constraint person_county_fkey foreign key (county) references county (county)
);
create index person_name on person (county, name, id);

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
  duty text,
  valid_from date not null,
  valid_to date,
  constraint post_pkey primary key (county, id),
  constraint post_person_fkey foreign key (county, person) references person (county, id),
  constraint post_unit_fkey foreign key (county, unit) references unit (county, code),
  constraint post_region_fkey foreign key (county, region) references region (county, code),
  constraint post_department_fkey foreign key (county, department) references unit (county, code),
  constraint post_duty_known check (duty in
    ('helper', 'village-lead', 'resident-team', 'township-lead', 'leader-in-charge', 'county-lead')),
  constraint post_dates_in_order check (valid_to is null or valid_to >= valid_from)
);
comment on column post.duty is 'what it answers for in the chain of responsibility';
comment on column post.valid_to is 'a post given by mistake ends on the day it began, having been held on no day';
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
  one_time_until timestamptz,
  disabled_at timestamptz,
  created_at timestamptz not null,
  constraint account_pkey primary key (county, id),
  constraint account_login_name_unique unique (county, login_name),
  constraint account_person_fkey foreign key (county, person) references person (county, id)
);
comment on column account.one_time_until is 'a password that somebody else gave is known to two people: until then, and only to be changed';
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

-- Attempts with a password, counted where they come in: for an account over all places, for an address over all accounts,
-- for an account at an address, and on a device that the account knows. A name that is no account's is counted alike.
create table sign_in_door (
  county text not null,
  kind text not null,
  login_name text not null,
  place text not null,
  attempts integer not null,
  locks integer not null,
  last_at timestamptz not null,
  locked_until timestamptz,
  constraint sign_in_door_pkey primary key (county, kind, login_name, place),
  constraint sign_in_door_county_fkey foreign key (county) references county (county),
  constraint sign_in_door_kind_known check (kind in ('account', 'address', 'account-at-address', 'device'))
);
comment on column sign_in_door.locks is 'how often in a row it was locked: each time for longer';
create index sign_in_door_login_name on sign_in_door (county, login_name);

-- Where an account was signed in from before: attempts elsewhere lock nobody out who is there.
create table usual_place (
  county text not null,
  account uuid not null,
  kind text not null,
  place text not null,
  last_at timestamptz not null,
  constraint usual_place_pkey primary key (county, account, kind, place),
  constraint usual_place_account_fkey foreign key (county, account) references account (county, id),
  constraint usual_place_kind_known check (kind in ('address', 'device'))
);
comment on column usual_place.place is 'a network address, or the hash of what the browser keeps';

-- What an authenticator app has of an account, once it has shown that it has it.
create table second_factor (
  county text not null,
  account uuid not null,
  key bytea not null,
  set_at timestamptz,
  last_step bigint not null,
  constraint second_factor_pkey primary key (county, account),
  constraint second_factor_account_fkey foreign key (county, account) references account (county, id)
);
comment on column second_factor.last_step is 'the last step of time whose code was used: none counts twice';

create table recovery_code (
  county text not null,
  account uuid not null,
  code_hash bytea not null,
  constraint recovery_code_pkey primary key (county, account, code_hash),
  constraint recovery_code_account_fkey foreign key (county, account) references account (county, id)
);

create table remembered_device (
  county text not null,
  account uuid not null,
  device text not null,
  user_agent text not null,
  address text not null,
  remembered_at timestamptz not null,
  constraint remembered_device_pkey primary key (county, account, device),
  constraint remembered_device_account_fkey foreign key (county, account) references account (county, id)
);
comment on column remembered_device.device is 'the hash of what the browser keeps';
