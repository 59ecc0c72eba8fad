-- Phones that people work with. The secret opens what a phone keeps when its PIN is forgotten, and the file with which
-- unsent work is handed in.
create table device (
  county text not null,
  id uuid not null,
  person uuid not null,
  name text not null,
  secret bytea not null,
  session bytea,
  registered_at timestamptz not null,
  last_seen_at timestamptz not null,
  revoked_at timestamptz,
  clock_offset bigint,
  constraint device_pkey primary key (county, id),
  constraint device_person_fkey foreign key (county, person) references person (county, id)
);
comment on column device.session is 'the hash of the token of its last sign-in, good for the county''s days offline, ended when the phone is revoked';
comment on column device.clock_offset is 'milliseconds by which the county''s clock was ahead of the phone''s when they last met';
create index device_person on device (county, person);
-- Whether an ended session was that of a phone taken out of service is asked for every token that is not known.
create index device_revoked on device (session) where revoked_at is not null;

-- What phones have told is on them and nowhere else. It is replaced whole by each telling, so that what a phone had, whose
-- browser has cleared everything, still stands here. A visit bears the id of the form that it was.
create table announced_work (
  county text not null,
  device uuid not null,
  id text not null,
  kind text not null,
  subject uuid,
  made_at timestamptz,
  files integer not null,
  constraint announced_work_pkey primary key (county, device, id),
  constraint announced_work_device_fkey foreign key (county, device) references device (county, id)
);

-- The posts that a phone was told its person holds. Work names the fingerprint that it was made under: what was done in
-- good faith is taken in although the person has been moved since, and the log itself tells what the phone had from which
-- of its places to which. A phone that comes back to a scope begins another row.
create table device_scope (
  county text not null,
  device uuid not null,
  fingerprint text not null,
  posts jsonb not null,
  from_sequence bigint not null,
  through_sequence bigint not null,
  told_at timestamptz not null,
  constraint device_scope_pkey primary key (county, device, fingerprint, from_sequence),
  constraint device_scope_device_fkey foreign key (county, device) references device (county, id)
);

-- What phones sent and what came of it. A refused operation is kept whole: nothing is thrown away. The same id with
-- another content is another row.
create table operation (
  county text not null,
  id uuid not null,
  content_hash bytea not null,
  device uuid not null,
  actor uuid not null,
  sequence bigint not null,
  kind text not null,
  schema_version integer not null,
  subject uuid,
  device_time timestamptz not null,
  clock_offset bigint not null,
  received_at timestamptz not null,
  log_sequence bigint not null,
  outside_scope boolean not null,
  refusal jsonb,
  content jsonb,
  constraint operation_pkey primary key (county, id, content_hash),
  constraint operation_device_fkey foreign key (county, device) references device (county, id),
  constraint operation_content_of_refused check ((refusal is null) = (content is null))
);
comment on column operation.content is 'the whole operation where it was refused; what was accepted stands in its visit or its entry';
comment on column operation.log_sequence is 'where the log stood when it was answered: a backup that has passed it holds the operation';
-- Of contents that come under one id, one is accepted, also where two come at the same moment.
create unique index operation_accepted on operation (county, id) where refusal is null;
create index operation_device on operation (county, device, sequence);
create index operation_refused on operation (county, received_at) where refusal is not null;

-- Files that an operation carries; the content may come later.
create table operation_file (
  county text not null,
  operation uuid not null,
  name text not null,
  sha256 bytea not null,
  person uuid not null,
  visit uuid,
  role text,
  constraint operation_file_pkey primary key (county, operation, name),
  constraint operation_file_visit_fkey foreign key (county, visit) references visit (county, id)
);
comment on column operation_file.person is 'whose operation it is: the file arrives when that person sends it';
comment on column operation_file.role is 'as attachment.role';
comment on column operation_file.visit is 'the visit that it is a photo of; null for evidence of a problem';
create index operation_file_sha256 on operation_file (county, sha256);
create index operation_file_visit on operation_file (county, visit);

-- How far backups reach that were read back and found whole: phones keep until then what the county has accepted.
create table verified_backup (
  county text not null,
  log_sequence bigint not null,
  verified_at timestamptz not null,
  constraint verified_backup_pkey primary key (county, log_sequence),
  constraint verified_backup_county_fkey foreign key (county) references county (county)
);

-- What was taken in although it lay outside its maker's scope by then.
create index log_entry_outside_scope on log_entry (county, sequence) where payload ->> 'outsideScope' = 'true';

-- The first fetch asks for everything but households that has problems.
create index problem_elsewhere on problem (county, region, subject) where subject_kind <> 'household';
