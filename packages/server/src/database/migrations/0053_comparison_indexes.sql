-- A comparison reads who was seen and what was found from these indexes alone, without a look at the tables: a visit's
-- row carries the whole submission.
drop index visit_round_subject;
create index visit_round_subject on visit (county, round, subject, received_at, id) include (outcome, assessed, inspector);
drop index finding_round;
create index finding_round on finding (county, round, subject, item) include (status_before, arose_recently);
