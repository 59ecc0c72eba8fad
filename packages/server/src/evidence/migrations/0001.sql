-- 佐证: a file that shows something, known by the SHA-256 of what was made, which phones and entries name it by. What is
-- kept of it (a picture is encoded anew) lies in the data folder under its own SHA-256.
create table evidence_file (
  county text not null,
  sha256 bytea not null,
  content bytea not null,
  media_type text not null,
  bytes integer not null,
  file_name text not null,
  taken_at timestamptz,
  latitude double precision,
  longitude double precision,
  maker uuid not null,
  received_at timestamptz not null,
  let_go_in uuid,
  constraint evidence_file_pkey primary key (county, sha256),
  constraint evidence_file_maker_fkey foreign key (county, maker) references person (county, id)
);
comment on column evidence_file.content is 'the SHA-256 of what is kept, and its name in the store';
comment on column evidence_file.bytes is 'as kept: pictures are encoded anew, smaller and without what the camera wrote into them';
comment on column evidence_file.let_go_in is 'the entry that tells that the content was deleted by the county''s rule; what it was called stays';
comment on column evidence_file.latitude is 'read from the picture before it was taken out of it; WGS-84';
create index evidence_file_content on evidence_file (content);
create index evidence_file_let_go on evidence_file (county, let_go_in) where let_go_in is not null;
create index evidence_file_maker on evidence_file (county, maker);

-- Who has a file: whoever sent it, or named it where it was theirs to see. Whoever only knows its SHA-256 has nothing, and
-- what such a person names it for shows nobody anything.
create table evidence_holder (
  county text not null,
  sha256 bytea not null,
  person uuid not null,
  file_name text not null,
  constraint evidence_holder_pkey primary key (county, sha256, person),
  constraint evidence_holder_file_fkey foreign key (county, sha256) references evidence_file (county, sha256),
  constraint evidence_holder_person_fkey foreign key (county, person) references person (county, id)
);
comment on column evidence_holder.file_name is 'as this person calls it';
create index evidence_holder_person on evidence_holder (county, person, file_name);

-- Contents that nothing names any more by the county's rule, until they are deleted from where they are kept.
create table content_to_delete (
  county text not null,
  content bytea not null,
  constraint content_to_delete_pkey primary key (county, content)
);
