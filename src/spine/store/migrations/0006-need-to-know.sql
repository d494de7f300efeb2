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
    -- Unallocated, as the team's page has it: no social worker, though someone may review or advise.
    st.worker_id is null,
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

-- ---- Who may call what ------------------------------------------------------------------------------------------

revoke execute on function app_whole(), app_barred(), app_barred_list(), app_teams(), workers_within(text), given_to(uuid),
  file_standing(uuid[]), link_kind(int, uuid, uuid), app_manages(uuid) from public;
grant execute on function app_whole(), app_barred(), app_barred_list(), workers_within(text), file_standing(uuid[]),
  link_kind(int, uuid, uuid), app_manages(uuid) to alongside_app;
