-- 对象. Everything that can have a problem, so that nothing asks a household where a problem belongs. Each row is kept by
-- the capability whose record it is, in the transaction that changes the record: a household that moves moves its
-- members here too. It refers to nothing, since the record that it is saved with does, and a county has half a million.
create table subject (
  county text not null,
  id uuid not null,
  kind text not null,
  region text collate "C" not null,
  name text not null,
  number text collate "C" not null,
  initials text collate "C" not null,
  reading text collate "C" not null,
  constraint subject_pkey primary key (county, id),
  constraint subject_kind_known check (kind in ('household', 'member', 'village', 'thing', 'unit', 'post'))
);
comment on column subject.id is 'that of the household, member or post; of a village, a unit or a thing made from its code or name';
comment on column subject.region is 'where it lies, or for what area a post is: scope is held against it';
comment on column subject.number is 'what people call it by in writing; that of a member is unique only in its household';
comment on column subject.initials is 'how the name is read, by the first letter of each character; lower case';
comment on column subject.reading is 'the same in full, without blanks and tones';
create unique index subject_number on subject (county, kind, number) where kind <> 'member';
-- The search box: what is typed begins initials or a name, of a household first.
create index subject_initials on subject (county, initials text_pattern_ops, kind);
create index subject_name on subject (county, name text_pattern_ops, kind);
