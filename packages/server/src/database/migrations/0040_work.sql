-- My work: what waits in a state, by deadline.
create index problem_queue on problem (county, state, due_on, id);

-- What was planned or reported to be done, text by text: copies across households are pointed out.
create table problem_measure (
  county text not null,
  entry uuid not null,
  position integer not null,
  problem uuid not null,
  subject uuid not null,
  kind text not null,
  text text not null,
  fingerprint bytea not null,
  constraint problem_measure_pkey primary key (county, entry, position),
  constraint problem_measure_problem_fkey foreign key (county, problem) references problem (county, id),
  constraint problem_measure_kind_known check (kind in ('policy', 'own-drive'))
);
comment on column problem_measure.fingerprint is 'SHA-256 of the letters and digits of the text: equal texts but for spaces and punctuation';
create index problem_measure_fingerprint on problem_measure (county, fingerprint);
create index problem_measure_problem on problem_measure (county, problem);

-- Filters of the ledger that somebody keeps.
create table saved_filter (
  county text not null,
  id uuid not null,
  person uuid not null,
  name text not null,
  filter jsonb not null,
  constraint saved_filter_pkey primary key (county, id),
  constraint saved_filter_name_unique unique (county, person, name),
  constraint saved_filter_person_fkey foreign key (county, person) references person (county, id)
);
