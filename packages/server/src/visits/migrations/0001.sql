create table visit (
  county text not null,
  id uuid not null,
  round uuid not null,
  subject uuid not null,
  village text collate "C" not null,
  inspector uuid not null,
  outcome text not null,
  started_at timestamptz,
  ended_at timestamptz,
  received_at timestamptz not null,
  assessed bit varying not null,
  applicable bit varying not null,
  seen boolean not null,
  position_latitude double precision,
  position_longitude double precision,
  note text,
  come_again_on date,
  kept_answers jsonb not null default '{}',
  submission text not null,
  submission_hash bytea not null,
  replaced_by uuid,
  position_let_go_in uuid,
  constraint visit_pkey primary key (county, id),
  constraint visit_round_fkey foreign key (county, round) references round (county, id),
  constraint visit_household_fkey foreign key (county, subject) references household (county, id),
  constraint visit_village_fkey foreign key (county, village) references region (county, code),
  constraint visit_inspector_fkey foreign key (county, inspector) references person (county, id),
  constraint visit_replaced_by_fkey foreign key (county, replaced_by) references visit (county, id),
  constraint visit_outcome_known check (outcome in ('completed', 'nobody-home', 'refused', 'moved', 'deceased', 'other'))
);
comment on column visit.assessed is 'one bit a check item in catalogue order: 1 assessed, 0 not; empty unless completed';
comment on column visit.applicable is 'one bit a check item: 1 the form asked it there, answered or not; the others do not apply to the household';
comment on column visit.note is 'what was said of a visit that was not completed, or of what was not looked at';
comment on column visit.come_again_on is 'a day that was agreed on to come again';
comment on column visit.kept_answers is 'what the checklist wants to offer at the next visit, by question';
comment on column visit.seen is 'whether the household counts as seen by it: decided when it came in, by the share that the county asks for';
comment on column visit.village is 'where the household belonged when it was visited';
comment on column visit.position_let_go_in is 'the entry that tells that positions were wiped by the county''s rule, out of the submission too';
comment on column visit.replaced_by is 'a corrected form that came after it and counts in its place; its findings are gone, the log has them';
create index visit_position_let_go on visit (county, position_let_go_in) where position_let_go_in is not null;
create index visit_replaced_by on visit (county, replaced_by) where replaced_by is not null;
create index visit_subject on visit (county, subject);
create index visit_village on visit (county, village);
create index visit_inspector on visit (county, inspector);
-- A comparison reads who was seen and what was found from two indexes alone, without a look at the tables: a visit's
-- row carries the whole submission.
create index visit_round_subject on visit (county, round, subject, received_at, id) include (outcome, assessed, seen, inspector)
  where replaced_by is null;

-- The visits that count: whatever shows or counts what was seen reads these.
create view standing_visit as select * from visit where replaced_by is null;

create table attachment (
  county text not null,
  visit uuid not null,
  name text not null,
  sha256 bytea not null,
  original bytea not null,
  bytes integer not null,
  media_type text not null,
  let_go_in uuid,
  role text,
  constraint attachment_pkey primary key (county, visit, name),
  constraint attachment_visit_fkey foreign key (county, visit) references visit (county, id),
  constraint attachment_role_known check (role in ('voice', 'signature'))
);
create index attachment_sha256 on attachment (sha256);
create index attachment_let_go on attachment (county, let_go_in) where let_go_in is not null;
comment on column attachment.let_go_in is 'the entry that tells that the content was deleted by the county''s rule; what it was called stays';
comment on column attachment.role is 'what it is beside the form''s answers: spoken, or the householder''s signature; null for what answers a question';
comment on column attachment.sha256 is 'of what is kept, and its name in the store';
comment on column attachment.original is 'the SHA-256 of what was sent: a picture is kept encoded anew';

-- Found, as rows: a visit's items with a problem. What passed is only a bit in visit.assessed.
create table finding (
  county text not null,
  visit uuid not null,
  item text not null,
  round uuid not null,
  subject uuid not null,
  village text collate "C" not null,
  problem uuid not null,
  status_before text not null,
  arose_recently boolean not null,
  note text,
  photos text[] not null default '{}',
  constraint finding_pkey primary key (county, visit, item),
  constraint finding_visit_fkey foreign key (county, visit) references visit (county, id),
  constraint finding_round_fkey foreign key (county, round) references round (county, id),
  constraint finding_problem_fkey foreign key (county, problem) references problem (county, id),
  constraint finding_status_known check (status_before in ('none', 'open', 'reported', 'closed', 'void'))
);
comment on column finding.photos is 'names of those of the visit''s attachments that show it';
comment on column finding.status_before is 'the standing of the problem just before this finding: what stands between two compared rounds';
create index finding_problem on finding (county, problem);
create index finding_subject on finding (county, subject);
-- The other index that a comparison reads.
create index finding_round on finding (county, round, subject, item) include (status_before, arose_recently);
