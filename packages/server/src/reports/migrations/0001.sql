-- 通报. Figures are computed once and frozen with the rows that they count.
create table bulletin (
  county text not null,
  id uuid not null,
  ordinal integer not null,
  title text not null,
  round_earlier uuid not null,
  round_later uuid not null,
  as_of timestamptz not null,
  log_sequence bigint not null,
  published_by uuid,
  document bytea not null,
  constraint bulletin_pkey primary key (county, id),
  constraint bulletin_ordinal_unique unique (county, ordinal),
  constraint bulletin_round_earlier_fkey foreign key (county, round_earlier) references round (county, id),
  constraint bulletin_round_later_fkey foreign key (county, round_later) references round (county, id)
);
create index bulletin_round_earlier on bulletin (county, round_earlier);
create index bulletin_round_later on bulletin (county, round_later);

create table bulletin_figure (
  county text not null,
  bulletin uuid not null,
  name text not null,
  position integer not null,
  part text,
  value double precision,
  text text not null,
  rows uuid[] not null,
  constraint bulletin_figure_pkey primary key (county, bulletin, name),
  constraint bulletin_figure_bulletin_fkey foreign key (county, bulletin) references bulletin (county, id)
);
comment on column bulletin_figure.name is 'the identifier of the figure, for a part followed by what it is narrowed to: missed.township.431999101';
comment on column bulletin_figure.value is 'null where there is none, e.g. a share of nothing';
comment on column bulletin_figure.part is 'the name of that part when the figure was frozen; null for the whole county';
comment on column bulletin_figure.rows is 'the problems that the figure counted when it was frozen; none where it counts no problems';

create table bulletin_template (
  county text not null,
  document bytea not null,
  uploaded_at timestamptz not null,
  constraint bulletin_template_pkey primary key (county),
  constraint bulletin_template_county_fkey foreign key (county) references county (county)
);
