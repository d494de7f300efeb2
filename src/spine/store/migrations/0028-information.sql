-- What is held of people: going through a record that someone asked to see, how long each file is kept, and destroying one.
-- Functions marked security definer run as their owner and decide for themselves what they answer, as in 0006.

-- ---- How long a file is kept ------------------------------------------------------------------------------------

-- Derived with the rest of the row. `keep_until` is the last day it must be kept; null where that cannot be told.
alter table standing add column keep_class text, add column keep_until date;
create index standing_keep_until on standing (authority, keep_until) where keep_until is not null;

-- Whether the account the work is done for answers for what is held of people, or it is a task of the system.
create function app_keeps_records() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select app_author() is not null
    and (app_author_id() is null or coalesce(app_author_role() in ('director', 'information-governance'), false))
$$;

-- ---- Going through a record -------------------------------------------------------------------------------------

-- What was decided of each place in a record that names somebody else. The place is a digest of where it stands and of the
-- words there: where those are corrected, it is another place and is decided again. `words` are those a person added.
create table access_mark (
  authority int not null,
  subject uuid not null,
  request uuid not null,
  place text not null check (length(place) between 1 and 80),
  state text not null check (state in ('confirmed', 'off')),
  ground text check (ground is null or is_audit_code(ground)),
  words text check (length(words) between 2 and 200),
  by_user uuid not null,
  at timestamptz not null default clock_timestamp(),
  primary key (authority, subject, request, place),
  foreign key (authority, subject) references subject,
  check (state = 'off' or ground is not null)
);
select narrow_to_files('access_mark', 'subject', '(select app_keeps_records())');
grant select, insert, update, delete on access_mark to alongside_app;

-- Requests, questions about them and holds of every file the reader may know of, for those who answer for them.
create function information_entries(of_kinds text[])
  returns table (subject uuid, entry uuid, kind text, start_at text, end_on date, body jsonb, name text, number text, council text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select file_of(e.subject), e.entry, e.kind, e.start_at, e.end_on, e.body, s.name, s.number, s.council
  from entry e left join standing s on s.authority = e.authority and s.subject = file_of(e.subject)
  where e.authority = app_authority() and not e.withdrawn and e.kind = any (of_kinds)
    and e.kind in ('subject-access-request', 'access-clarification', 'access-pack', 'legal-hold')
    and app_sight() in ('lists', 'files') and (select app_keeps_records()) and e.subject not in (select app_barred())
$$;
create index entry_information on entry (authority, kind)
  where kind in ('subject-access-request', 'access-clarification', 'access-pack', 'legal-hold');

-- That a request or a hold is on a file, and no more of it, for work that has the file open.
create function information_on(of_subject uuid) returns table (asked_on date, held boolean)
  language sql stable security definer set search_path = public, pg_temp as $$
  select (select min(e.start_on) from entry e where e.authority = app_authority() and e.subject = any (files_with(array[of_subject]))
      and e.kind = 'subject-access-request' and not e.withdrawn and e.end_on is null),
    exists (select from entry e where e.authority = app_authority() and e.subject = any (files_with(array[of_subject]))
      and e.kind = 'legal-hold' and not e.withdrawn and (e.end_on is null or e.end_on > app_today()))
  where app_sight() = 'files' and of_subject = any (app_subjects()) and of_subject not in (select app_barred())
$$;

-- ---- Destroying -------------------------------------------------------------------------------------------------

-- What was proposed, who decided, and, once it is done, the certificate: ids, codes, days and counts alone.
create table destruction (
  authority int not null references authority,
  id uuid not null,
  number int not null check (number > 0),
  subject uuid not null,
  class text not null check (is_audit_code(class)),
  trigger text not null check (is_audit_code(trigger)),
  -- The law, or our own rule, by which it was past its time.
  law text not null check (length(law) between 1 and 300),
  from_on date not null,
  until_on date not null,
  proposed_by uuid not null,
  proposed_at timestamptz not null default clock_timestamp(),
  decided_by uuid check (decided_by <> proposed_by),
  decided_at timestamptz,
  decision text check (decision in ('destroyed', 'refused', 'taken-back')),
  -- Why it was refused; taken away with the file if it is destroyed later.
  words text check (length(words) <= 1000),
  -- What was removed: how many rows of each sort.
  counts jsonb not null default '{}',
  primary key (authority, id),
  unique (authority, number),
  foreign key (authority, subject) references subject,
  foreign key (authority, proposed_by) references app_user,
  foreign key (authority, decided_by) references app_user,
  check ((decision is null) = (decided_at is null)),
  check (decision is distinct from 'destroyed' or decided_by is not null)
);
create unique index destruction_waiting on destruction (authority, subject) where decision is null;
alter table destruction enable row level security;
create policy seen on destruction for select to alongside_app using (authority = app_authority() and (select app_keeps_records())
  and (decision = 'destroyed' or subject not in (select app_barred())));
grant select on destruction to alongside_app;

-- Files that were destroyed. Their bare ids stay, since other files and the audit name them; nobody opens them again.
create table destroyed_file (
  authority int not null,
  subject uuid not null,
  destruction uuid not null,
  primary key (authority, subject),
  foreign key (authority, subject) references subject,
  foreign key (authority, destruction) references destruction
);
alter table destroyed_file enable row level security;

create function destroyed_files() returns setof uuid rows 20
  language sql stable security definer set search_path = public, pg_temp
  as $$ select d.subject from destroyed_file d where d.authority = app_authority() $$;
create policy not_destroyed on subject as restrictive to alongside_app using (id not in (select destroyed_files()));

-- Nothing is deleted from an append-only table but by the role that destroys files, which nobody can sign in as.
create or replace function refuse_change() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' and current_user = 'alongside_destroy' then return old; end if;
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;

-- Why a file may not be destroyed now, as a code; null where it may.
create function kept_because(of_subject uuid, of_class text, until_day date) returns text
  language plpgsql stable security definer set search_path = public, pg_temp as $$
declare
  members uuid[] := files_with(array[of_subject]);
begin
  if exists (select from entry e where e.authority = app_authority() and e.subject = any (members) and e.kind = 'legal-hold'
      and not e.withdrawn and (e.end_on is null or e.end_on > app_today())) then return 'held'; end if;
  if exists (select from entry e join subject s on s.authority = e.authority and s.id = e.subject and s.kind = 'trust'
      where e.authority = app_authority() and e.kind = 'records-hold' and not e.withdrawn
        and (e.end_on is null or e.end_on > app_today()) and e.body->>'covers' in ('every', of_class)) then return 'held'; end if;
  if exists (select from entry e where e.authority = app_authority() and e.subject = any (members) and e.kind = 'subject-access-request'
      and not e.withdrawn and e.end_on is null) then return 'asked-for'; end if;
  if exists (select from entry e where e.authority = app_authority() and e.subject = any (members) and e.kind = 'period-of-care'
      and not e.withdrawn and (e.end_on is null or e.end_on > app_today()))
    or exists (select from unnest(members) m, given_to(m)) then return 'open'; end if;
  -- By the rules as they were last worked out from the file, whatever the proposal says.
  if until_day >= app_today() or not exists (select from standing s where s.authority = app_authority() and s.subject = of_subject
      and s.keep_class = of_class and s.keep_until < app_today()) then return 'later'; end if;
  return null;
end $$;

-- Proposes that a file is destroyed; why it may not be, as a code, or null where it was proposed.
create function propose_destruction(new_id uuid, of_subject uuid, of_class text, of_trigger text, of_law text, from_day date, until_day date)
  returns text language plpgsql security definer set search_path = public, pg_temp as $$
declare
  why text;
begin
  if app_author_id() is null or not app_keeps_records() then raise exception 'not theirs to propose' using errcode = 'insufficient_privilege'; end if;
  if of_subject in (select app_barred()) or of_subject in (select destroyed_files()) or file_of(of_subject) <> of_subject
    or not coalesce(of_subject = any (app_subjects()), false)
    or not exists (select from subject s where s.authority = app_authority() and s.id = of_subject and s.kind = 'person') then return 'missing'; end if;
  why := kept_because(of_subject, of_class, until_day);
  if why is not null then return why; end if;
  -- One number after another, and one proposal for a file.
  perform pg_advisory_xact_lock(hashtext('alongside destruction'), app_authority());
  if exists (select from destruction d where d.authority = app_authority() and d.subject = of_subject and d.decision is null) then return 'proposed'; end if;
  insert into destruction (authority, id, number, subject, class, trigger, law, from_on, until_on, proposed_by)
    select app_authority(), new_id, coalesce(max(number), 0) + 1, of_subject, of_class, of_trigger, of_law, from_day, until_day, app_author_id()
    from destruction where authority = app_authority();
  return null;
end $$;

-- Says no to what another proposed, or takes back one's own. Whether there was such a proposal.
create function refuse_destruction(of_id uuid, because text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if app_author_id() is null or not app_keeps_records() then raise exception 'not theirs to decide' using errcode = 'insufficient_privilege'; end if;
  update destruction set decision = case when proposed_by = app_author_id() then 'taken-back' else 'refused' end,
      decided_by = nullif(app_author_id(), proposed_by), decided_at = clock_timestamp(), words = because
    where authority = app_authority() and id = of_id and decision is null and subject not in (select app_barred());
  return found;
end $$;

-- Destroys what another person proposed. It is the one function of the one role that may delete from a file, and does all
-- of it or nothing: why not, as a code, or null where it is done.
create function destroy_file(of_id uuid) returns text
  language plpgsql security definer set search_path = public, pg_temp as $$
declare
  me uuid := app_author_id();
  of_authority int := app_authority();
  it destruction;
  members uuid[];
  acts uuid[];
  why text;
  gone int;
  removed jsonb := '{}';
begin
  if me is null or not app_keeps_records() then raise exception 'not theirs to decide' using errcode = 'insufficient_privilege'; end if;
  select * into it from destruction d where d.authority = of_authority and d.id = of_id and d.decision is null for update;
  if it.id is null or it.subject in (select app_barred()) or file_of(it.subject) <> it.subject then return 'missing'; end if;
  if it.proposed_by = me then return 'same-person'; end if;
  -- Two people, of whom one is the director.
  if app_author_role() <> 'director' and not exists (select from account_roles(array[it.proposed_by]) r where r = 'director') then return 'no-director'; end if;
  members := files_with(array[it.subject]);
  -- Whoever writes in the file waits, or is waited for.
  perform 1 from subject s where s.authority = of_authority and s.id = any (members) order by s.id for no key update;
  why := kept_because(it.subject, it.class, it.until_on);
  if why is not null then return why; end if;

  acts := array(select distinct v.act from entry_version v where v.authority = of_authority and v.subject = any (members));
  delete from attachment where authority = of_authority and subject = any (members);
  get diagnostics gone = row_count; removed := removed || jsonb_build_object('attachments', gone);
  delete from draft where authority = of_authority and subject = any (members);
  get diagnostics gone = row_count; removed := removed || jsonb_build_object('drafts', gone);
  -- What other files say of this one stays theirs; that it led here goes.
  delete from link where authority = of_authority and to_subject = any (members) and from_subject <> all (members);
  get diagnostics gone = row_count; removed := removed || jsonb_build_object('links', gone);
  delete from link where authority = of_authority and from_subject = any (members);
  delete from entry where authority = of_authority and subject = any (members);
  get diagnostics gone = row_count; removed := removed || jsonb_build_object('entries', gone);
  delete from entry_version where authority = of_authority and subject = any (members);
  get diagnostics gone = row_count; removed := removed || jsonb_build_object('versions', gone);

  delete from return_check_fault f using return_check_child c, return_check k, source_subject s
    where s.authority = of_authority and s.subject = any (members) and k.authority = s.authority and k.council = s.council
      and c.authority = k.authority and c.of_check = k.id and c.child = s.key
      and f.authority = c.authority and f.of_check = c.of_check and f.child = c.number;
  delete from return_check_child c using return_check k, source_subject s
    where s.authority = of_authority and s.subject = any (members) and k.authority = s.authority and k.council = s.council
      and c.authority = k.authority and c.of_check = k.id and c.child = s.key;
  delete from import_problem p using import_row r, import_file f, import i, source_subject s
    where s.authority = of_authority and s.subject = any (members) and i.authority = s.authority and i.source = s.source
      and i.council = s.council and r.authority = i.authority and r.import = i.id and r.subject_key = s.key
      and f.authority = r.authority and f.import = r.import and f.file = r.file and f."table" = r."table"
      and p.authority = r.authority and p.import = r.import and p.file = f.name and p.line = r.line;
  delete from import_row r using import i, source_subject s
    where s.authority = of_authority and s.subject = any (members) and i.authority = s.authority and i.source = s.source
      and i.council = s.council and r.authority = i.authority and r.import = i.id and r.subject_key = s.key;
  get diagnostics gone = row_count; removed := removed || jsonb_build_object('returnRows', gone);
  delete from source_subject where authority = of_authority and subject = any (members);

  delete from facts where authority = of_authority and subject = any (members);
  delete from standing where authority = of_authority and subject = any (members);
  delete from due where authority = of_authority and subject = any (members);
  delete from person_name where authority = of_authority and subject = any (members);
  delete from fault where authority = of_authority and subject = any (members);
  delete from fault_shared where authority = of_authority and subject = any (members);
  delete from fault_mended where authority = of_authority and subject = any (members);
  delete from access_mark where authority = of_authority and subject = any (members);

  delete from restriction_person p using restriction r where r.authority = of_authority and r.subject = any (members)
    and p.authority = r.authority and p.restriction = r.id;
  delete from restriction where authority = of_authority and subject = any (members);
  delete from access_reason where authority = of_authority and subject = any (members);
  get diagnostics gone = row_count; removed := removed || jsonb_build_object('reasons', gone);
  delete from notice where authority = of_authority and subject = any (members);
  delete from look_checked where authority = of_authority and subject = any (members);

  delete from file_alias where authority = of_authority and (subject = any (members) or kept = any (members));
  acts := acts || array(select unnest(array[m.act, m.undone_act]) from file_merge m
    where m.authority = of_authority and (m.merged = any (members) or m.kept = any (members)));
  delete from file_merge where authority = of_authority and (merged = any (members) or kept = any (members));
  -- Acts that wrote in no other file, with the reasons given for them.
  acts := array(select a.id from act a where a.authority = of_authority and a.id = any (acts) and a.import is null
    and not exists (select from entry_version v where v.authority = a.authority and v.act = a.id)
    and not exists (select from file_merge m where m.authority = a.authority and (m.act = a.id or m.undone_act = a.id)));
  delete from act_commit where authority = of_authority and act = any (acts);
  delete from act where authority = of_authority and id = any (acts);

  update destruction set words = null where authority = of_authority and subject = any (members);
  insert into destroyed_file (authority, subject, destruction) select of_authority, m, it.id from unnest(members) m;
  update destruction set decided_by = me, decided_at = clock_timestamp(), decision = 'destroyed',
      counts = removed || jsonb_build_object('files', cardinality(members))
    where authority = of_authority and id = of_id;
  return null;
end $$;

-- The roles of accounts by their ids, for the function above.
create function account_roles(ids uuid[]) returns setof text language sql stable security definer set search_path = public, pg_temp
  as $$ select u.role from app_user u where u.authority = app_authority() and u.id = any (ids) and u.disabled_at is null $$;

-- ---- The role that destroys -------------------------------------------------------------------------------------

do $$
declare t text;
begin
  foreach t in array array['attachment', 'draft', 'link', 'entry', 'entry_version', 'return_check_fault', 'return_check_child', 'import_problem',
      'import_row', 'source_subject', 'facts', 'standing', 'due', 'person_name', 'fault', 'fault_shared', 'fault_mended', 'access_mark',
      'restriction_person', 'restriction', 'access_reason', 'notice', 'look_checked', 'file_alias', 'file_merge', 'act_commit', 'act'] loop
    execute format('grant select, delete on %I to alongside_destroy', t);
    execute format('create policy destroying on %I to alongside_destroy using (authority = app_authority())', t);
  end loop;
  foreach t in array array['return_check', 'import_file', 'import', 'subject', 'destruction'] loop
    execute format('grant select on %I to alongside_destroy', t);
    execute format('create policy destroying on %I to alongside_destroy using (authority = app_authority())', t);
  end loop;
end $$;
-- Locking a file's row asks for the right to update it; the trigger refuses any real change.
grant update (kind) on subject to alongside_destroy;
grant update (decided_by, decided_at, decision, words, counts) on destruction to alongside_destroy;
grant select, insert on destroyed_file to alongside_destroy;
create policy destroying on destroyed_file to alongside_destroy using (authority = app_authority());

revoke execute on function app_keeps_records(), information_entries(text[]), information_on(uuid), destroyed_files(),
  kept_because(uuid, text, date), propose_destruction(uuid, uuid, text, text, text, date, date), refuse_destruction(uuid, text),
  destroy_file(uuid), account_roles(uuid[]) from public;
grant execute on function app_keeps_records(), information_entries(text[]), information_on(uuid), destroyed_files(),
  kept_because(uuid, text, date), propose_destruction(uuid, uuid, text, text, text, date, date), refuse_destruction(uuid, text),
  destroy_file(uuid) to alongside_app;
grant execute on function app_keeps_records(), app_barred(), files_with(uuid[]), file_of(uuid), kept_because(uuid, text, date),
  account_roles(uuid[]), app_author_role() to alongside_destroy;

grant create on schema public to alongside_destroy;
alter function destroy_file(uuid) owner to alongside_destroy;
revoke create on schema public from alongside_destroy;
