-- 督办函件. A letter as it is being written: nobody's act yet.
create table letter_draft (
  county text not null,
  id uuid not null,
  unit text not null,
  version integer not null,
  content jsonb not null,
  drafted_by uuid,
  changed_at timestamptz not null,
  constraint letter_draft_pkey primary key (county, id),
  constraint letter_draft_unit_fkey foreign key (county, unit) references unit (county, code)
);
create index letter_draft_unit on letter_draft (county, unit);

-- The last number given out, by kind and year: its row is held until the letter is there, so that none is lost or given twice.
create table letter_number (
  county text not null,
  kind text not null,
  year integer not null,
  last integer not null,
  constraint letter_number_pkey primary key (county, kind, year)
);

-- A letter as it was issued, with its paper.
create table letter (
  county text not null,
  id uuid not null,
  kind text not null,
  kind_name text not null,
  year integer not null,
  ordinal integer not null,
  number text not null,
  title text not null,
  body text not null,
  contact text not null,
  issuer text not null,
  region text collate "C" not null,
  issued_on date not null,
  issued_at timestamptz not null,
  issued_by uuid,
  drafted_by uuid,
  rules jsonb not null,
  items integer not null,
  content_hash text not null,
  document bytea not null,
  document_hash text not null,
  recipients integer not null,
  owing integer not null,
  to_decide integer not null,
  deferred integer not null,
  objecting integer not null,
  next_on date,
  constraint letter_pkey primary key (county, id),
  constraint letter_ordinal_unique unique (county, kind, year, ordinal),
  constraint letter_number_unique unique (county, number),
  constraint letter_issuer_fkey foreign key (county, issuer) references unit (county, code)
);
comment on column letter.rules is 'those of its kind on the day of issue';
comment on column letter.recipients is 'counted of letter_recipient, as are the columns after it';
create index letter_issued on letter (county, issued_at, id);
create index letter_issuer on letter (county, issuer);
create index letter_open on letter (county, next_on) where next_on is not null;

create table letter_item (
  county text not null,
  letter uuid not null,
  id uuid not null,
  ordinal integer not null,
  kind text not null,
  about uuid,
  text text not null,
  recipients uuid[],
  constraint letter_item_pkey primary key (county, letter, id),
  constraint letter_item_ordinal_unique unique (county, letter, ordinal),
  constraint letter_item_letter_fkey foreign key (county, letter) references letter (county, id)
);
comment on column letter_item.recipients is 'who answers for it; null: all of them';
create index letter_item_about on letter_item (county, about) where about is not null;

create table letter_recipient (
  county text not null,
  letter uuid not null,
  id uuid not null,
  role text not null,
  unit text,
  person uuid,
  region text collate "C" not null,
  addressed_on date not null,
  due_on date not null,
  state text not null,
  replaces uuid,
  asked_as uuid not null,
  signed_by uuid,
  signed_at timestamptz,
  sent_back_reason text not null,
  extension_asked date,
  extension_reason text not null,
  extensions integer not null,
  urged integer not null,
  urged_on date,
  owed integer not null,
  submitted integer not null,
  confirmed integer not null,
  deferred integer not null,
  lifted integer not null,
  objecting integer not null,
  next_on date not null,
  answered_at timestamptz,
  constraint letter_recipient_pkey primary key (county, letter, id),
  constraint letter_recipient_letter_fkey foreign key (county, letter) references letter (county, id),
  constraint letter_recipient_unit_fkey foreign key (county, unit) references unit (county, code),
  constraint letter_recipient_person_fkey foreign key (county, person) references person (county, id),
  constraint letter_recipient_either check ((unit is null) <> (person is null))
);
comment on column letter_recipient.asked_as is 'by which items name it: its own id, or that of the first one that it stands for';
comment on column letter_recipient.next_on is 'until when something is to be answered, or was';
create index letter_recipient_unit on letter_recipient (county, unit);
create index letter_recipient_person on letter_recipient (county, person);
create index letter_recipient_region on letter_recipient (county, region);
create index letter_recipient_owing on letter_recipient (county, next_on) where answered_at is null;

create table letter_answer (
  county text not null,
  letter uuid not null,
  recipient uuid not null,
  id uuid not null,
  item uuid not null,
  round integer not null,
  outcome text not null,
  text text not null,
  look_again_on date,
  points jsonb not null,
  same_as uuid,
  state text not null,
  answered_by uuid,
  answered_at timestamptz not null,
  decided_by uuid,
  decided_at timestamptz,
  decision text not null,
  constraint letter_answer_pkey primary key (county, id),
  constraint letter_answer_round_unique unique (county, letter, recipient, item, round),
  constraint letter_answer_recipient_fkey foreign key (county, letter, recipient) references letter_recipient (county, letter, id)
);

create table letter_objection (
  county text not null,
  letter uuid not null,
  recipient uuid not null,
  id uuid not null,
  item uuid,
  reason text not null,
  raised_by uuid,
  raised_at timestamptz not null,
  is_upheld boolean,
  opinion text not null,
  examined_by uuid,
  examined_at timestamptz,
  constraint letter_objection_pkey primary key (county, id),
  constraint letter_objection_recipient_fkey foreign key (county, letter, recipient) references letter_recipient (county, letter, id)
);
create index letter_objection_recipient on letter_objection (county, letter, recipient);
