-- A surname and a kind of household each fit a tenth of a county: their pages and counts are read from an index alone.
drop index household_head_name;
create index household_head_name on household (county, head_name text_pattern_ops) include (village);
create index household_category on household (county, category, village, number);
