-- 更正: what was put right at a person's request. The log has a fingerprint of what stood there before and of what stands there now.
create table correction (
  county text not null,
  id uuid not null,
  household uuid not null,
  member uuid not null,
  what text not null,
  reason text not null,
  paper text not null,
  corrected_by uuid,
  corrected_at timestamptz not null,
  sealed bytea not null,
  constraint correction_pkey primary key (county, id),
  constraint correction_household_fkey foreign key (county, household) references household (county, id),
  constraint correction_corrected_by_fkey foreign key (county, corrected_by) references person (county, id)
);
comment on column correction.paper is 'what was shown for it';
comment on column correction.sealed is 'what stood there before and what stands there now: opened only with the keys outside the database';
create index correction_household on correction (county, household);
create index correction_corrected_by on correction (county, corrected_by);
create index correction_latest on correction (county, corrected_at, id);
