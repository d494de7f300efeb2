-- Audits of practice: which children could be drawn, who may not audit whom, and a way into a file for whoever was asked.
-- Functions marked security definer run as the owner and decide for themselves what they answer, as in 0006.

-- The entry that asked for an audit, or that is to be moderated, where that is why the file may be opened.
alter table access_reason add column for_audit uuid;

-- Every audit of the trust, for its own figures.
create index entry_audits on entry (authority, subject) where kind = 'audit-asked' and not withdrawn;

-- Whether the account the work is done for sets up rounds of audits.
create function app_draws_audits() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select coalesce(app_author_role() in ('director', 'service-manager', 'performance-analyst'), false)
$$;

-- The children who could be audited: in care, or given to a worker. None whose file is restricted, to anyone.
create function audit_pool() returns table (subject uuid, council text, team text, born date, in_care boolean)
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  hidden uuid[] := files_with(array(select r.subject from restriction r where r.authority = app_authority() and r.lifted_at is null));
begin
  if not app_draws_audits() then return; end if;
  return query
  select s.subject, s.council, t.name, s.born, s.care_from <= app_today() and (s.care_until is null or s.care_until > app_today())
  from standing s
  left join worker_standing w on w.authority = s.authority and w.subject = coalesce(s.worker_id, s.adviser_id)
  left join team t on t.authority = w.authority and t.id = w.team
  where s.authority = app_authority() and not (s.subject = any (hidden))
    and (s.worker_id is not null or s.adviser_id is not null
      or (s.care_from <= app_today() and (s.care_until is null or s.care_until > app_today())));
end $$;

-- Of these accounts, those who work with each of these children: by themselves, or by a team they work in or manage.
create function works_with(children uuid[], users uuid[]) returns table (subject uuid, user_id uuid)
  language sql stable security definer set search_path = public, pg_temp as $$
  with people as (
    select u.id, u.worker, array(
      select m.team from team_member m where m.authority = u.authority and m.user_id = u.id
      union select w.team from worker_standing w where w.authority = u.authority and w.subject = u.worker and w.team is not null) as teams
    from app_user u where u.authority = app_authority() and u.id = any (users)),
  given as (
    select c as child, g as worker, array(
      select w.team from worker_standing w where w.authority = app_authority() and w.subject = g and w.team is not null
      union select m.team from app_user u join team_member m on m.authority = u.authority and m.user_id = u.id
        where u.authority = app_authority() and u.worker = g) as teams
    from unnest(children) c cross join lateral given_to(c) g)
  select distinct g.child, p.id from given g join people p on p.worker = g.worker or p.teams && g.teams
  where (select app_works_here())
$$;

-- Opens a file to whoever an entry of it asks to audit it, until a time; or to whoever asks for themselves to moderate an
-- audit on it. Nobody who works with the child, and nobody's where the file is restricted. Whether it was opened.
create function open_for_audit(new_id uuid, of_subject uuid, to_user uuid, of_entry uuid, until timestamptz, because text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  mine text := app_author_role();
  me uuid := app_author_id();
begin
  if not exists (select from app_user u where u.authority = app_authority() and u.id = to_user and u.disabled_at is null)
    or exists (select from restriction r where r.authority = app_authority() and r.subject = any (files_with(array[of_subject])) and r.lifted_at is null)
    or exists (select from works_with(array[of_subject], array[to_user])) then
    return false;
  end if;
  if not (app_draws_audits() and exists (select from entry e where e.authority = app_authority() and e.entry = of_entry
        and e.subject = any (files_with(array[of_subject])) and e.kind = 'audit-asked' and not e.withdrawn and e.body->>'auditor' = to_user::text)
    or (mine in ('director', 'service-manager') and to_user = me and exists (select from entry e
        join entry a on a.authority = e.authority and a.entry::text = e.body->>'asked' and a.subject = e.subject
        where e.authority = app_authority() and e.entry = of_entry and e.subject = any (files_with(array[of_subject]))
        and e.kind = 'practice-audit' and not e.withdrawn and a.body->>'auditor' <> me::text))) then
    return false;
  end if;
  -- Whoever gives it to another has looked into it; what one takes for oneself is looked into as any reason is.
  insert into access_reason (authority, id, subject, user_id, purpose, why, ends_at, told, reviewed_by, reviewed_at, fine, review_words, for_audit)
    select app_authority(), new_id, of_subject, to_user, 'complaint-or-audit', because, until, '{}',
      case when to_user <> me then me end, case when to_user <> me then clock_timestamp() end, case when to_user <> me then true end,
      case when to_user <> me then 'Given by a round of audits' end, of_entry;
  return true;
end $$;

-- What the author was given a file for is done: it stays open to them as long as a reason would from now, and no longer.
create function end_audit_links(of_subject uuid) returns void
  language sql security definer set search_path = public, pg_temp as $$
  update access_reason set ends_at = least(ends_at, clock_timestamp() + interval '60 minutes')
  where authority = app_authority() and subject = of_subject and user_id = app_author_id() and for_audit is not null
$$;

revoke execute on function app_draws_audits(), audit_pool(), works_with(uuid[], uuid[]),
  open_for_audit(uuid, uuid, uuid, uuid, timestamptz, text), end_audit_links(uuid) from public;
grant execute on function audit_pool(), works_with(uuid[], uuid[]), open_for_audit(uuid, uuid, uuid, uuid, timestamptz, text),
  end_audit_links(uuid) to alongside_app;
