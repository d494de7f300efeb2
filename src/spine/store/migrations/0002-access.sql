-- Who may use the system, their sessions, and who saw what.
-- Row-level security here is not forced on the owner: the functions below run as the owner, and the sealer is the owner.

create table app_user (
  authority int not null references authority,
  id uuid not null,
  email text not null check (email = lower(email) and email ~ '^[^\s@]+@[^\s@]+$' and length(email) <= 254),
  name text not null check (length(name) between 1 and 200),
  password_hash text not null check (password_hash like '$argon2id$%'),
  role text not null check (role in (
    'administrator', 'director', 'performance-analyst', 'team-manager', 'social-worker',
    'independent-reviewing-officer', 'board-member', 'care-experienced-board-member')),
  -- The one council they work for; null for the whole trust.
  council text,
  created_at timestamptz not null default clock_timestamp(),
  disabled_at timestamptz,
  primary key (authority, id),
  unique (authority, email),
  foreign key (authority, council) references council
);

-- Only the SHA-256 of a token is kept: whoever reads this table cannot use what they read.
create table session (
  authority int not null,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  id uuid not null,
  user_id uuid not null,
  created_at timestamptz not null,
  last_seen_at timestamptz not null,
  ends_at timestamptz not null,
  revoked_at timestamptz,
  primary key (authority, token_hash),
  unique (authority, id),
  foreign key (authority, user_id) references app_user
);
create index session_user_id on session (authority, user_id);

-- Tries at signing in, by the digest of the account or of the network address; swept after a day.
create table sign_in_attempt (
  authority int not null,
  key bytea not null check (octet_length(key) = 32),
  tries int not null,
  since timestamptz not null,
  last_at timestamptz not null,
  wait_until timestamptz,
  primary key (authority, key)
);
create index sign_in_attempt_last_at on sign_in_attempt (authority, last_at);

-- A code, never a sentence: no spaces.
create function is_audit_code(value text) returns boolean language sql immutable
  as $$ select value ~ '^[A-Za-z0-9/][A-Za-z0-9/:._*=-]{0,119}$' $$;

-- No foreign keys: it outlives what it names, and a key on the one row of authority would be contended by every read.
create table audit_event (
  authority int not null,
  at timestamptz not null default clock_timestamp(),
  id uuid not null,
  actor text not null check (is_audit_code(actor)),
  session uuid,
  action text not null check (is_audit_code(action)),
  allowed boolean not null,
  subjects uuid[] not null,
  route text check (is_audit_code(route)),
  purpose text check (is_audit_code(purpose)),
  about text check (is_audit_code(about)),
  primary key (authority, at, id)
) partition by range (at);
-- Who has looked at a child.
create index audit_event_subjects on audit_event using gin (subjects);
create index audit_event_actor on audit_event (authority, actor, at);

-- Events waiting for the sealer. Ids or times could not say which: transactions commit in another order than they begin.
create table audit_pending (
  authority int not null,
  id uuid not null,
  at timestamptz not null,
  primary key (authority, id)
);

create table audit_seal (
  authority int not null,
  sequence bigint not null check (sequence > 0),
  from_at timestamptz not null,
  to_at timestamptz not null,
  -- In the order they were hashed.
  events uuid[] not null,
  count int not null check (count > 0 and count = cardinality(events)),
  hash bytea not null check (octet_length(hash) = 32),
  previous_hash bytea not null check (octet_length(previous_hash) = 32),
  sealed_at timestamptz not null,
  primary key (authority, sequence)
);

create trigger audit_event_append_only before update or delete on audit_event
  for each row execute function refuse_change();
create trigger audit_event_no_truncate before truncate on audit_event
  for each statement execute function refuse_change();
create trigger audit_seal_append_only before update or delete on audit_seal
  for each row execute function refuse_change();
create trigger audit_seal_no_truncate before truncate on audit_seal
  for each statement execute function refuse_change();

create function note_pending() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into audit_pending (authority, id, at) values (new.authority, new.id, new.at);
  return null;
end $$;
create trigger audit_event_pending after insert on audit_event
  for each row execute function note_pending();

-- A write that finds no month's partition falls here and is never lost.
create table audit_event_default partition of audit_event default;
create trigger audit_event_default_no_truncate before truncate on audit_event_default
  for each statement execute function refuse_change();

-- Makes the partitions of this month and the `ahead` months after it. A month the default already holds is left there.
-- Attached rather than created in place, so that making one does not stop people reading.
create function make_audit_partitions(ahead int) returns int language plpgsql set timezone = 'UTC' as $$
declare
  first timestamptz;
  after timestamptz;
  name text;
  made int := 0;
begin
  perform pg_advisory_xact_lock(hashtext('alongside audit partitions'));
  for month in 0..ahead loop
    first := date_trunc('month', now()) + make_interval(months => month);
    after := first + interval '1 month';
    name := 'audit_event_' || to_char(first, 'YYYY_MM');
    continue when to_regclass(name) is not null;
    continue when exists (select from audit_event_default where at >= first and at < after);
    execute format('create table %I (like audit_event including defaults including constraints)', name);
    execute format('create trigger %I before truncate on %I for each statement execute function refuse_change()', name || '_no_truncate', name);
    execute format('alter table audit_event attach partition %I for values from (%L) to (%L)', name, first, after);
    made := made + 1;
  end loop;
  return made;
end $$;
select make_audit_partitions(3);

create function app_author() returns text language sql stable
  as $$ select nullif(current_setting('app.author', true), '') $$;

-- The role of whoever the work is done for, now; null for a system task, and for anyone disabled.
create function app_author_role() returns text language sql stable security definer set search_path = public, pg_temp as $$
  select role from app_user where authority = app_authority() and id::text = app_author() and disabled_at is null
$$;

-- Before anyone is signed in: what signing in needs of one account.
create function sign_in_account(address text)
  returns table (id uuid, password_hash text, disabled boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select id, password_hash, disabled_at is not null from app_user where authority = app_authority() and email = address
$$;

-- Whose session a token is, with their role as it is now.
create function session_of(token bytea)
  returns table (id uuid, user_id uuid, name text, role text, council text, created_at timestamptz, last_seen_at timestamptz,
    ends_at timestamptz, revoked_at timestamptz, disabled_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.user_id, u.name, u.role, u.council, s.created_at, s.last_seen_at, s.ends_at, s.revoked_at, u.disabled_at
  from session s join app_user u on u.authority = s.authority and u.id = s.user_id
  where s.authority = app_authority() and s.token_hash = token
$$;

revoke execute on function note_pending(), make_audit_partitions(int), app_author_role(), sign_in_account(text), session_of(bytea) from public;
grant execute on function app_author_role(), sign_in_account(text), session_of(bytea) to alongside_app;

alter table app_user enable row level security;
create policy seen on app_user for select to alongside_app
  using (authority = app_authority() and (id::text = app_author() or (select app_author_role()) = 'administrator'));
create policy added on app_user for insert to alongside_app
  with check (authority = app_authority() and (select app_author_role()) = 'administrator');
create policy changed on app_user for update to alongside_app
  using (authority = app_authority() and (select app_author_role()) = 'administrator');

alter table session enable row level security;
create policy own on session to alongside_app
  using (authority = app_authority() and (user_id::text = app_author() or (select app_author_role()) = 'administrator'))
  with check (authority = app_authority() and (user_id::text = app_author() or (select app_author_role()) = 'administrator'));

alter table sign_in_attempt enable row level security;
create policy own on sign_in_attempt to alongside_app using (authority = app_authority());

alter table audit_event enable row level security;
create policy added on audit_event for insert to alongside_app
  with check (authority = app_authority() and actor = app_author());
create policy seen on audit_event for select to alongside_app
  using (authority = app_authority() and (select app_author_role()) in ('administrator', 'director'));

alter table audit_seal enable row level security;
create policy seen on audit_seal for select to alongside_app
  using (authority = app_authority() and (select app_author_role()) in ('administrator', 'director'));

alter table audit_pending enable row level security;

-- Never the password's hash.
grant select (authority, id, email, name, role, council, created_at, disabled_at) on app_user to alongside_app;
grant insert on app_user to alongside_app;
grant update (name, password_hash, role, council, disabled_at) on app_user to alongside_app;
grant select (authority, id, user_id, created_at, last_seen_at, ends_at, revoked_at) on session to alongside_app;
grant insert, update (last_seen_at, revoked_at) on session to alongside_app;
grant select, insert, update, delete on sign_in_attempt to alongside_app;
-- Not the time: that is the database's own.
grant insert (authority, id, actor, session, action, allowed, subjects, route, purpose, about) on audit_event to alongside_app;
grant select on audit_event to alongside_app;
grant select on audit_seal to alongside_app;

-- An import's rows and an act's reason may say something of a child.
create policy named on act as restrictive to alongside_app using (app_sight() = 'files');
create policy named on import as restrictive to alongside_app using (app_sight() = 'files');
create policy named on import_file as restrictive to alongside_app using (app_sight() = 'files');
