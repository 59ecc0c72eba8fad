-- Photos of an own check; those recorded before have none.
alter table own_check add column photos text[] not null default '{}';
alter table own_check alter column photos drop default;
