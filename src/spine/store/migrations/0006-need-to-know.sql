-- Need to know: which files a piece of work may touch, restricted and sealed files, reasons given, cover, and odd looks.
--
-- Functions marked security definer run as the owner and decide for themselves what they answer. So that they read the
-- same whoever the owner is, row-level security is not forced on the owner for the tables they read; the product never
-- works as the owner on these, and all it does as the owner names the authority.

-- ---- Who the work is done for -----------------------------------------------------------------------------------

-- The account the work is done for; null for a task of the system, whose author is a name.
create function app_author_id() returns uuid language sql stable
  as $$ select case when app_author() ~ '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' then app_author()::uuid end $$;

create or replace function app_author_role() returns text
  language sql stable security definer set search_path = public, pg_temp as $$
  select role from app_user where authority = app_authority() and id = app_author_id() and disabled_at is null
$$;

-- The day it is in England.
create function app_today() returns date language sql stable as $$ select (now() at time zone 'Europe/London')::date $$;

-- ---- What the work was granted (store.ts, Grants) ---------------------------------------------------------------

-- The only files it may touch; null where it was not narrowed.
create function app_subjects() returns uuid[] language sql stable
  as $$ select nullif(current_setting('app.subjects', true), '')::uuid[] $$;

-- Kinds of entry it may not see, and kinds it may not write; null for none.
create function app_hidden() returns text[] language sql stable
  as $$ select nullif(current_setting('app.hidden', true), '')::text[] $$;
create function app_unwritable() returns text[] language sql stable
  as $$ select nullif(current_setting('app.unwritable', true), '')::text[] $$;

-- Whether it may touch every file: a task of the system, or work of those whose work is the trust's as a whole (figures
-- and returns). Everyone else's work touches only the files it names.
create function app_whole() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select app_subjects() is null and app_author() is not null
    and (app_author_id() is null or coalesce(app_author_role() in ('director', 'performance-analyst'), false))
$$;

-- ---- Restricted and sealed files --------------------------------------------------------------------------------

-- Files that only the people named for them may know of. A sealed one asks of them, besides, why each time.
create table restriction (
  authority int not null,
  id uuid not null,
  subject uuid not null,
  sealed boolean not null,
  why text not null check (length(btrim(why)) between 10 and 2000),
  made_by uuid not null,
  made_at timestamptz not null default clock_timestamp(),
  lifted_by uuid,
  lifted_at timestamptz,
  lifted_why text check (length(btrim(lifted_why)) between 10 and 2000),
  primary key (authority, id),
  foreign key (authority, subject) references subject,
  foreign key (authority, made_by) references app_user,
  foreign key (authority, lifted_by) references app_user,
  check ((lifted_at is null) = (lifted_by is null) and (lifted_at is null) = (lifted_why is null))
);
create unique index restriction_one on restriction (authority, subject) where lifted_at is null;

create table restriction_person (
  authority int not null,
  restriction uuid not null,
  user_id uuid not null,
  added_by uuid not null,
  added_at timestamptz not null default clock_timestamp(),
  primary key (authority, restriction, user_id),
  foreign key (authority, restriction) references restriction,
  foreign key (authority, user_id) references app_user
);

-- Files that whoever the work is done for may not know of. None for a task of the system, nor where the work was granted
-- restricted files because it shows nothing of them: taking in a return, and working out a file's derived rows.
create function app_barred() returns setof uuid rows 20
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.subject from restriction r
  where r.authority = app_authority() and r.lifted_at is null and app_author_id() is not null
    and coalesce(current_setting('app.restricted', true), '') <> 'seen'
    and not exists (
      select from restriction_person p join app_user u on u.authority = p.authority and u.id = p.user_id and u.disabled_at is null
      where p.authority = r.authority and p.restriction = r.id and p.user_id = app_author_id())
$$;
create function app_barred_list() returns uuid[] language sql stable security definer set search_path = public, pg_temp
  as $$ select coalesce(array_agg(b), '{}') from app_barred() b $$;

-- ---- Whose work a file is ---------------------------------------------------------------------------------------

-- Someone does another's work for a while: they reach the files that are the other's own.
create table cover (
  authority int not null,
  id uuid not null,
  for_user uuid not null,
  by_user uuid not null check (by_user <> for_user),
  from_on date not null,
  -- The last day of it.
  until_on date not null,
  asked_by uuid not null,
  asked_at timestamptz not null default clock_timestamp(),
  ended_by uuid,
  ended_at timestamptz,
  primary key (authority, id),
  foreign key (authority, for_user) references app_user,
  foreign key (authority, by_user) references app_user,
  foreign key (authority, asked_by) references app_user,
  check (until_on >= from_on and until_on - from_on <= 366),
  check ((ended_at is null) = (ended_by is null))
);
create index cover_by on cover (authority, by_user);
create index cover_for on cover (authority, for_user);

-- A reason given for opening a file one does not work with. Its words are here and nowhere else.
create table access_reason (
  authority int not null,
  id uuid not null,
  subject uuid not null,
  user_id uuid not null,
  purpose text not null check (is_audit_code(purpose)),
  why text not null check (length(btrim(why)) between 20 and 2000),
  given_at timestamptz not null default clock_timestamp(),
  ends_at timestamptz not null default clock_timestamp() + interval '60 minutes',
  -- Who was told at once.
  told uuid[] not null,
  reviewed_by uuid,
  reviewed_at timestamptz,
  fine boolean,
  review_words text check (length(review_words) <= 2000),
  primary key (authority, id),
  foreign key (authority, subject) references subject,
  foreign key (authority, user_id) references app_user,
  foreign key (authority, reviewed_by) references app_user,
  check ((reviewed_at is null) = (reviewed_by is null) and (reviewed_at is null) = (fine is null)),
  check (reviewed_by is null or reviewed_by <> user_id)
);
create index access_reason_live on access_reason (authority, user_id, subject, ends_at);
create index access_reason_open on access_reason (authority, given_at) where reviewed_at is null;

create index link_from on link (authority, from_subject);

-- The teams that the account the work is done for works in or manages: by the post in their worker's file, and by name.
create function app_teams() returns setof uuid language sql stable security definer set search_path = public, pg_temp as $$
  select t.id from team t
  where t.authority = app_authority() and t.closed_at is null and exists (
    select from app_user u where u.authority = t.authority and u.id = app_author_id() and u.disabled_at is null and (
      exists (select from team_member m where m.authority = t.authority and m.team = t.id and m.user_id = u.id)
      or exists (select from worker_standing w where w.authority = t.authority and w.subject = u.worker and w.team = t.id
        and (w.post_until is null or w.post_until > app_today()))))
$$;

-- The workers' files whose children are within a reach: 'own' is one's own, and those one covers for today.
create function workers_within(reach text) returns setof uuid
  language sql stable security definer set search_path = public, pg_temp as $$
  with me as (select id, worker from app_user where authority = app_authority() and id = app_author_id() and disabled_at is null),
  teams as (
    select t.id from team t where t.authority = app_authority() and reach in ('team', 'service') and (
      t.id in (select app_teams())
      or (reach = 'service' and t.service in (select o.service from team o where o.authority = app_authority() and o.id in (select app_teams()))))
  )
  select worker from me where worker is not null
  union
  select u.worker from me join cover c on c.authority = app_authority() and c.by_user = me.id and c.ended_at is null
    and app_today() between c.from_on and c.until_on
  join app_user u on u.authority = c.authority and u.id = c.for_user where u.worker is not null
  union
  select w.subject from worker_standing w where w.authority = app_authority() and w.team in (select id from teams)
  union
  select u.worker from team_member m join app_user u on u.authority = m.authority and u.id = m.user_id
  where m.authority = app_authority() and m.team in (select id from teams) and u.worker is not null
$$;

-- The workers a file is given to today. Of roles that one person holds at a time the latest counts; others may be several.
create function given_to(of_subject uuid) returns setof uuid language sql stable as $$
  select l.to_subject from (
    select distinct on (part) case when e.body->>'role' in ('social-worker', 'reviewing-officer', 'personal-adviser', 'team-manager',
        'conference-chair', 'health-lead', 'virtual-school-lead') then e.body->>'role' else e.entry::text end as part, e.entry
    from entry e
    where e.authority = app_authority() and e.subject = of_subject and e.kind = 'allocation' and not e.withdrawn
      and (e.start_on is null or e.start_on <= app_today()) and (e.end_on is null or e.end_on > app_today())
    order by part, e.start_on desc nulls last, e.end_on desc nulls first, e.entry desc) held
  join link l on l.authority = app_authority() and l.from_entry = held.entry
$$;

-- What each of these files is to the account the work is done for: all that the access decision needs to know.
create function file_standing(ids uuid[])
  returns table (subject uuid, kind text, council text, own boolean, team boolean, service boolean, reason boolean,
    unallocated boolean, barred boolean, sealed boolean)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine uuid[] := array(select workers_within('own'));
  ours uuid[] := array(select workers_within('team'));
  served uuid[] := array(select workers_within('service'));
  hidden_from uuid[] := app_barred_list();
  me uuid := app_author_id();
begin
  return query
  select s.id, s.kind, st.council,
    coalesce(a.workers && mine, false) or coalesce(o.opener = me, false),
    coalesce(a.workers && ours, false) or coalesce(o.worker = any (ours), false),
    coalesce(a.workers && served, false) or coalesce(o.worker = any (served), false),
    exists (select from access_reason r where r.authority = s.authority and r.user_id = me and r.subject = s.id and r.ends_at > clock_timestamp()),
    a.workers is null,
    s.id = any (hidden_from),
    coalesce(x.sealed, false)
  from subject s
  left join standing st on st.authority = s.authority and st.subject = s.id
  left join restriction x on x.authority = s.authority and x.subject = s.id and x.lifted_at is null
  left join lateral (select array_agg(g) as workers from given_to(s.id) g) a on true
  -- Whoever opened a file by hand works with it until it is given to someone.
  left join lateral (
    select u.id as opener, u.worker from (
      select act.author, act.import from entry_version v
      join act on act.authority = v.authority and act.id = v.act
      join act_commit c on c.authority = v.authority and c.act = v.act
      where v.authority = s.authority and v.subject = s.id order by c.position limit 1) first
    join app_user u on u.authority = s.authority and u.id::text = first.author
    where a.workers is null and first.import is null) o on true
  where s.authority = app_authority() and s.id = any (ids);
end $$;

-- ---- Row-level security -----------------------------------------------------------------------------------------

do $$
declare t text;
begin
  foreach t in array array['subject', 'entry_version', 'entry', 'link', 'import_row', 'import_problem', 'source_subject',
      'facts', 'standing', 'act', 'act_commit', 'import', 'import_file', 'due', 'worker_standing', 'trust_standing'] loop
    execute format('alter table %I no force row level security', t);
  end loop;
  foreach t in array array['subject', 'entry_version', 'entry', 'link', 'import_row', 'import_problem', 'source_subject',
      'facts', 'standing', 'due', 'worker_standing', 'trust_standing'] loop
    execute format('drop policy own on %I', t);
  end loop;
  foreach t in array array['restriction', 'restriction_person', 'cover', 'access_reason', 'team', 'team_member', 'notice'] loop
    execute format('alter table %I enable row level security', t);
  end loop;
end $$;

-- A table of rows about files, told apart by a column: under work with sight of files, the rows of the files it names.
-- Every table that keeps something written about a child is put under this. `more` is added to the rule.
create function narrow_to_files(of_table regclass, subject_column name, more text default 'true') returns void
  language plpgsql as $$
begin
  execute format('alter table %s enable row level security', of_table);
  execute format($policy$create policy narrowed on %1$s to alongside_app using (authority = app_authority()
    and (select app_sight()) = 'files' and ((select app_whole()) or %2$I = any ((select app_subjects())::uuid[]))
    and %2$I not in (select app_barred()) and (%3$s))$policy$, of_table, subject_column, more);
end $$;
revoke execute on function narrow_to_files(regclass, name, text) from public;

select narrow_to_files('subject', 'id');
select narrow_to_files('source_subject', 'subject');
-- All of a file packed together: only for a reader from whom no part is hidden.
select narrow_to_files('facts', 'subject', '(select app_hidden()) is null');

-- Besides the parts hidden from a role, whatever names a file that the reader may not know of, as an older version may
-- where the newest no longer does.
select narrow_to_files(t, 'subject', $$((select app_hidden()) is null or kind <> all ((select app_hidden())::text[]))
  and not exists (select from unnest((select app_barred_list())) b where strpos(body::text, b::text) > 0)$$)
from unnest(array['entry', 'entry_version']::regclass[]) t;
create policy written on entry_version as restrictive for insert to alongside_app
  with check ((select app_unwritable()) is null or kind <> all ((select app_unwritable())::text[]));

-- What kind of entry a link is written in, whoever asks.
create function link_kind(of_authority int, of_subject uuid, of_entry uuid) returns text
  language sql stable security definer set search_path = public, pg_temp
  as $$ select kind from entry where authority = of_authority and subject = of_subject and entry = of_entry $$;

-- Read from both ends, written from the file it is written in.
create policy read_from_both_ends on link for select to alongside_app using (authority = app_authority()
  and (select app_sight()) = 'files'
  and ((select app_whole()) or from_subject = any ((select app_subjects())::uuid[]) or to_subject = any ((select app_subjects())::uuid[]))
  and from_subject not in (select app_barred()) and to_subject not in (select app_barred())
  and ((select app_hidden()) is null or link_kind(authority, from_subject, from_entry) <> all ((select app_hidden())::text[])));
create policy narrowed on link to alongside_app using (authority = app_authority() and (select app_sight()) = 'files'
  and ((select app_whole()) or from_subject = any ((select app_subjects())::uuid[]))
  and from_subject not in (select app_barred()) and to_subject not in (select app_barred())
  and ((select app_hidden()) is null or link_kind(authority, from_subject, from_entry) <> all ((select app_hidden())::text[])));

-- The rows of returns: those of the files named. Whoever takes a return in was granted all of them.
create policy narrowed on import_row to alongside_app using (authority = app_authority() and (select app_sight()) = 'files'
  and (((select app_whole()) and (select cardinality(app_barred_list())) = 0)
    or exists (select from import i join source_subject s on s.authority = i.authority and s.source = i.source and s.council = i.council
      where i.authority = import_row.authority and i.id = import_row.import and s.key = import_row.subject_key)));
create policy narrowed on import_problem to alongside_app
  using (authority = app_authority() and (select app_sight()) = 'files' and (select app_whole()));

-- How people stand and what is due: for lists, of everyone who is not restricted.
do $$
declare t text;
begin
  foreach t in array array['standing', 'due'] loop
    execute format($policy$create policy narrowed on %I to alongside_app using (authority = app_authority()
      and (((select app_sight()) = 'files' and ((select app_whole()) or subject = any ((select app_subjects())::uuid[])))
        or ((select app_sight()) = 'lists' and ((select app_subjects()) is null or subject = any ((select app_subjects())::uuid[]))))
      and subject not in (select app_barred()))
      with check (authority = app_authority() and (select app_sight()) = 'files'
      and ((select app_whole()) or subject = any ((select app_subjects())::uuid[])) and subject not in (select app_barred()))$policy$, t);
  end loop;
  -- Of workers and of the trust, never of a child.
  foreach t in array array['worker_standing', 'trust_standing'] loop
    execute format('drop policy seen on %I', t);
    execute format($policy$create policy seen on %I for select to alongside_app using (authority = app_authority()
      and ((select app_sight()) in ('files', 'lists') or (select app_author_role()) = 'administrator'))$policy$, t);
    execute format($policy$create policy narrowed on %I to alongside_app using (authority = app_authority()
      and (select app_sight()) = 'files' and ((select app_whole()) or subject = any ((select app_subjects())::uuid[])))$policy$, t);
  end loop;
  foreach t in array array['team', 'team_member'] loop
    execute format($policy$create policy seen on %I for select to alongside_app using (authority = app_authority()
      and ((select app_sight()) in ('files', 'lists') or (select app_author_role()) = 'administrator'))$policy$, t);
    execute format($policy$create policy managed on %I to alongside_app using (authority = app_authority()
      and (select app_author_role()) = 'administrator')$policy$, t);
  end loop;
end $$;

-- One's own notices; told by whoever does the work, in their own name.
create policy own on notice for select to alongside_app using (authority = app_authority() and to_user = app_author_id()
  and (subject is null or subject not in (select app_barred())));
create policy seen on notice for update to alongside_app using (authority = app_authority() and to_user = app_author_id());
create policy told on notice for insert to alongside_app with check (authority = app_authority() and made_by = app_author()
  and (subject is null or subject not in (select app_barred())));

create policy named on restriction for select to alongside_app
  using (authority = app_authority() and (lifted_at is not null or subject not in (select app_barred()))
    and subject = any ((select app_subjects())::uuid[]));
create policy named on restriction_person for select to alongside_app using (authority = app_authority()
  and exists (select from restriction r where r.authority = restriction_person.authority and r.id = restriction_person.restriction));

create policy own on access_reason for select to alongside_app
  using (authority = app_authority() and user_id = app_author_id() and subject not in (select app_barred()));

-- Whether the account the work is done for manages someone: a team they are in.
create function app_manages(someone uuid) returns boolean
  language sql stable security definer set search_path = public, pg_temp as $$
  select exists (
    select from team_member m
    join app_user me on me.authority = m.authority and me.id = m.user_id and me.disabled_at is null
    join app_user u on u.authority = m.authority and u.id = someone and u.id <> me.id
    where m.authority = app_authority() and m.user_id = app_author_id() and m.manages and (
      exists (select from team_member o where o.authority = m.authority and o.team = m.team and o.user_id = u.id)
      or exists (select from worker_standing w where w.authority = m.authority and w.subject = u.worker and w.team = m.team)))
$$;
create policy theirs on cover for select to alongside_app using (authority = app_authority()
  and (app_author_id() in (for_user, by_user, asked_by) or app_manages(for_user)));
create policy asked on cover for insert to alongside_app with check (authority = app_authority()
  and asked_by = app_author_id() and (for_user = app_author_id() or app_manages(for_user)));
create policy ended on cover for update to alongside_app
  using (authority = app_authority() and (app_author_id() in (for_user, by_user, asked_by) or app_manages(for_user)))
  with check (authority = app_authority() and ended_by = app_author_id());

-- Nor what was looked at of a file that the reader may not know of.
drop policy seen on audit_event;
create policy seen on audit_event for select to alongside_app using (authority = app_authority()
  and (select app_author_role()) in ('administrator', 'director', 'information-governance')
  and not subjects && (select app_barred_list()));
drop policy seen on audit_seal;
create policy seen on audit_seal for select to alongside_app using (authority = app_authority()
  and (select app_author_role()) in ('administrator', 'director', 'information-governance'));
create or replace function account_names() returns table (id uuid, name text, role text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.name, u.role from app_user u
  where u.authority = app_authority() and (select app_author_role()) in ('administrator', 'director', 'information-governance')
$$;

grant select, insert, update on team to alongside_app;
grant select, insert, update, delete on team_member to alongside_app;
grant select on notice, restriction, restriction_person, access_reason, cover to alongside_app;
grant insert (authority, id, to_user, about, subject, body, made_by) on notice to alongside_app;
grant update (seen_at) on notice to alongside_app;
grant insert (authority, id, for_user, by_user, from_on, until_on, asked_by) on cover to alongside_app;
grant update (ended_by, ended_at) on cover to alongside_app;

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
  with given as (select g as worker from given_to(of_subject) g),
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

revoke execute on function app_whole(), app_barred(), app_barred_list(), app_teams(), workers_within(text), given_to(uuid), file_standing(uuid[]),
  link_kind(int, uuid, uuid), app_manages(uuid), home_digest(text), set_home(uuid, text), homes_known(), session_of(bytea), app_works_here(),
  names_of(text[]), colleagues(), names_of_files(uuid[]), looks_at(uuid, int), reasons_given(uuid), answerers(uuid), give_reason(uuid, uuid, text, text),
  reviews_reasons_of(uuid), reasons_to_review(timestamptz), review_reason(uuid, boolean, text), may_restrict(uuid),
  restrict_file(uuid, uuid, boolean, text, uuid[]), name_for_file(uuid, uuid, boolean), lift_restriction(uuid, text),
  looks_between(timestamptz, timestamptz), look_into(uuid, uuid, text) from public;
grant execute on function app_whole(), app_barred(), app_barred_list(), workers_within(text), file_standing(uuid[]),
  link_kind(int, uuid, uuid), app_manages(uuid), set_home(uuid, text), homes_known(), session_of(bytea),
  names_of(text[]), colleagues(), names_of_files(uuid[]), looks_at(uuid, int), reasons_given(uuid), give_reason(uuid, uuid, text, text),
  reasons_to_review(timestamptz), review_reason(uuid, boolean, text),
  restrict_file(uuid, uuid, boolean, text, uuid[]), name_for_file(uuid, uuid, boolean), lift_restriction(uuid, text),
  looks_between(timestamptz, timestamptz), look_into(uuid, uuid, text) to alongside_app;
