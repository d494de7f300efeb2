-- Two files that are the same person's: one is kept, and what is written in the other is read with it. Nothing written is
-- moved or changed, so that taking it back leaves each file as it was.

-- Each merging, and its taking back. The times are those of the acts.
create table file_merge (
  authority int not null,
  id uuid not null,
  merged uuid not null,
  kept uuid not null check (kept <> merged),
  act uuid not null,
  by_user text not null,
  why text not null check (length(btrim(why)) between 10 and 2000),
  undone_act uuid,
  undone_by text,
  undone_why text check (length(btrim(undone_why)) between 10 and 2000),
  primary key (authority, id),
  foreign key (authority, merged) references subject,
  foreign key (authority, kept) references subject,
  foreign key (authority, act) references act,
  foreign key (authority, undone_act) references act,
  check ((undone_act is null) = (undone_by is null) and (undone_act is null) = (undone_why is null))
);
create unique index file_merge_one on file_merge (authority, merged) where undone_act is null;
create index file_merge_kept on file_merge (authority, kept);

-- The file that each merged one is read with now, through any chain of them: worked out from the table above.
create table file_alias (
  authority int not null,
  subject uuid not null,
  kept uuid not null check (kept <> subject),
  primary key (authority, subject),
  foreign key (authority, subject) references subject,
  foreign key (authority, kept) references subject
);
create index file_alias_kept on file_alias (authority, kept);

-- The file that a subject's entries are read in: its own, or the one it was merged into.
create function file_of(of_subject uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce((select a.kept from file_alias a where a.authority = app_authority() and a.subject = of_subject), of_subject)
$$;

-- All subjects whose entries are read in the files of these, themselves among them.
create function files_with(ids uuid[]) returns uuid[] language sql stable security definer set search_path = public, pg_temp as $$
  select array(
    select i from unnest(ids) i
    union select a.kept from file_alias a where a.authority = app_authority() and a.subject = any (ids)
    union select b.subject from file_alias b where b.authority = app_authority() and (b.kept = any (ids)
      or b.kept in (select a.kept from file_alias a where a.authority = app_authority() and a.subject = any (ids))))
$$;

-- The only files the work may touch, with what was merged into them; null where it was not narrowed.
create or replace function app_subjects() returns uuid[]
  language sql stable security definer set search_path = public, pg_temp as $$
  select case when nullif(current_setting('app.subjects', true), '') is null then null
    else files_with(current_setting('app.subjects', true)::uuid[]) end
$$;

-- A restriction on either file is on both: whoever may not know of one may not know of any that is read with it.
create or replace function app_barred() returns setof uuid rows 20
  language sql stable security definer set search_path = public, pg_temp as $$
  select unnest(files_with(array(
    select r.subject from restriction r
    where r.authority = app_authority() and r.lifted_at is null and app_author_id() is not null
      and coalesce(current_setting('app.restricted', true), '') <> 'seen'
      and not exists (
        select from restriction_person p join app_user u on u.authority = p.authority and u.id = p.user_id and u.disabled_at is null
        where p.authority = r.authority and p.restriction = r.id and p.user_id = app_author_id()))))
$$;

-- The workers a file is given to today. Of roles that one person holds at a time the latest counts; others may be several.
create or replace function given_to(of_subject uuid) returns setof uuid language sql stable as $$
  select l.to_subject from (
    select distinct on (part) case when e.body->>'role' in ('social-worker', 'reviewing-officer', 'personal-adviser', 'team-manager',
        'conference-chair', 'health-lead', 'virtual-school-lead') then e.body->>'role' else e.entry::text end as part, e.entry
    from entry e
    where e.authority = app_authority() and e.subject = any (files_with(array[of_subject])) and e.kind = 'allocation' and not e.withdrawn
      and (e.start_on is null or e.start_on <= app_today()) and (e.end_on is null or e.end_on > app_today())
    order by part, e.start_on desc nulls last, e.end_on desc nulls first, e.entry desc) held
  join link l on l.authority = app_authority() and l.from_entry = held.entry
$$;

drop function file_standing(uuid[]);
-- What each of these files is to the account the work is done for: all that the access decision needs to know. `file` is
-- the one it is read in.
create function file_standing(ids uuid[])
  returns table (subject uuid, file uuid, kind text, council text, own boolean, team boolean, service boolean, reason boolean,
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
  select s.id, f.file, s.kind, st.council,
    coalesce(a.workers && mine, false) or coalesce(o.opener = me, false),
    coalesce(a.workers && ours, false) or coalesce(o.worker = any (ours), false),
    coalesce(a.workers && served, false) or coalesce(o.worker = any (served), false),
    -- A reason is for the file as it was when it was given: what has been merged into it since was not asked about.
    exists (select from access_reason r where r.authority = s.authority and r.user_id = me and r.subject = f.file and r.ends_at > clock_timestamp()
      and r.given_at > coalesce((select max(c.recorded_at) from file_alias b
        join file_merge m on m.authority = b.authority and m.merged = b.subject and m.undone_act is null
        join act_commit c on c.authority = m.authority and c.act = m.act
        where b.authority = s.authority and b.kept = f.file), '-infinity')),
    -- Unallocated, as the team's page has it: no social worker, though someone may review or advise.
    st.worker_id is null,
    s.id = any (hidden_from),
    exists (select from restriction x where x.authority = s.authority and x.subject = any (files_with(array[s.id])) and x.lifted_at is null and x.sealed)
  from subject s
  cross join lateral (select file_of(s.id) as file) f
  left join standing st on st.authority = s.authority and st.subject = f.file
  left join lateral (select array_agg(g) as workers from given_to(f.file) g) a on true
  -- Whoever opened a file by hand works with it until it is given to someone.
  left join lateral (
    select u.id as opener, u.worker from (
      select act.author, act.import from entry_version v
      join act on act.authority = v.authority and act.id = v.act
      join act_commit c on c.authority = v.authority and c.act = v.act
      where v.authority = s.authority and v.subject = f.file order by c.position limit 1) first
    join app_user u on u.authority = s.authority and u.id::text = first.author
    where a.workers is null and first.import is null) o on true
  where s.authority = app_authority() and s.id = any (ids);
end $$;

-- Where a file is kept now, for whoever may know of it; null where it was not merged.
create function moved_to(of_subject uuid) returns uuid language sql stable security definer set search_path = public, pg_temp as $$
  select a.kept from file_alias a
  where a.authority = app_authority() and a.subject = of_subject and app_works_here() and a.subject not in (select app_barred())
$$;

-- ---- What was written about a file before it was merged -----------------------------------------------------------

-- What these files' people are called, and by what number: for whoever may list children, and of none that is restricted.
create or replace function names_of_files(ids uuid[]) returns table (subject uuid, name text, number text, council text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select i, s.name, s.number, s.council from (select distinct unnest(ids)) as asked (i)
  join standing s on s.authority = app_authority() and s.subject = file_of(i)
  where app_sight() in ('files', 'lists') and s.subject not in (select app_barred())
  union all
  select w.subject, w.name, w.number, null from worker_standing w
  where w.authority = app_authority() and w.subject = any (ids) and app_sight() in ('files', 'lists')
$$;

create or replace function looks_at(of_subject uuid, most int)
  returns table (actor text, at timestamptz, purpose text, name text, role text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.actor, e.at, e.purpose, u.name, u.role from (
    select actor, at, purpose from audit_event
    where authority = app_authority() and action = 'child.read' and allowed and subjects && files_with(array[of_subject])
      and app_sight() = 'files' and of_subject = any (app_subjects()) and of_subject not in (select app_barred())
    order by at desc limit most) e
  left join app_user u on u.authority = app_authority() and u.id::text = e.actor order by e.at desc
$$;

create or replace function reasons_given(of_subject uuid)
  returns table (user_id uuid, purpose text, why text, given_at timestamptz, ends_at timestamptz)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.user_id, r.purpose, r.why, r.given_at, r.ends_at from access_reason r
  where r.authority = app_authority() and r.subject = any (files_with(array[of_subject]))
    and app_sight() = 'files' and of_subject = any (app_subjects()) and of_subject not in (select app_barred())
  order by r.given_at desc
$$;

create or replace function give_reason(new_id uuid, of_subject uuid, for_purpose text, because text) returns timestamptz
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := (select id from app_user where authority = app_authority() and id = app_author_id() and disabled_at is null);
  of_file uuid := file_of(of_subject);
  members uuid[] := files_with(array[of_subject]);
  who uuid[];
  ends timestamptz;
begin
  if me is null or of_file in (select app_barred())
    or not exists (select from subject s where s.authority = app_authority() and s.id = of_file and s.kind = 'person') then
    return null;
  end if;
  who := array(select a from answerers(of_file) a where a <> me);
  if who = '{}' then
    who := array(select id from app_user where authority = app_authority() and role = 'information-governance' and disabled_at is null and id <> me);
  end if;
  -- Nobody is told of a file that they may not know of: of those named, whoever is named for all that is restricted.
  if exists (select from restriction r where r.authority = app_authority() and r.subject = any (members) and r.lifted_at is null) then
    who := array(select distinct p.user_id from restriction_person p join restriction r on r.authority = p.authority and r.id = p.restriction
      where r.authority = app_authority() and r.subject = any (members) and r.lifted_at is null and p.user_id <> me
        and not exists (select from restriction o where o.authority = r.authority and o.subject = any (members) and o.lifted_at is null
          and not exists (select from restriction_person n where n.authority = o.authority and n.restriction = o.id and n.user_id = p.user_id)));
  end if;
  insert into access_reason (authority, id, subject, user_id, purpose, why, told)
    values (app_authority(), new_id, of_file, me, for_purpose, because, who) returning ends_at into ends;
  insert into notice (authority, id, to_user, about, subject, body, made_by)
    select app_authority(), gen_random_uuid(), w, 'reason-given', of_file,
      jsonb_build_object('reason', new_id, 'by', me, 'purpose', for_purpose), me::text from unnest(who) w;
  return ends;
end $$;

create or replace function reasons_to_review(since timestamptz)
  returns table (id uuid, subject uuid, called text, number text, council text, user_id uuid, name text, role text, purpose text, why text,
    given_at timestamptz, ends_at timestamptz, told uuid[], reviewed_by text, reviewed_at timestamptz, fine boolean, review_words text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select r.id, file_of(r.subject), s.name, s.number, s.council, r.user_id, u.name, u.role, r.purpose, r.why, r.given_at, r.ends_at, r.told,
    v.name, r.reviewed_at, r.fine, r.review_words
  from access_reason r join app_user u on u.authority = r.authority and u.id = r.user_id
  left join standing s on s.authority = r.authority and s.subject = file_of(r.subject)
  left join app_user v on v.authority = r.authority and v.id = r.reviewed_by
  where r.authority = app_authority() and (r.reviewed_at is null or r.given_at >= since)
    and r.user_id is distinct from app_author_id() and reviews_reasons_of(r.subject)
  order by r.reviewed_at is not null, r.given_at
$$;

create or replace function looks_between(since timestamptz, before timestamptz)
  returns table (event uuid, at timestamptz, actor uuid, name text, role text, subject uuid, called text, number text, sorted_name text,
    council text, by_reason boolean, same_home boolean, checked_by text, checked_at timestamptz, words text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, e.at, u.id, u.name, u.role, of_subject, s.name, s.number, s.sorted_name, s.council,
    exists (select from access_reason r where r.authority = e.authority and r.user_id = u.id and r.subject = of_subject
      and e.at between r.given_at and r.ends_at),
    u.home_key is not null and coalesce(u.home_key = home_digest(s.home_postcode), false), c.name, l.checked_at, l.words
  from audit_event e
  join app_user u on u.authority = e.authority and u.id::text = e.actor
  cross join unnest(e.subjects) as of_subject
  join standing s on s.authority = e.authority and s.subject = file_of(of_subject)
  left join look_checked l on l.authority = e.authority and l.event = e.id and l.subject = of_subject
  left join app_user c on c.authority = l.authority and c.id = l.checked_by
  where e.authority = app_authority() and e.action = 'child.read' and e.allowed and e.at >= since and e.at < before
    and (select app_author_role()) in ('director', 'information-governance') and of_subject not in (select app_barred())
  order by e.at desc
$$;

-- ---- Restricting --------------------------------------------------------------------------------------------------

create or replace function restrict_file(new_id uuid, of_subject uuid, seal boolean, because text, people uuid[]) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not may_restrict(of_subject) then raise exception 'not theirs to restrict' using errcode = 'insufficient_privilege'; end if;
  if exists (select from restriction r where r.authority = app_authority() and r.subject = any (files_with(array[of_subject])) and r.lifted_at is null) then
    return false;
  end if;
  insert into restriction (authority, id, subject, sealed, why, made_by)
    values (app_authority(), new_id, file_of(of_subject), seal, because, app_author_id()) on conflict do nothing;
  if not found then return false; end if;
  insert into restriction_person (authority, restriction, user_id, added_by)
    select app_authority(), new_id, u.id, app_author_id() from app_user u
    where u.authority = app_authority() and u.disabled_at is null and (u.id = any (people) or u.id = app_author_id());
  return true;
end $$;

-- Names someone for a restricted file, or no longer: for each restriction that is read with it, since each bars whoever it
-- does not name. One of those who may lift them all stays. Whether anything changed.
create or replace function name_for_file(of_subject uuid, someone uuid, named boolean) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  held uuid[];
begin
  if not may_restrict(of_subject) then raise exception 'not theirs to restrict' using errcode = 'insufficient_privilege'; end if;
  held := array(select id from restriction where authority = app_authority() and subject = any (files_with(array[of_subject]))
    and lifted_at is null order by id for update);
  if held = '{}' then return false; end if;
  if named then
    insert into restriction_person (authority, restriction, user_id, added_by)
      select app_authority(), h, u.id, app_author_id() from app_user u cross join unnest(held) h
      where u.authority = app_authority() and u.id = someone and u.disabled_at is null on conflict do nothing;
    return found;
  end if;
  if not exists (select from app_user u where u.authority = app_authority() and u.id <> someone and u.disabled_at is null
      and u.role in ('director', 'information-governance') and not exists (select from unnest(held) h where not exists (
        select from restriction_person p where p.authority = u.authority and p.restriction = h and p.user_id = u.id))) then
    return false;
  end if;
  delete from restriction_person where authority = app_authority() and restriction = any (held) and user_id = someone;
  return found;
end $$;

create or replace function lift_restriction(of_subject uuid, because text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not may_restrict(of_subject) then raise exception 'not theirs to lift' using errcode = 'insufficient_privilege'; end if;
  update restriction set lifted_by = app_author_id(), lifted_at = clock_timestamp(), lifted_why = because
    where authority = app_authority() and subject = any (files_with(array[of_subject])) and lifted_at is null;
  return found;
end $$;

-- ---- Merging ------------------------------------------------------------------------------------------------------

-- Whether the account the work is done for may say that these are one person's, or take it back.
create function may_merge(ids uuid[]) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select (app_author_role() = 'information-governance' or (app_author() is not null and app_author_id() is null))
    and app_sight() = 'files' and (app_whole() or ids <@ app_subjects()) and not ids && app_barred_list()
$$;

-- Reads `merged_file` with `kept_file` from now on. The caller holds the locks of both and has begun the act. False where
-- either has been merged into another already.
create function merge_files(new_id uuid, merged_file uuid, kept_file uuid, of_act uuid, because text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not coalesce(may_merge(array[merged_file, kept_file]), false) then raise exception 'not theirs to merge' using errcode = 'insufficient_privilege'; end if;
  if exists (select from file_alias a where a.authority = app_authority() and a.subject in (merged_file, kept_file))
    or (select count(*) from subject s where s.authority = app_authority() and s.id in (merged_file, kept_file) and s.kind = 'person') <> 2 then
    return false;
  end if;
  insert into file_merge (authority, id, merged, kept, act, by_user, why)
    values (app_authority(), new_id, merged_file, kept_file, of_act, app_author(), because);
  update file_alias set kept = kept_file where authority = app_authority() and kept = merged_file;
  insert into file_alias values (app_authority(), merged_file, kept_file);
  -- What people had begun to write goes on where they will look for it; papers sent with it stand where they were sent.
  update draft d set subject = kept_file where d.authority = app_authority() and d.subject = merged_file and d.files = '[]'
    and not exists (select from draft o where o.authority = d.authority and o.author = d.author and o.subject = kept_file and o.kind = d.kind
      and o.doing = d.doing and o.entry is not distinct from d.entry);
  return true;
end $$;

-- Takes a merging back. The caller holds the locks of the file and all read with it, and has begun the act. Who was barred
-- from the file as it was read together since stays barred from both. Null where there is no such merging to take back.
create function unmerge_files(of_merge uuid, of_act uuid, because text) returns uuid
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  taken file_merge := (select m from file_merge m where m.authority = app_authority() and m.id = of_merge and m.undone_act is null for update);
  own uuid[];
  whole uuid := file_of(taken.merged);
  since timestamptz := (select recorded_at from act_commit where authority = app_authority() and act = taken.act);
  made record;
  copy uuid;
begin
  if taken.id is null then return null; end if;
  if not coalesce(may_merge(array[taken.merged, whole]), false) then raise exception 'not theirs to take back' using errcode = 'insufficient_privilege'; end if;
  with recursive under as (
    select taken.merged as id
    union select m.merged from file_merge m join under u on m.kept = u.id where m.authority = app_authority() and m.undone_act is null)
  select array_agg(id) into own from under;
  for made in select * from restriction r where r.authority = app_authority() and r.lifted_at is null and r.made_at >= since
      and r.subject = any (files_with(array[whole])) and r.subject <> all (own) loop
    continue when exists (select from restriction o where o.authority = app_authority() and o.subject = taken.merged and o.lifted_at is null);
    copy := gen_random_uuid();
    insert into restriction (authority, id, subject, sealed, why, made_by) values (app_authority(), copy, taken.merged, made.sealed, made.why, made.made_by);
    insert into restriction_person (authority, restriction, user_id, added_by)
      select p.authority, copy, p.user_id, p.added_by from restriction_person p where p.authority = app_authority() and p.restriction = made.id;
  end loop;
  update file_merge set undone_act = of_act, undone_by = app_author(), undone_why = because where authority = app_authority() and id = of_merge;
  delete from file_alias where authority = app_authority() and subject = taken.merged;
  -- The work was granted the file with this one in it: it goes on with both, to work out what is derived of each.
  if app_subjects() is not null then
    perform set_config('app.subjects', (app_subjects() || own)::text, true);
  end if;
  update file_alias set kept = taken.merged where authority = app_authority() and subject = any (own);
  return taken.merged;
end $$;

-- ---- Row-level security -------------------------------------------------------------------------------------------

alter table file_merge enable row level security;
alter table file_alias enable row level security;
create policy narrowed on file_merge for select to alongside_app using (authority = app_authority() and (select app_sight()) = 'files'
  and ((select app_whole()) or kept = any ((select app_subjects())::uuid[])) and kept not in (select app_barred()) and merged not in (select app_barred()));
-- Two ids and nothing of anybody.
create policy seen on file_alias for select to alongside_app using (authority = app_authority()
  and (select app_sight()) in ('files', 'lists') and subject not in (select app_barred()));
grant select on file_merge, file_alias to alongside_app;

revoke execute on function file_of(uuid), files_with(uuid[]), app_subjects(), file_standing(uuid[]), moved_to(uuid), may_merge(uuid[]),
  merge_files(uuid, uuid, uuid, uuid, text), unmerge_files(uuid, uuid, text) from public;
grant execute on function file_of(uuid), files_with(uuid[]), app_subjects(), file_standing(uuid[]), moved_to(uuid),
  merge_files(uuid, uuid, uuid, uuid, text), unmerge_files(uuid, uuid, text) to alongside_app;
