-- After so long without a touch a phone asks for its PIN again.
update parameter set value = value || '{"idleMinutes": 10}' where name = 'field' and not value ? 'idleMinutes';

-- Whether an ended session was that of a phone taken out of service is asked for every token that is not known.
create index device_revoked on device (session) where revoked_at is not null;
