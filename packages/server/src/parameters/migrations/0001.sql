-- Who changed a parameter or a code list, when, and what it was: told by the log.
create index log_entry_settings on log_entry (county, kind, (payload ->> 'name'), sequence)
  where kind in ('parameter-set', 'parameter-withdrawn', 'code-list-set', 'code-list-withdrawn');
