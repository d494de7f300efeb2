-- Reasons for opening a file, restricting one, and looking for odd looks; and what accounts have come to hold for them.
-- Functions marked security definer run as the owner and decide for themselves what they answer, as in 0006.

-- ---- Accounts ---------------------------------------------------------------------------------------------------

alter table app_user drop constraint app_user_role_check;
alter table app_user add constraint app_user_role_check check (role in (
  'administrator', 'director', 'service-manager', 'team-manager', 'social-worker', 'personal-adviser',
  'independent-reviewing-officer', 'virtual-school', 'health-team', 'performance-analyst', 'information-governance',
  'board-member', 'care-experienced-board-member'));
-- A keyed digest of the home postcode, for the report of odd looks and nothing else.
alter table app_user add column home_key bytea check (octet_length(home_key) = 32);
grant select (worker), update (worker) on app_user to alongside_app;

-- The key of those digests, which no role of the product reads.
create table home_key (
  authority int not null references authority,
  key bytea not null check (octet_length(key) = 32),
  primary key (authority)
);
alter table home_key enable row level security;

create function home_digest(postcode text) returns bytea
  language sql stable security definer set search_path = public, pg_temp as $$
  select sha256(k.key || sha256(k.key || convert_to(upper(regexp_replace(postcode, '\s', '', 'g')), 'UTF8')))
  from home_key k where k.authority = app_authority() and postcode <> ''
$$;

-- Keeps or forgets the home postcode of an account; whether there was such an account. For whoever manages accounts.
create function set_home(of_user uuid, postcode text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app_author_role() is distinct from 'administrator' then return false; end if;
  insert into home_key values (app_authority(), uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid())) on conflict do nothing;
  update app_user set home_key = home_digest(postcode) where authority = app_authority() and id = of_user;
  return found;
end $$;

-- Which accounts have one, for whoever manages accounts.
create function homes_known() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select id from app_user where authority = app_authority() and home_key is not null and (select app_author_role()) = 'administrator'
$$;

drop function session_of(bytea);
-- Whose session a token is, with their role, their worker's file and their teams as they are now.
create function session_of(token bytea)
  returns table (id uuid, user_id uuid, name text, role text, council text, created_at timestamptz, last_seen_at timestamptz,
    ends_at timestamptz, revoked_at timestamptz, disabled_at timestamptz, worker uuid, teams uuid[], services text[])
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.user_id, u.name, u.role, u.council, s.created_at, s.last_seen_at, s.ends_at, s.revoked_at, u.disabled_at, u.worker,
    array(select t.id from team t where t.authority = u.authority and t.closed_at is null and (
      exists (select from team_member m where m.authority = t.authority and m.team = t.id and m.user_id = u.id)
      or exists (select from worker_standing w where w.authority = t.authority and w.subject = u.worker and w.team = t.id
        and (w.post_until is null or w.post_until > app_today()))) order by t.name),
    array(select distinct t.service from team_member m join team t on t.authority = m.authority and t.id = m.team and t.closed_at is null
      where m.authority = u.authority and m.user_id = u.id and m.manages order by 1)
  from session s join app_user u on u.authority = s.authority and u.id = s.user_id
  where s.authority = app_authority() and s.token_hash = token
$$;

-- Whether the author is someone here who works with children's records, or a task of the system.
create function app_works_here() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select app_author() is not null and (app_author_id() is null
    or coalesce(app_author_role() not in ('board-member', 'care-experienced-board-member'), false))
$$;

-- The names and roles of those who did something, by their ids as the ledger and the audit keep them.
create function names_of(actors text[]) returns table (actor text, name text, role text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select u.id::text, u.name, u.role from app_user u
  where u.authority = app_authority() and u.id::text = any (actors) and (select app_works_here())
$$;

-- Everyone whose account is open, for choosing someone: never how they sign in.
create function colleagues() returns table (id uuid, name text, role text, council text, worker uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.name, u.role, u.council, u.worker from app_user u
  where u.authority = app_authority() and u.disabled_at is null and (select app_works_here())
$$;

-- ---- Files as they are called -----------------------------------------------------------------------------------

-- What these files' people are called, and by what number: for whoever may list children, and of none that is restricted.
create function names_of_files(ids uuid[]) returns table (subject uuid, name text, number text, council text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.subject, s.name, s.number, s.council from standing s
  where s.authority = app_authority() and s.subject = any (ids) and app_sight() in ('files', 'lists')
    and s.subject not in (select app_barred())
  union all
  select w.subject, w.name, w.number, null from worker_standing w
  where w.authority = app_authority() and w.subject = any (ids) and app_sight() in ('files', 'lists')
$$;

-- Who last opened a file, newest first, for work that has the file open.
create function looks_at(of_subject uuid, most int)
  returns table (actor text, at timestamptz, purpose text, name text, role text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.actor, e.at, e.purpose, u.name, u.role from (
    select actor, at, purpose from audit_event
    where authority = app_authority() and action = 'child.read' and allowed and subjects @> array[of_subject]
      and app_sight() = 'files' and of_subject = any (app_subjects()) and of_subject not in (select app_barred())
    order by at desc limit most) e
  left join app_user u on u.authority = app_authority() and u.id::text = e.actor order by e.at desc
$$;

-- The reasons given for opening a file, newest first, for work that has the file open.
create function reasons_given(of_subject uuid)
  returns table (user_id uuid, purpose text, why text, given_at timestamptz, ends_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.user_id, r.purpose, r.why, r.given_at, r.ends_at from access_reason r
  where r.authority = app_authority() and r.subject = of_subject
    and app_sight() = 'files' and of_subject = any (app_subjects()) and of_subject not in (select app_barred())
  order by r.given_at desc
$$;

-- ---- Reasons ----------------------------------------------------------------------------------------------------

-- The accounts that answer for a file: the workers it is given to, and who manages their teams.
create function answerers(of_subject uuid) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  with given as (select g as worker from given_to(of_subject) g where of_subject not in (select app_barred())),
  workers as (
    select u.id, u.worker from app_user u join given g on g.worker = u.worker
    where u.authority = app_authority() and u.disabled_at is null),
  teams as (
    select w.team from worker_standing w join given g on g.worker = w.subject where w.authority = app_authority() and w.team is not null
    union
    select m.team from team_member m join workers w on w.id = m.user_id where m.authority = app_authority())
  select id from workers
  union
  select u.id from team_member m join teams t on t.team = m.team
  join app_user u on u.authority = m.authority and u.id = m.user_id and u.disabled_at is null
  where m.authority = app_authority() and m.manages
$$;

-- Keeps a reason and tells those who answer for the file at once; where nobody does, whoever leads on information.
-- Null where there is no such file for whoever gives it.
create function give_reason(new_id uuid, of_subject uuid, for_purpose text, because text) returns timestamptz
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := (select id from app_user where authority = app_authority() and id = app_author_id() and disabled_at is null);
  who uuid[];
  ends timestamptz;
begin
  if me is null or of_subject in (select app_barred())
    or not exists (select from subject s where s.authority = app_authority() and s.id = of_subject and s.kind = 'person') then
    return null;
  end if;
  who := array(select a from answerers(of_subject) a where a <> me);
  if who = '{}' then
    who := array(select id from app_user where authority = app_authority() and role = 'information-governance' and disabled_at is null and id <> me);
  end if;
  -- Nobody is told of a file that they may not know of.
  if exists (select from restriction r where r.authority = app_authority() and r.subject = of_subject and r.lifted_at is null) then
    who := array(select p.user_id from restriction_person p join restriction r on r.authority = p.authority and r.id = p.restriction
      where r.authority = app_authority() and r.subject = of_subject and r.lifted_at is null and p.user_id <> me);
  end if;
  insert into access_reason (authority, id, subject, user_id, purpose, why, told)
    values (app_authority(), new_id, of_subject, me, for_purpose, because, who) returning ends_at into ends;
  insert into notice (authority, id, to_user, about, subject, body, made_by)
    select app_authority(), gen_random_uuid(), w, 'reason-given', of_subject,
      jsonb_build_object('reason', new_id, 'by', me, 'purpose', for_purpose), me::text from unnest(who) w;
  return ends;
end $$;

-- Whether the account the work is done for looks into reasons given for a file.
create function reviews_reasons_of(of_subject uuid) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine text := app_author_role();
begin
  if of_subject in (select app_barred()) then return false; end if;
  if mine in ('director', 'information-governance') then return true; end if;
  if mine not in ('team-manager', 'service-manager') then return false; end if;
  return exists (select from given_to(of_subject) g
    where g in (select workers_within(case mine when 'team-manager' then 'team' else 'service' end)));
end $$;

-- Reasons given since a time, and all that nobody has looked into: for those who look into them, and never one's own.
create function reasons_to_review(since timestamptz)
  returns table (id uuid, subject uuid, called text, number text, council text, user_id uuid, name text, role text, purpose text, why text,
    given_at timestamptz, ends_at timestamptz, told uuid[], reviewed_by text, reviewed_at timestamptz, fine boolean, review_words text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, r.subject, s.name, s.number, s.council, r.user_id, u.name, u.role, r.purpose, r.why, r.given_at, r.ends_at, r.told,
    v.name, r.reviewed_at, r.fine, r.review_words
  from access_reason r join app_user u on u.authority = r.authority and u.id = r.user_id
  left join standing s on s.authority = r.authority and s.subject = r.subject
  left join app_user v on v.authority = r.authority and v.id = r.reviewed_by
  where r.authority = app_authority() and (r.reviewed_at is null or r.given_at >= since)
    and r.user_id is distinct from app_author_id() and reviews_reasons_of(r.subject)
  order by r.reviewed_at is not null, r.given_at
$$;

-- Says what came of looking into a reason; whether there was such a reason to look into.
create function review_reason(of_id uuid, is_fine boolean, words text) returns uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  of_subject uuid;
begin
  update access_reason r set reviewed_by = app_author_id(), reviewed_at = clock_timestamp(), fine = is_fine, review_words = words
    where r.authority = app_authority() and r.id = of_id and r.reviewed_at is null and r.user_id <> app_author_id()
      and reviews_reasons_of(r.subject)
    returning r.subject into of_subject;
  return of_subject;
end $$;

-- ---- Restricting ------------------------------------------------------------------------------------------------

create function may_restrict(of_subject uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(app_author_role() in ('director', 'information-governance'), false)
    and coalesce(of_subject = any (app_subjects()), false) and of_subject not in (select app_barred())
$$;

-- Restricts a file to the people named, whoever restricts it among them. False where it is restricted already.
create function restrict_file(new_id uuid, of_subject uuid, seal boolean, because text, people uuid[]) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not may_restrict(of_subject) then raise exception 'not theirs to restrict' using errcode = 'insufficient_privilege'; end if;
  insert into restriction (authority, id, subject, sealed, why, made_by)
    values (app_authority(), new_id, of_subject, seal, because, app_author_id()) on conflict do nothing;
  if not found then return false; end if;
  insert into restriction_person (authority, restriction, user_id, added_by)
    select app_authority(), new_id, u.id, app_author_id() from app_user u
    where u.authority = app_authority() and u.disabled_at is null and (u.id = any (people) or u.id = app_author_id());
  return true;
end $$;

-- Names someone for a restricted file, or no longer. The last of those who may lift it stays. Whether anything changed.
create function name_for_file(of_subject uuid, someone uuid, named boolean) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held uuid := (select id from restriction where authority = app_authority() and subject = of_subject and lifted_at is null for update);
begin
  if not may_restrict(of_subject) then raise exception 'not theirs to restrict' using errcode = 'insufficient_privilege'; end if;
  if held is null then return false; end if;
  if named then
    insert into restriction_person (authority, restriction, user_id, added_by)
      select app_authority(), held, u.id, app_author_id() from app_user u
      where u.authority = app_authority() and u.id = someone and u.disabled_at is null on conflict do nothing;
    return found;
  end if;
  if not exists (select from restriction_person p join app_user u on u.authority = p.authority and u.id = p.user_id
      where p.authority = app_authority() and p.restriction = held and p.user_id <> someone and u.disabled_at is null
        and u.role in ('director', 'information-governance')) then
    return false;
  end if;
  delete from restriction_person where authority = app_authority() and restriction = held and user_id = someone;
  return found;
end $$;

create function lift_restriction(of_subject uuid, because text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not may_restrict(of_subject) then raise exception 'not theirs to lift' using errcode = 'insufficient_privilege'; end if;
  update restriction set lifted_by = app_author_id(), lifted_at = clock_timestamp(), lifted_why = because
    where authority = app_authority() and subject = of_subject and lifted_at is null;
  return found;
end $$;

-- ---- Odd looks --------------------------------------------------------------------------------------------------

-- An odd look that someone has looked into.
create table look_checked (
  authority int not null references authority,
  event uuid not null,
  subject uuid not null,
  checked_by uuid not null,
  checked_at timestamptz not null default clock_timestamp(),
  words text not null check (length(words) <= 2000),
  primary key (authority, event, subject),
  foreign key (authority, checked_by) references app_user
);
alter table look_checked enable row level security;

-- Each opening of a file between two times, with what tells whether it is odd: for whoever looks into them.
create function looks_between(since timestamptz, before timestamptz)
  returns table (event uuid, at timestamptz, actor uuid, name text, role text, subject uuid, called text, number text, sorted_name text,
    council text, by_reason boolean, same_home boolean, checked_by text, checked_at timestamptz, words text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, e.at, u.id, u.name, u.role, s.subject, s.name, s.number, s.sorted_name, s.council,
    exists (select from access_reason r where r.authority = e.authority and r.user_id = u.id and r.subject = s.subject
      and e.at between r.given_at and r.ends_at),
    u.home_key is not null and coalesce(u.home_key = home_digest(s.home_postcode), false), c.name, l.checked_at, l.words
  from audit_event e
  join app_user u on u.authority = e.authority and u.id::text = e.actor
  cross join unnest(e.subjects) as of_subject
  join standing s on s.authority = e.authority and s.subject = of_subject
  left join look_checked l on l.authority = e.authority and l.event = e.id and l.subject = of_subject
  left join app_user c on c.authority = l.authority and c.id = l.checked_by
  where e.authority = app_authority() and e.action = 'child.read' and e.allowed and e.at >= since and e.at < before
    and (select app_author_role()) in ('director', 'information-governance') and of_subject not in (select app_barred())
  order by e.at desc
$$;

create function look_into(of_event uuid, of_subject uuid, said text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app_author_role() is null or app_author_role() not in ('director', 'information-governance') or of_subject in (select app_barred())
    or not exists (select from audit_event e where e.authority = app_authority() and e.id = of_event and of_subject = any (e.subjects)
      and e.action = 'child.read' and e.actor <> app_author()) then
    return false;
  end if;
  insert into look_checked (authority, event, subject, checked_by, words)
    values (app_authority(), of_event, of_subject, app_author_id(), said) on conflict do nothing;
  return found;
end $$;

-- ---- Who may call what ------------------------------------------------------------------------------------------

revoke execute on function home_digest(text), set_home(uuid, text), homes_known(), session_of(bytea), app_works_here(),
  names_of(text[]), colleagues(), names_of_files(uuid[]), looks_at(uuid, int), reasons_given(uuid), answerers(uuid),
  give_reason(uuid, uuid, text, text), reviews_reasons_of(uuid), reasons_to_review(timestamptz),
  review_reason(uuid, boolean, text), may_restrict(uuid), restrict_file(uuid, uuid, boolean, text, uuid[]),
  name_for_file(uuid, uuid, boolean), lift_restriction(uuid, text), looks_between(timestamptz, timestamptz),
  look_into(uuid, uuid, text) from public;
grant execute on function set_home(uuid, text), homes_known(), session_of(bytea), names_of(text[]), colleagues(),
  names_of_files(uuid[]), looks_at(uuid, int), reasons_given(uuid), answerers(uuid), give_reason(uuid, uuid, text, text),
  reasons_to_review(timestamptz), review_reason(uuid, boolean, text), restrict_file(uuid, uuid, boolean, text, uuid[]),
  name_for_file(uuid, uuid, boolean), lift_restriction(uuid, text), looks_between(timestamptz, timestamptz),
  look_into(uuid, uuid, text) to alongside_app;
