-- A round whose visits are made without knowing what earlier rounds found.
alter table round add column blind boolean not null default false;
