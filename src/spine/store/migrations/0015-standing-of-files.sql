-- What pages ask most, answered with less work: entries of a kind in some files, and what a file is to whoever asks.

create index entry_kind on entry (authority, subject, kind) where not withdrawn;

-- In a language whose plans are kept: every page asks these, and planning them took longer than answering.
create or replace function app_teams() returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return query
  select m.team from app_user u join team_member m on m.authority = u.authority and m.user_id = u.id
  join team t on t.authority = m.authority and t.id = m.team and t.closed_at is null
  where u.authority = app_authority() and u.id = app_author_id() and u.disabled_at is null
  union
  select t.id from app_user u join worker_standing w on w.authority = u.authority and w.subject = u.worker
  join team t on t.authority = w.authority and t.id = w.team and t.closed_at is null
  where u.authority = app_authority() and u.id = app_author_id() and u.disabled_at is null
    and (w.post_until is null or w.post_until > app_today());
end $$;

create or replace function workers_within(reach text) returns setof uuid
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  me uuid := app_author_id();
  teams uuid[] := teams_within(reach);
begin
  return query
  select u.worker from app_user u
  where u.authority = app_authority() and u.id = me and u.disabled_at is null and u.worker is not null
  union
  select u.worker from app_user own
  join cover c on c.authority = own.authority and c.by_user = own.id and c.ended_at is null and app_today() between c.from_on and c.until_on
  join app_user u on u.authority = c.authority and u.id = c.for_user
  where own.authority = app_authority() and own.id = me and own.disabled_at is null and u.worker is not null
  union
  select w.subject from worker_standing w where w.authority = app_authority() and w.team = any (teams)
  union
  select u.worker from team_member m join app_user u on u.authority = m.authority and u.id = m.user_id
  where m.authority = app_authority() and m.team = any (teams) and u.worker is not null;
end $$;

-- The teams within a reach: of 'own' none, of 'team' one's own, of 'service' every team of their services.
create function teams_within(reach text) returns uuid[]
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine uuid[];
begin
  if reach not in ('team', 'service') then return '{}'; end if;
  mine := array(select app_teams());
  if reach = 'team' or mine = '{}' then return mine; end if;
  return array(select t.id from team t where t.authority = app_authority() and (t.id = any (mine)
    or t.service in (select o.service from team o where o.authority = app_authority() and o.id = any (mine))));
end $$;

-- Whether any of these workers is within a reach whose own workers and teams are given: as workers_within would list them.
create function any_within(workers uuid[], own uuid[], teams uuid[]) returns boolean
  language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  return coalesce(workers && own, false)
    or exists (select from worker_standing w where w.authority = app_authority() and w.subject = any (workers) and w.team = any (teams))
    or exists (select from app_user u join team_member m on m.authority = u.authority and m.user_id = u.id
      where u.authority = app_authority() and u.worker = any (workers) and m.team = any (teams));
end $$;

create or replace function file_standing(ids uuid[])
  returns table (subject uuid, file uuid, kind text, council text, own boolean, team boolean, service boolean, reason boolean,
    unallocated boolean, barred boolean, sealed boolean)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  mine uuid[] := array(select workers_within('own'));
  of_team uuid[] := teams_within('team');
  of_service uuid[] := teams_within('service');
  hidden_from uuid[] := app_barred_list();
  me uuid := app_author_id();
begin
  return query
  select s.id, f.file, s.kind, st.council,
    coalesce(a.workers && mine, false) or coalesce(o.opener = me, false),
    any_within(coalesce(a.workers, array[o.worker]), mine, of_team),
    any_within(coalesce(a.workers, array[o.worker]), mine, of_service),
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
      where a.workers is null and v.authority = s.authority and v.subject = f.file order by c.position limit 1) first
    join app_user u on u.authority = s.authority and u.id::text = first.author
    where first.import is null) o on true
  where s.authority = app_authority() and s.id = any (ids);
end $$;

revoke execute on function teams_within(text), any_within(uuid[], uuid[], uuid[]) from public;
