-- A second step at signing in, and accounts known to a provider of sign-ins.
-- The working role has no leave for these tables: each function does one thing, for whoever the work is done for alone.

create table user_second_step (
  authority int not null,
  user_id uuid not null,
  -- Encrypted under a key that is not in this database, and bound to the account.
  secret bytea not null check (octet_length(secret) between 40 and 200),
  begun_at timestamptz not null,
  -- Null until a code has shown that the secret was taken down right; nothing is asked at signing in before that.
  confirmed_at timestamptz,
  -- The time step of the last code used: that one and any before it are used up.
  last_step bigint not null default 0,
  primary key (authority, user_id),
  foreign key (authority, user_id) references app_user
);

-- Codes for whoever has lost the second step. Kept as a digest under the same key; a used one is gone.
create table recovery_code (
  authority int not null,
  user_id uuid not null,
  digest bytea not null check (octet_length(digest) = 32),
  primary key (authority, user_id, digest),
  foreign key (authority, user_id) references user_second_step on delete cascade
);

-- Who has shown who they are, and whose code is awaited. No session: nothing else reads it.
create table half_session (
  authority int not null,
  token_hash bytea not null check (octet_length(token_hash) = 32),
  user_id uuid not null,
  ends_at timestamptz not null,
  -- A digest of the password's hash when it began: a half session ends with the password it began under.
  under bytea not null check (octet_length(under) = 32),
  -- Who a provider said they are, where they came by one.
  issuer text,
  subject text,
  primary key (authority, token_hash),
  check ((issuer is null) = (subject is null)),
  foreign key (authority, user_id) references app_user on delete cascade
);
create index half_session_ends_at on half_session (authority, ends_at);
create index half_session_user_id on half_session (authority, user_id);

-- Who a provider's subject is here. The subject is the provider's own name for someone and never changes hands.
create table external_identity (
  authority int not null,
  issuer text not null check (length(issuer) between 1 and 500),
  subject text not null check (length(subject) between 1 and 255),
  user_id uuid not null,
  linked_at timestamptz not null,
  primary key (authority, issuer, subject),
  unique (authority, issuer, user_id),
  foreign key (authority, user_id) references app_user on delete cascade
);

alter table user_second_step enable row level security;
alter table recovery_code enable row level security;
alter table half_session enable row level security;
alter table external_identity enable row level security;

-- Whoever the work is done for, unless their account is closed.
create function app_author_account() returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select id from app_user where authority = app_authority() and id::text = app_author() and disabled_at is null
$$;

create function own_second_step()
  returns table (secret bytea, confirmed_at timestamptz, last_step bigint, codes int)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.secret, s.confirmed_at, s.last_step,
    (select count(*)::int from recovery_code c where c.authority = s.authority and c.user_id = s.user_id)
  from user_second_step s where s.authority = app_authority() and s.user_id = app_author_account()
$$;

-- A secret that is not in use yet. Whether it was kept: one in use is never written over.
create function begin_second_step(sealed bytea, at timestamptz) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into user_second_step (authority, user_id, secret, begun_at)
    select app_authority(), app_author_account(), sealed, at where app_author_account() is not null
    on conflict (authority, user_id) do update set secret = excluded.secret, begun_at = excluded.begun_at, last_step = 0
      where user_second_step.confirmed_at is null;
  return found;
end $$;

-- Turns on the secret that a code has just been right for, with the recovery codes that stand in for it. It must be that very
-- one: another may have been begun in another window.
create function confirm_second_step(sealed bytea, step bigint, digests bytea[], at timestamptz) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update user_second_step set confirmed_at = at, last_step = step
    where authority = app_authority() and user_id = app_author_account() and confirmed_at is null and secret = sealed;
  if not found then return false; end if;
  delete from recovery_code where authority = app_authority() and user_id = app_author_account();
  insert into recovery_code select app_authority(), app_author_account(), unnest(digests);
  return true;
end $$;

-- Uses up a time step. False when it, or a later one, was used before: two at once cannot both be the first.
create function use_second_step(step bigint) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update user_second_step set last_step = step
    where authority = app_authority() and user_id = app_author_account() and confirmed_at is not null and last_step < step;
  return found;
end $$;

create function use_recovery_code(code bytea) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from recovery_code c using user_second_step s
    where c.authority = app_authority() and c.user_id = app_author_account() and c.digest = code
      and s.authority = c.authority and s.user_id = c.user_id and s.confirmed_at is not null;
  return found;
end $$;

create function end_second_step() returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from user_second_step where authority = app_authority() and user_id = app_author_account();
  return found;
end $$;

-- For an administrator: who has it on, and taking it off. Never the secret.
create function second_steps_on() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select user_id from user_second_step
  where authority = app_authority() and confirmed_at is not null and (select app_author_role()) = 'administrator'
$$;

create function reset_second_step(person uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app_author_role() is distinct from 'administrator' then return false; end if;
  delete from user_second_step where authority = app_authority() and user_id = person;
  if not found then return false; end if;
  delete from half_session where authority = app_authority() and user_id = person;
  return true;
end $$;

create function begin_half_session(token bytea, until timestamptz, provider text, known_as text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into half_session (authority, token_hash, user_id, ends_at, under, issuer, subject)
    select u.authority, token, u.id, until, sha256(convert_to(u.password_hash, 'UTF8')), provider, known_as
    from app_user u where u.authority = app_authority() and u.id = app_author_account();
  return found;
end $$;

create function half_session_of(token bytea) returns table (user_id uuid, ends_at timestamptz, issuer text, subject text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select h.user_id, h.ends_at, h.issuer, h.subject
  from half_session h join app_user u on u.authority = h.authority and u.id = h.user_id
  where h.authority = app_authority() and h.token_hash = token and u.disabled_at is null
    and h.under = sha256(convert_to(u.password_hash, 'UTF8'))
$$;

-- Ends a half session. True for one caller alone, so that it becomes one session at most.
create function end_half_session(token bytea) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from half_session where authority = app_authority() and token_hash = token;
  return found;
end $$;

-- Whose account a provider's subject is.
create function external_account(provider text, known_as text) returns table (id uuid, disabled boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.disabled_at is not null
  from external_identity e join app_user u on u.authority = e.authority and u.id = e.user_id
  where e.authority = app_authority() and e.issuer = provider and e.subject = known_as
$$;

-- Ties a provider's subject to whoever the work is done for. Whether it is theirs now: false where either is tied to another.
create function link_external_account(provider text, known_as text, at timestamptz) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  insert into external_identity (authority, issuer, subject, user_id, linked_at)
    select app_authority(), provider, known_as, app_author_account(), at where app_author_account() is not null
    on conflict do nothing;
  return exists (select from external_identity
    where authority = app_authority() and issuer = provider and subject = known_as and user_id = app_author_account());
end $$;

-- Since when a provider's sign-in is one's own.
create function own_external_account(provider text) returns timestamptz
  language sql stable security definer set search_path = public, pg_temp as $$
  select linked_at from external_identity
  where authority = app_authority() and issuer = provider and user_id = app_author_account()
$$;

-- For an administrator: whose accounts a provider knows, and untying one.
create function externally_known() returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  select distinct user_id from external_identity
  where authority = app_authority() and (select app_author_role()) = 'administrator'
$$;

create function unlink_external_accounts(person uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app_author_role() is distinct from 'administrator' then return false; end if;
  delete from external_identity where authority = app_authority() and user_id = person;
  return found;
end $$;

revoke execute on function app_author_account(), own_second_step(), begin_second_step(bytea, timestamptz),
  confirm_second_step(bytea, bigint, bytea[], timestamptz), use_second_step(bigint), use_recovery_code(bytea), end_second_step(),
  second_steps_on(), reset_second_step(uuid), begin_half_session(bytea, timestamptz, text, text), half_session_of(bytea),
  end_half_session(bytea), external_account(text, text), link_external_account(text, text, timestamptz),
  own_external_account(text), externally_known(), unlink_external_accounts(uuid) from public;
grant execute on function own_second_step(), begin_second_step(bytea, timestamptz),
  confirm_second_step(bytea, bigint, bytea[], timestamptz), use_second_step(bigint), use_recovery_code(bytea), end_second_step(),
  second_steps_on(), reset_second_step(uuid), begin_half_session(bytea, timestamptz, text, text), half_session_of(bytea),
  end_half_session(bytea), external_account(text, text), link_external_account(text, text, timestamptz),
  own_external_account(text), externally_known(), unlink_external_accounts(uuid) to alongside_app;
