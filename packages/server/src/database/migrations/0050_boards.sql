-- Leaders who took problems in hand in person: few among millions of entries.
create index log_entry_leader_check on log_entry (county, problem) where kind = 'problem-leader-checked';

-- Which kinds of measures a problem has, from the index alone.
create index problem_measure_kind on problem_measure (county, problem, kind);
drop index problem_measure_problem;
