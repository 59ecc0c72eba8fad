-- What a notice about several things tells of: the reader opens all of them at once.
alter table notice add column among text[];
comment on column notice.among is 'ids or codes of what about_kind says; null where it is about one thing or none';
