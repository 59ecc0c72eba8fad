create table standard (
  county text not null,
  id text not null,
  title text not null,
  created_at timestamptz not null,
  constraint standard_pkey primary key (county, id),
  constraint standard_county_fkey foreign key (county) references county (county)
);

create table check_item (
  county text not null,
  standard text not null,
  code text collate "C" not null,
  position integer not null,
  dimension text not null,
  wording text not null,
  severity text not null,
  department text not null,
  allowance integer not null,
  allowance_unit text not null,
  evidence text[] not null,
  papers text[] not null,
  constraint check_item_pkey primary key (county, standard, code),
  constraint check_item_position_unique unique (county, standard, position),
  constraint check_item_standard_fkey foreign key (county, standard) references standard (county, id),
  constraint check_item_department_fkey foreign key (county, department) references unit (county, code),
  constraint check_item_severity_known check (severity in ('hard', 'ordinary')),
  constraint check_item_allowance_unit_known check (allowance_unit in ('day', 'working-day')),
  constraint check_item_allowance_not_negative check (allowance >= 0)
);
create index check_item_department on check_item (county, department);

create table form (
  county text not null,
  id text not null,
  version text not null,
  title text not null,
  standard text not null,
  xform text not null,
  guidance jsonb not null,
  workbook bytea,
  itemsets text,
  created_at timestamptz not null,
  constraint form_pkey primary key (county, id, version),
  constraint form_standard_fkey foreign key (county, standard) references standard (county, id)
);
comment on column form.guidance is 'what the checklist says of its questions beside what an XForm can: good answers, where answers are known from';
comment on column form.workbook is 'what the checklist was written in: taken away, changed, brought back';
comment on column form.itemsets is 'the choices of questions that ask a file beside the form, as that file; null where none does';
create index form_standard on form (county, standard);
