create table round (
  county text not null,
  id uuid not null,
  ordinal integer not null,
  name text not null,
  tier text not null,
  coverage text not null,
  draw jsonb,
  blind boolean not null default false,
  form text not null,
  form_version text not null,
  starts_on date not null,
  ends_on date not null,
  closes_at timestamptz not null,
  constraint round_pkey primary key (county, id),
  constraint round_ordinal_unique unique (county, ordinal),
  constraint round_form_fkey foreign key (county, form, form_version) references form (county, id, version),
  constraint round_tier_known check (tier in ('village', 'township', 'county', 'province')),
  constraint round_coverage_known check (coverage in ('all', 'sample')),
  constraint round_dates_in_order check (ends_on >= starts_on)
);
comment on column round.draw is 'how the sample was drawn; the same draw over the same register gives the same households';
comment on column round.closes_at is 'its last day is over, or it was opened afterwards: what the register becomes later changes nothing of it';
comment on column round.blind is 'its visits are made without knowing what earlier rounds found';
create index round_form on round (county, form, form_version);

create table round_sample (
  county text not null,
  round uuid not null,
  subject uuid not null,
  constraint round_sample_pkey primary key (county, round, subject),
  constraint round_sample_round_fkey foreign key (county, round) references round (county, id),
  constraint round_sample_household_fkey foreign key (county, subject) references household (county, id)
);
create index round_sample_subject on round_sample (county, subject);
