-- Tables that came back filled in: what came of their rows, and the workbook of the refused ones.
create table sheet_import (
  county text not null,
  id uuid not null,
  kind text not null,
  dry_run boolean not null,
  file_name text not null,
  imported_by uuid not null,
  imported_at timestamptz not null,
  row_count integer not null,
  outcomes jsonb not null,
  refusals jsonb not null,
  refused_workbook bytea,
  passed_over integer not null,
  sheets_left_out jsonb not null,
  misread jsonb not null,
  constraint sheet_import_pkey primary key (county, id),
  constraint sheet_import_imported_by_fkey foreign key (county, imported_by) references person (county, id)
);
create index sheet_import_imported_by on sheet_import (county, imported_by, imported_at, id);
