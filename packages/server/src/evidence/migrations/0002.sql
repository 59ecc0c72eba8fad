-- How a picture looks, by which those are found that show the same: of pictures that were kept before, nothing is known.
alter table evidence_file add column look text;
comment on column evidence_file.look is 'difference hash of 64 bits as hexadecimal digits; null where it is no picture or has no features';
