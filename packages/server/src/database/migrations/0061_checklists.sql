-- The workbook that a checklist was written in: taken away, changed, brought back.
alter table form add column workbook bytea;

-- How a round's sample was drawn; the same draw over the same register gives the same households.
alter table round add column draw jsonb;
