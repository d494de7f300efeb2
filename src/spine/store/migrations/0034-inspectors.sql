-- Inspectors' sign-ins: accounts that work between two moments that two people agreed, reach the files of a sample that is
-- kept, and write nothing but questions. Functions marked security definer run as the owner, as in 0006.

do $$
declare
  held text;
begin
  select pg_get_constraintdef(oid) into held from pg_constraint
  where conrelid = 'app_user'::regclass and conname = 'app_user_role_check';
  if position('''inspector''' in held) = 0 then
    alter table app_user drop constraint app_user_role_check;
    execute 'alter table app_user add constraint app_user_role_check '
      || replace(held, '''director''::text', '''director''::text, ''inspector''::text');
  end if;
end
$$;

-- ---- What is kept -----------------------------------------------------------------------------------------------

-- One inspection's sign-ins: asked for by an administrator, agreed by someone else, ended by the clock or before it.
create table inspection_opening (
  authority int not null references authority,
  id uuid not null,
  -- The inspection in the trust's own file, and what it was called when this was asked for.
  inspection uuid not null,
  title text not null check (length(btrim(title)) between 1 and 160),
  inspectorate text not null check (is_audit_code(inspectorate)),
  type text not null check (is_audit_code(type)),
  why text not null check (length(btrim(why)) between 20 and 2000),
  from_at timestamptz not null,
  -- Eight weeks at the most; the hour is for a change of the clocks.
  until_at timestamptz not null check (until_at > from_at and until_at <= from_at + interval '1345 hours'),
  -- The most children whose files may be opened.
  most int not null check (most between 1 and 100),
  -- What the numbers of the list are made from; no role of the product reads it.
  key bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) check (octet_length(key) = 32),
  asked_by uuid not null,
  asked_at timestamptz not null default clock_timestamp(),
  agreed_by uuid check (agreed_by <> asked_by),
  agreed_at timestamptz,
  ended_by uuid,
  ended_at timestamptz,
  ended_why text check (length(btrim(ended_why)) between 3 and 1000),
  primary key (authority, id),
  foreign key (authority, asked_by) references app_user,
  foreign key (authority, agreed_by) references app_user,
  foreign key (authority, ended_by) references app_user,
  check ((agreed_at is null) = (agreed_by is null)),
  check ((ended_at is null) = (ended_by is null) and (ended_at is null) = (ended_why is null))
);

-- Who inspects. Someone named later waits until they are agreed too.
create table inspector (
  authority int not null,
  opening uuid not null,
  user_id uuid not null,
  named_by uuid not null,
  named_at timestamptz not null default clock_timestamp(),
  agreed_by uuid check (agreed_by <> named_by),
  agreed_at timestamptz,
  taken_off_by uuid,
  taken_off_at timestamptz,
  primary key (authority, opening, user_id),
  foreign key (authority, opening) references inspection_opening,
  foreign key (authority, user_id) references app_user,
  foreign key (authority, named_by) references app_user,
  foreign key (authority, agreed_by) references app_user,
  foreign key (authority, taken_off_by) references app_user,
  check ((agreed_at is null) = (agreed_by is null) and (taken_off_at is null) = (taken_off_by is null))
);
create index inspector_user on inspector (authority, user_id);

-- Each time children were drawn or chosen from the list.
create table inspection_sample (
  authority int not null,
  id uuid not null,
  opening uuid not null,
  how text not null check (how in ('random', 'chosen')),
  seed text check (length(seed) between 1 and 80),
  -- What it was divided by, what it was drawn from, and how many of each part.
  divided text[] not null,
  pool int not null check (pool >= 0),
  parts text[] not null,
  drawn_by uuid not null,
  drawn_at timestamptz not null default clock_timestamp(),
  primary key (authority, id),
  foreign key (authority, opening) references inspection_opening,
  foreign key (authority, drawn_by) references app_user,
  check ((how = 'random') = (seed is not null))
);

create table inspection_child (
  authority int not null,
  opening uuid not null,
  subject uuid not null,
  sample uuid not null,
  number text not null,
  primary key (authority, opening, subject),
  foreign key (authority, opening) references inspection_opening,
  foreign key (authority, sample) references inspection_sample,
  foreign key (authority, subject) references subject
);
create index inspection_child_subject on inspection_child (authority, subject);

-- A restricted or sealed file that someone named for it lets this inspection see.
create table inspection_release (
  authority int not null,
  id uuid not null,
  opening uuid not null,
  subject uuid not null,
  why text not null check (length(btrim(why)) between 10 and 2000),
  released_by uuid not null,
  released_at timestamptz not null default clock_timestamp(),
  taken_back_by uuid,
  taken_back_at timestamptz,
  primary key (authority, id),
  foreign key (authority, opening) references inspection_opening,
  foreign key (authority, subject) references subject,
  foreign key (authority, released_by) references app_user,
  foreign key (authority, taken_back_by) references app_user,
  check ((taken_back_at is null) = (taken_back_by is null))
);
create unique index inspection_release_one on inspection_release (authority, opening, subject) where taken_back_at is null;

create table inspection_question (
  authority int not null,
  id uuid not null,
  opening uuid not null,
  words text not null check (length(btrim(words)) between 5 and 2000),
  asked_by uuid not null,
  asked_at timestamptz not null default clock_timestamp(),
  answer text check (length(btrim(answer)) between 1 and 4000),
  answered_by uuid,
  answered_at timestamptz,
  primary key (authority, id),
  foreign key (authority, opening) references inspection_opening,
  foreign key (authority, asked_by) references app_user,
  foreign key (authority, answered_by) references app_user,
  check ((answer is null) = (answered_at is null) and (answer is null) = (answered_by is null))
);

-- ---- Whether an inspector's account works now --------------------------------------------------------------------

-- The opening under which an account works at this moment; null for whoever is no inspector, and outside its two moments.
create function opening_of(someone uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select o.id from app_user u
  join inspector i on i.authority = u.authority and i.user_id = u.id and i.agreed_at is not null and i.taken_off_at is null
  join inspection_opening o on o.authority = i.authority and o.id = i.opening and o.agreed_at is not null and o.ended_at is null
    and o.from_at <= clock_timestamp() and clock_timestamp() < o.until_at
  where u.authority = app_authority() and u.id = someone and u.role = 'inspector' and u.disabled_at is null
  order by o.from_at limit 1
$$;

-- Whether the account the work is done for is an inspector's, whether or not it works now.
create function app_inspects() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select from app_user u where u.authority = app_authority() and u.id = app_author_id() and u.role = 'inspector')
$$;

create function app_opening() returns uuid language sql stable security definer set search_path = public, pg_temp
  as $$ select opening_of(app_author_id()) $$;

create or replace function app_author_role() returns text
  language sql stable security definer set search_path = public, pg_temp as $$
  select role from app_user where authority = app_authority() and id = app_author_id() and disabled_at is null
    and (role <> 'inspector' or opening_of(id) is not null)
$$;

create or replace function sign_in_account(address text)
  returns table (id uuid, password_hash text, disabled boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.password_hash, u.disabled_at is not null or (u.role = 'inspector' and opening_of(u.id) is null)
  from app_user u where u.authority = app_authority() and u.email = address
$$;

alter function external_account(text, text) rename to external_account_of_anyone;
create function external_account(provider text, known_as text) returns table (id uuid, disabled boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, e.disabled or (u.role = 'inspector' and opening_of(u.id) is null)
  from external_account_of_anyone(provider, known_as) e join app_user u on u.authority = app_authority() and u.id = e.id
$$;

-- An inspector's session holds while their account works; `opening` is the one it works under.
alter function session_of(bytea) rename to session_held;
create function session_of(token bytea)
  returns table (id uuid, user_id uuid, name text, role text, council text, created_at timestamptz, last_seen_at timestamptz,
    ends_at timestamptz, revoked_at timestamptz, disabled_at timestamptz, worker uuid, teams uuid[], services text[], opening uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  select s.id, s.user_id, s.name, s.role, s.council, s.created_at, s.last_seen_at, s.ends_at, s.revoked_at,
    case when s.role = 'inspector' and o.opening is null then coalesce(s.disabled_at, clock_timestamp()) else s.disabled_at end,
    s.worker, s.teams, s.services, o.opening
  from session_held(token) s cross join lateral (select case when s.role = 'inspector' then opening_of(s.user_id) end as opening) o
$$;

-- ---- What an inspector's work may touch --------------------------------------------------------------------------

-- A restricted file is not barred from an inspection to which it was released.
create or replace function app_barred() returns setof uuid rows 20
  language sql stable security definer set search_path = public, pg_temp as $$
  select unnest(files_with(array(
    select r.subject from restriction r
    where r.authority = app_authority() and r.lifted_at is null and app_author_id() is not null
      and coalesce(current_setting('app.restricted', true), '') <> 'seen'
      and not exists (
        select from restriction_person p join app_user u on u.authority = p.authority and u.id = p.user_id and u.disabled_at is null
          and u.role <> 'inspector'
        where p.authority = r.authority and p.restriction = r.id and p.user_id = app_author_id())
      and not exists (
        select from inspection_release x where x.authority = r.authority and x.opening = (select app_opening())
          and x.taken_back_at is null and r.subject = any (files_with(array[x.subject]))))))
$$;

-- The files that whoever the work is done for may open as an inspector: those sampled, less those barred.
create function inspected_files() returns setof uuid rows 40 language sql stable security definer set search_path = public, pg_temp as $$
  select f from unnest(files_with(array(
    select c.subject from inspection_child c where c.authority = app_authority() and c.opening = (select app_opening())))) f
  where f not in (select app_barred())
$$;

-- Whatever files an inspector's work names, it has those sampled; where it names none, none.
create or replace function app_subjects() returns uuid[]
  language sql stable security definer set search_path = public, pg_temp as $$
  select case
    when app_inspects() then array(
      select f from unnest(files_with(nullif(current_setting('app.subjects', true), '')::uuid[])) f where f in (select inspected_files()))
    when nullif(current_setting('app.subjects', true), '') is null then null
    else files_with(current_setting('app.subjects', true)::uuid[]) end
$$;

alter function file_standing(uuid[]) rename to file_standing_for_all;
-- What each of these files is to the account the work is done for. To an inspector, one sampled is as one they gave a reason
-- for, and every other as one they may not know of.
create function file_standing(ids uuid[])
  returns table (subject uuid, file uuid, kind text, council text, own boolean, team boolean, service boolean, reason boolean,
    unallocated boolean, barred boolean, sealed boolean)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  sampled uuid[];
begin
  if not app_inspects() then
    return query select * from file_standing_for_all(ids);
    return;
  end if;
  sampled := array(select inspected_files());
  return query select s.subject, s.file, s.kind, s.council, false, false, false, s.subject = any (sampled), false,
    not s.subject = any (sampled), s.sealed from file_standing_for_all(ids) s;
end $$;

alter function names_of_files(uuid[]) rename to names_of_all_files;
create function names_of_files(ids uuid[]) returns table (subject uuid, name text, number text, council text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if not app_inspects() then
    return query select * from names_of_all_files(ids);
    return;
  end if;
  return query select n.subject, n.name, n.number, n.council from names_of_all_files(ids) n
    join subject s on s.authority = app_authority() and s.id = n.subject
    where s.kind = 'worker' or s.id in (select inspected_files());
end $$;

alter function search_people(jsonb, int, int, int, date, date, text, int) rename to search_everyone;
create function search_people(words jsonb, of_day int, of_month int, of_year int, since date, until date, of_council text, most int)
  returns table (subject uuid, score real, found jsonb, born_fits real)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if app_inspects() then return; end if;
  return query select * from search_everyone(words, of_day, of_month, of_year, since, until, of_council, most);
end $$;

create or replace function app_works_here() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select app_author() is not null and (app_author_id() is null
    or coalesce(app_author_role() not in ('board-member', 'care-experienced-board-member', 'inspector'), false))
$$;

create or replace function names_of(actors text[]) returns table (actor text, name text, role text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select u.id::text, u.name, u.role from app_user u
  where u.authority = app_authority() and u.id::text = any (actors) and (select app_works_here() or app_opening() is not null)
$$;

-- Whatever a page asks of the database for an inspector, nothing but what is here is written.
do $$
declare t text;
begin
  foreach t in array array['subject', 'act', 'act_commit', 'entry', 'entry_version', 'link', 'facts', 'standing', 'due', 'fault', 'fault_shared',
      'fault_mended', 'fault_pass', 'person_name', 'source_subject', 'import', 'import_file', 'import_row', 'import_problem', 'attachment',
      'draft', 'cover', 'notice', 'worker_standing', 'trust_standing', 'access_mark', 'return_check', 'return_check_child',
      'return_check_fault', 'publication'] loop
    execute format('create policy no_inspector_adds on %I as restrictive for insert to alongside_app with check (not (select app_inspects()))', t);
    execute format('create policy no_inspector_changes on %I as restrictive for update to alongside_app using (not (select app_inspects()))', t);
    execute format('create policy no_inspector_deletes on %I as restrictive for delete to alongside_app using (not (select app_inspects()))', t);
  end loop;
end $$;
create policy not_to_inspectors on publication as restrictive for select to alongside_app using (not (select app_inspects()));
-- Who did what, and why something was put right, of the files they may open alone.
create policy of_files_seen on act as restrictive for select to alongside_app using (not (select app_inspects())
  or id in (select v.act from entry_version v));

-- Nobody gives an inspector a file by a reason or an audit, nor do they take one.
create function refuse_inspector() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select from app_user u where u.authority = new.authority and u.id = new.user_id and u.role = 'inspector') then
    raise exception 'an inspector has the files of a sample alone' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
create trigger access_reason_no_inspector before insert on access_reason for each row execute function refuse_inspector();

-- ---- Who may call what ------------------------------------------------------------------------------------------

revoke execute on function external_account_of_anyone(text, text), session_held(bytea), file_standing_for_all(uuid[]), names_of_all_files(uuid[]),
  search_everyone(jsonb, int, int, int, date, date, text, int) from public, alongside_app;
revoke execute on function opening_of(uuid), app_inspects(), app_opening(), external_account(text, text), session_of(bytea), inspected_files(),
  file_standing(uuid[]), names_of_files(uuid[]), search_people(jsonb, int, int, int, date, date, text, int), refuse_inspector() from public;
grant execute on function app_inspects(), app_opening(), external_account(text, text), session_of(bytea), file_standing(uuid[]), names_of_files(uuid[]),
  search_people(jsonb, int, int, int, date, date, text, int) to alongside_app;
