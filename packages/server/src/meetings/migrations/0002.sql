-- A meeting that was convened and is not held stays with its number, and with why.
alter table meeting add column called_off_reason text not null default '';
alter table meeting alter column called_off_reason drop default;
