-- What is wrong in the record by the rules of the children looked after return: derived rows, rewritten with every save.

-- Faults as they stand. One that is mended is gone.
create table fault (
  authority int not null,
  subject uuid not null,
  rule text not null,
  -- What is at fault, told apart from the rule's other faults in the file.
  place text not null,
  -- The collection year it is of, by the year it ends in.
  year int not null,
  of_table text not null,
  -- The entry that mends it, and its kind; null where no entry does.
  entry text,
  kind text,
  -- The parts of the file it tells of: shown only to whoever reads them all.
  sections text[] not null,
  -- Found by looking at several children together: kept by the background pass, not by saving.
  across boolean not null default false,
  -- The others it was found with: it is shown to nobody who may know of none of them.
  others uuid[],
  -- The day from which the record has been in this state without a break, as its sources knew it.
  since date not null,
  primary key (authority, subject, rule, place),
  foreign key (authority, subject) references subject
);
create index fault_rule on fault (authority, rule);

-- What rules that look across children compare, as a digest of which nothing can be read.
create table fault_shared (
  authority int not null,
  subject uuid not null,
  rule text not null,
  value text not null check (value ~ '^[0-9a-f]{64}$'),
  primary key (authority, subject, rule, value),
  foreign key (authority, subject) references subject
);
create index fault_shared_value on fault_shared (authority, rule, value);

-- The last pass in which every file was checked: of which year, by which rules, and how far it has come where it is not done.
create table fault_pass (
  authority int not null references authority,
  year int not null,
  rules text not null,
  after uuid,
  done_at timestamptz,
  primary key (authority)
);

do $$
declare t text;
begin
  foreach t in array array['fault', 'fault_shared', 'fault_pass'] loop
    execute format('alter table %I enable row level security', t);
  end loop;
end $$;
-- Whether the work may know of any of these files, so that a restricted one is not given away by a fault it shares.
create function any_known(ids uuid[]) returns boolean language sql stable security definer set search_path = public, pg_temp
  as $$ select exists (select from unnest(ids) o where o not in (select app_barred())) $$;

-- As what is due: for lists, of everyone who is not restricted; written, and taken away, only with the files themselves.
create policy listed on fault for select to alongside_app using (authority = app_authority() and (select app_sight()) = 'lists'
  and ((select app_subjects()) is null or subject = any ((select app_subjects())::uuid[])) and subject not in (select app_barred())
  and (others is null or any_known(others)));
select narrow_to_files('fault', 'subject', 'others is null or any_known(others)');
-- Only which rule and since when: figures are of everyone, restricted or not.
create policy measured on fault for select to alongside_measure using (authority = app_authority());
select narrow_to_files('fault_shared', 'subject');
-- Says nothing of anyone; kept by the system alone.
create policy own on fault_pass to alongside_app using (authority = app_authority() and (select app_sight()) in ('files', 'lists', 'totals'))
  with check (authority = app_authority() and (select app_sight()) = 'files' and (select app_whole()));
grant select, insert, update, delete on fault, fault_shared to alongside_app;
grant select, insert, update on fault_pass to alongside_app;
grant select (authority, subject, rule, place, since) on fault to alongside_measure;
revoke execute on function any_known(uuid[]) from public;
grant execute on function any_known(uuid[]) to alongside_app;
