-- A password that somebody else gave is known to two people: until then, and only to be changed.
alter table account add column one_time_until timestamptz;

-- A post given by mistake ends on the day it began, having been held on no day.
alter table post drop constraint post_dates_in_order;
alter table post add constraint post_dates_in_order check (valid_to is null or valid_to >= valid_from);

create index person_name on person (county, name, id);
