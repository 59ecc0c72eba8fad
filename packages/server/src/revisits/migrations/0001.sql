-- What was drawn to be seen again, village by village. The log's entry of the same draw keeps the whole lot.
create table revisit_draw (
  county text not null,
  id uuid not null,
  village text collate "C" not null,
  seed bigint not null,
  drawn_at timestamptz not null,
  drawn_by uuid not null,
  due_on date not null,
  closed integer not null,
  drawn_before integer not null,
  lot integer not null,
  sample integer not null,
  problems integer not null,
  constraint revisit_draw_pkey primary key (county, id, village),
  constraint revisit_draw_village_fkey foreign key (county, village) references region (county, code),
  constraint revisit_draw_drawn_by_fkey foreign key (county, drawn_by) references person (county, id),
  constraint revisit_draw_counts_in_order check (0 < sample and sample <= lot and lot + drawn_before = closed)
);
comment on table revisit_draw is 'one row for each village in which something was drawn; counted in households';
create index revisit_draw_village on revisit_draw (county, village);
create index revisit_draw_drawn_by on revisit_draw (county, drawn_by);

-- What became of the problems that were drawn is read from the log.
create index log_entry_revisits on log_entry (county, problem, sequence)
  where kind in ('problem-revisit-drawn', 'problem-revisited', 'problem-reopened');
create index log_entry_revisit_draws on log_entry (county, sequence)
  where kind in ('problem-revisit-drawn', 'revisits-drawn');
