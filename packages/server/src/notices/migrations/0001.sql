-- What somebody is told: made in the transaction of the entry that causes it.
create table notice (
  county text not null,
  id uuid not null,
  person uuid not null,
  kind text not null,
  about_kind text,
  about text,
  actor uuid,
  detail jsonb not null,
  created_at timestamptz not null,
  read_at timestamptz,
  constraint notice_pkey primary key (county, id),
  constraint notice_person_fkey foreign key (county, person) references person (county, id)
);
comment on column notice.about is 'an id or a code of what about_kind says; null where one notice is about many things, or about none';
create index notice_person on notice (county, person, created_at, id);
create index notice_unread on notice (county, person) where read_at is null;
create index notice_read on notice (county, read_at) where read_at is not null;
