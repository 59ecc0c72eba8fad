-- The office's own paper for a kind of letter; one that is replaced stays, for the copies of letters that were made of it.
create table letter_template (
  county text not null,
  id uuid not null,
  kind text not null,
  document bytea not null,
  document_hash text not null,
  added_at timestamptz not null,
  added_by uuid,
  ended_at timestamptz,
  constraint letter_template_pkey primary key (county, id),
  constraint letter_template_county_fkey foreign key (county) references county (county)
);
create unique index letter_template_standing on letter_template (county, kind) where ended_at is null;

alter table letter add column template uuid;
alter table letter add constraint letter_template_fkey foreign key (county, template) references letter_template (county, id);
create index letter_made_of_template on letter (county, template) where template is not null;
comment on column letter.template is 'the office''s own paper that it was made of; null: the built-in one';

-- Files that go with a letter, or with an answer to it, in the order in which they were named.
create table letter_attachment (
  county text not null,
  letter uuid not null,
  named_in uuid not null,
  ordinal integer not null,
  sha256 bytea not null,
  file_name text not null,
  person uuid,
  constraint letter_attachment_pkey primary key (county, letter, named_in, ordinal),
  constraint letter_attachment_letter_fkey foreign key (county, letter) references letter (county, id)
);
comment on column letter_attachment.named_in is 'the letter itself, or one of its answers';
comment on column letter_attachment.person is 'who named it: it shows the file only if that person has it (evidence_holder)';
create index letter_attachment_sha256 on letter_attachment (county, sha256);
