-- A doubt that a village was asked to check: as it was told then, and what came back.
create table doubt_check (
  county text not null,
  id uuid not null,
  rule text not null,
  household uuid not null,
  member uuid,
  details jsonb not null,
  handed_out_at timestamptz not null,
  handed_out_by uuid,
  due_on date not null,
  result text,
  note text not null default '',
  checked_by uuid,
  checked_at timestamptz,
  constraint doubt_check_pkey primary key (county, id),
  constraint doubt_check_household_fkey foreign key (county, household) references household (county, id),
  constraint doubt_check_result_known check (result in ('confirmed', 'unfounded')),
  constraint doubt_check_whole check ((result is null) = (checked_at is null))
);
comment on column doubt_check.id is 'made of household, member and rule: the same doubt has the same one, whenever it is found';
comment on column doubt_check.details is 'what the rule''s sentence told when it was handed out';
create index doubt_check_household on doubt_check (county, household);
create index doubt_check_waiting on doubt_check (county, due_on) where result is null;
