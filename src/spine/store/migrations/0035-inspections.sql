-- What inspectors and the service do with the sign-ins of 0034: the list, the sample, questions, consent, ending and releasing.

-- ---- The list they ask from, and the sample ----------------------------------------------------------------------

-- A child's number on one inspection's list: it leads to nobody for whoever has not the key.
create function inspection_number(key bytea, of_subject uuid) returns text language sql immutable
  as $$ select upper(substr(h, 1, 5) || '-' || substr(h, 6, 5)) from encode(sha256(key || uuid_send(of_subject)), 'hex') h $$;

-- Every child the service works with, by number alone; restricted ones where they were released. For an inspector's own use.
create function inspection_pool() returns table (subject uuid, number text, age int, sex text, council text, team text, status text, home_type text)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine uuid := app_opening();
  secret bytea := (select o.key from inspection_opening o where o.authority = app_authority() and o.id = mine);
  hidden uuid[] := array(select app_barred());
begin
  if mine is null then return; end if;
  return query
  select s.subject, inspection_number(secret, s.subject), extract(year from age(app_today(), s.born))::int, s.sex, s.council, t.name,
    case when s.care_from <= app_today() and (s.care_until is null or s.care_until > app_today()) then 'in-care'
      when s.adviser_id is not null then 'care-leaver' else 'other' end,
    case when s.care_from <= app_today() and (s.care_until is null or s.care_until > app_today()) then s.home_type end
  from standing s
  left join worker_standing w on w.authority = s.authority and w.subject = coalesce(s.worker_id, s.adviser_id)
  left join team t on t.authority = w.authority and t.id = w.team
  where s.authority = app_authority() and not (s.subject = any (hidden))
    and (s.worker_id is not null or s.adviser_id is not null
      or (s.care_from <= app_today() and (s.care_until is null or s.care_until > app_today())));
end $$;

create function inspection_list() returns table (number text, age int, sex text, council text, team text, status text, home_type text, sampled boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select p.number, p.age, p.sex, p.council, p.team, p.status, p.home_type,
    exists (select from inspection_child c where c.authority = app_authority() and c.opening = app_opening() and c.subject = p.subject)
  from inspection_pool() p order by p.number
$$;

-- Puts these numbers of the list into the sample of whoever asks. How many were added; null where they would be too many, or
-- a number is not on the list.
create function sample_for_inspection(new_id uuid, by_what text, from_seed text, by_parts text[], out_of int, part_words text[], numbers text[])
  returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid := app_opening();
  most_of_all int;
  found_ids uuid[];
  fresh uuid[];
begin
  if mine is null then return null; end if;
  -- Two who draw at once come one after the other, so that the most is the most.
  select o.most into most_of_all from inspection_opening o where o.authority = app_authority() and o.id = mine for update;
  select array_agg(p.subject) into found_ids from inspection_pool() p where p.number = any (numbers);
  if coalesce(cardinality(found_ids), 0) < cardinality(numbers) then return null; end if;
  fresh := array(select f from unnest(found_ids) f
    where not exists (select from inspection_child c where c.authority = app_authority() and c.opening = mine and c.subject = f));
  if cardinality(fresh) + (select count(*) from inspection_child c where c.authority = app_authority() and c.opening = mine) > most_of_all then
    return null;
  end if;
  insert into inspection_sample (authority, id, opening, how, seed, divided, pool, parts, drawn_by)
    values (app_authority(), new_id, mine, by_what, from_seed, by_parts, out_of, part_words, app_author_id());
  insert into inspection_child (authority, opening, subject, sample, number)
    select app_authority(), mine, p.subject, new_id, p.number from inspection_pool() p where p.subject = any (fresh);
  return cardinality(fresh);
end $$;

create function ask_the_service(new_id uuid, said text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine uuid := app_opening();
begin
  if mine is null then return false; end if;
  insert into inspection_question (authority, id, opening, words, asked_by) values (app_authority(), new_id, mine, said, app_author_id());
  return true;
end $$;

-- ---- What the service does ---------------------------------------------------------------------------------------

-- Whether the account the work is done for may consent to an inspection's sign-ins, and follow what they are used for.
create function app_follows_inspections() returns boolean language sql stable security definer set search_path = public, pg_temp
  as $$ select coalesce(app_author_role() in ('director', 'information-governance'), false) $$;

-- Names an inspector; why not, as a code, or null where it is done.
create function name_inspector(of_opening uuid, someone uuid) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  it inspection_opening;
begin
  if app_author_role() is distinct from 'administrator' then raise exception 'not theirs to name' using errcode = 'insufficient_privilege'; end if;
  select * into it from inspection_opening o where o.authority = app_authority() and o.id = of_opening and o.ended_at is null
    and o.until_at > clock_timestamp() for update;
  if it.id is null then return 'missing'; end if;
  if not exists (select from app_user u where u.authority = app_authority() and u.id = someone and u.role = 'inspector' and u.disabled_at is null) then
    return 'not-an-inspector';
  end if;
  if exists (select from inspector i join inspection_opening o on o.authority = i.authority and o.id = i.opening
      where i.authority = app_authority() and i.user_id = someone and i.opening <> of_opening and i.taken_off_at is null and o.ended_at is null
        and o.from_at < it.until_at and o.until_at > it.from_at) then
    return 'another-inspection';
  end if;
  insert into inspector (authority, opening, user_id, named_by) values (app_authority(), of_opening, someone, app_author_id())
    on conflict (authority, opening, user_id) do update
      set named_by = excluded.named_by, named_at = clock_timestamp(), agreed_by = null, agreed_at = null, taken_off_by = null, taken_off_at = null
      where inspector.taken_off_at is not null;
  return null;
end $$;

-- Consents to an inspection's sign-ins and to everyone named by somebody else. Whether there was anything to consent to.
create function agree_inspection(of_opening uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := app_author_id();
  held inspection_opening;
  people int;
begin
  if not app_follows_inspections() then raise exception 'not theirs to agree' using errcode = 'insufficient_privilege'; end if;
  select * into held from inspection_opening o where o.authority = app_authority() and o.id = of_opening and o.ended_at is null
    and o.until_at > clock_timestamp() and o.asked_by <> me for update;
  if held.id is null then return false; end if;
  update inspector set agreed_by = me, agreed_at = clock_timestamp()
    where authority = app_authority() and opening = of_opening and agreed_at is null and taken_off_at is null and named_by <> me;
  get diagnostics people = row_count;
  if held.agreed_at is not null then return people > 0; end if;
  update inspection_opening set agreed_by = me, agreed_at = clock_timestamp() where authority = app_authority() and id = of_opening;
  return true;
end $$;

create function take_off_inspector(of_opening uuid, someone uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not (app_follows_inspections() or coalesce(app_author_role() = 'administrator', false)) then
    raise exception 'not theirs to take off' using errcode = 'insufficient_privilege';
  end if;
  update inspector set taken_off_by = app_author_id(), taken_off_at = clock_timestamp()
    where authority = app_authority() and opening = of_opening and user_id = someone and taken_off_at is null;
  return found;
end $$;

create function end_inspection(of_opening uuid, because text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not (app_follows_inspections() or coalesce(app_author_role() = 'administrator', false)) then
    raise exception 'not theirs to end' using errcode = 'insufficient_privilege';
  end if;
  update inspection_opening set ended_by = app_author_id(), ended_at = clock_timestamp(), ended_why = because
    where authority = app_authority() and id = of_opening and ended_at is null and until_at > clock_timestamp();
  return found;
end $$;

-- Lets an inspection see a restricted file, or no longer. By someone named for it, who may restrict. Whether anything changed.
create function release_to_inspection(new_id uuid, of_opening uuid, of_subject uuid, because text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not may_restrict(of_subject) then raise exception 'not theirs to release' using errcode = 'insufficient_privilege'; end if;
  if not exists (select from restriction r where r.authority = app_authority() and r.lifted_at is null and r.subject = any (files_with(array[of_subject])))
    or not exists (select from inspection_opening o where o.authority = app_authority() and o.id = of_opening and o.ended_at is null
      and o.until_at > clock_timestamp()) then
    return false;
  end if;
  insert into inspection_release (authority, id, opening, subject, why, released_by)
    values (app_authority(), new_id, of_opening, file_of(of_subject), because, app_author_id()) on conflict do nothing;
  return found;
end $$;
create function take_back_release(of_opening uuid, of_subject uuid) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not may_restrict(of_subject) then raise exception 'not theirs to take back' using errcode = 'insufficient_privilege'; end if;
  update inspection_release set taken_back_by = app_author_id(), taken_back_at = clock_timestamp()
    where authority = app_authority() and opening = of_opening and subject = any (files_with(array[of_subject])) and taken_back_at is null;
  return found;
end $$;

-- How many children an inspection sampled, for those who may know of its sign-ins.
create function sampled_in(of_opening uuid) returns int language sql stable security definer set search_path = public, pg_temp as $$
  select count(*)::int from inspection_child c where c.authority = app_authority() and c.opening = of_opening
    and (app_follows_inspections() or coalesce(app_author_role() = 'administrator', false))
$$;

create function answer_inspector(of_question uuid, said text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if not app_follows_inspections() then raise exception 'not theirs to answer' using errcode = 'insufficient_privilege'; end if;
  update inspection_question set answer = said, answered_by = app_author_id(), answered_at = clock_timestamp()
    where authority = app_authority() and id = of_question and answer is null;
  return found;
end $$;

-- ---- Row-level security ------------------------------------------------------------------------------------------

do $$
declare t text;
begin
  foreach t in array array['inspection_opening', 'inspector', 'inspection_sample', 'inspection_child', 'inspection_release', 'inspection_question'] loop
    execute format('alter table %I enable row level security', t);
  end loop;
end $$;
create policy seen on inspection_opening for select to alongside_app using (authority = app_authority()
  and ((select app_author_role()) in ('administrator', 'director', 'information-governance') or id = (select app_opening())));
create policy asked on inspection_opening for insert to alongside_app with check (authority = app_authority()
  and asked_by = app_author_id() and (select app_author_role()) = 'administrator');
create policy seen on inspector for select to alongside_app using (authority = app_authority()
  and ((select app_author_role()) in ('administrator', 'director', 'information-governance') or opening = (select app_opening())));
create policy seen on inspection_sample for select to alongside_app using (authority = app_authority()
  and ((select app_author_role()) in ('administrator', 'director', 'information-governance') or opening = (select app_opening())));
create policy seen on inspection_child for select to alongside_app using (authority = app_authority() and subject not in (select app_barred())
  and ((select app_follows_inspections()) or opening = (select app_opening())));
create policy seen on inspection_release for select to alongside_app using (authority = app_authority() and subject not in (select app_barred())
  and (select app_follows_inspections()));
create policy seen on inspection_question for select to alongside_app using (authority = app_authority()
  and ((select app_follows_inspections()) or opening = (select app_opening())));
grant select (authority, id, inspection, title, inspectorate, type, why, from_at, until_at, most, asked_by, asked_at, agreed_by, agreed_at,
  ended_by, ended_at, ended_why) on inspection_opening to alongside_app;
grant insert (authority, id, inspection, title, inspectorate, type, why, from_at, until_at, most, asked_by) on inspection_opening to alongside_app;
grant select on inspector, inspection_sample, inspection_child, inspection_release, inspection_question to alongside_app;

-- A file that is destroyed leaves the samples it was in.
create function leave_samples() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  delete from inspection_child where authority = new.authority and subject = new.subject;
  delete from inspection_release where authority = new.authority and subject = new.subject;
  return null;
end $$;
create trigger destroyed_file_leaves_samples after insert on destroyed_file for each row execute function leave_samples();

-- ---- Who may call what ------------------------------------------------------------------------------------------

revoke execute on function inspection_number(bytea, uuid), inspection_pool(), inspection_list(),
  sample_for_inspection(uuid, text, text, text[], int, text[], text[]), ask_the_service(uuid, text), app_follows_inspections(), leave_samples(),
  name_inspector(uuid, uuid), agree_inspection(uuid), take_off_inspector(uuid, uuid), end_inspection(uuid, text), sampled_in(uuid),
  release_to_inspection(uuid, uuid, uuid, text), take_back_release(uuid, uuid), answer_inspector(uuid, text) from public;
grant execute on function inspection_list(), sample_for_inspection(uuid, text, text, text[], int, text[], text[]), ask_the_service(uuid, text),
  app_follows_inspections(), name_inspector(uuid, uuid), agree_inspection(uuid), take_off_inspector(uuid, uuid), end_inspection(uuid, text),
  sampled_in(uuid), release_to_inspection(uuid, uuid, uuid, text), take_back_release(uuid, uuid), answer_inspector(uuid, text) to alongside_app;
