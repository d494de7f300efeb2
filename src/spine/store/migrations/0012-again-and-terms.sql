-- What is done again and again, of which the last time may be older than the record; and the councils' own school terms.

alter table due
  -- The longest that may pass between two times: {n, unit}. Null for what is done once.
  add column again jsonb;

alter table trust_standing
  -- Each council's own school terms, as the trust entered them.
  add column terms jsonb not null default '[]';
