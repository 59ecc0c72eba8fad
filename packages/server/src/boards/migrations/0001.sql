-- Leaders who took problems in hand in person: few among millions of entries.
create index log_entry_leader_check on log_entry (county, problem) where kind = 'problem-leader-checked';
