-- The ledger: what is written in a file is never lost.
-- Every primary and foreign key begins with authority, so that a trust's files never meet another's.

create function app_authority() returns int language sql stable
  as $$ select nullif(current_setting('app.authority', true), '')::int $$;

-- What the reader was granted: 'files' to read children's files, 'totals' for figures only, anything else for nothing.
create function app_sight() returns text language sql stable
  as $$ select coalesce(nullif(current_setting('app.sight', true), ''), 'none') $$;

create table authority (
  authority int primary key,
  code text not null unique,
  name text not null
);

create table council (
  authority int not null references authority,
  code text not null,
  name text not null,
  gss text not null,
  la_number text not null,
  primary key (authority, code)
);

create table subject (
  authority int not null references authority,
  id uuid not null,
  kind text not null check (kind in ('person', 'household', 'setting', 'provider', 'worker', 'trust')),
  primary key (authority, id)
);

-- One thing someone did: it may write several entries in several files.
create table act (
  authority int not null references authority,
  id uuid not null,
  author text not null,
  import uuid,
  reason text,
  primary key (authority, id)
);

-- Taken last, under the authority's short lock: commit order is position order, so a past answer never changes.
create table act_commit (
  authority int not null,
  act uuid not null,
  position bigint not null,
  recorded_at timestamptz not null,
  primary key (authority, act),
  unique (authority, position),
  foreign key (authority, act) references act
);

create table entry_version (
  authority int not null,
  subject uuid not null,
  entry uuid not null,
  version int not null check (version > 0),
  kind text not null,
  revision smallint not null,
  start_at text,
  start_on date,
  end_on date,
  body jsonb not null,
  withdrawn boolean not null default false,
  reason text,
  act uuid not null,
  import uuid,
  known_from date,
  source text,
  source_key text,
  asked jsonb,
  primary key (authority, subject, entry, version),
  foreign key (authority, subject) references subject,
  foreign key (authority, act) references act
);

-- The newest version of each entry.
create table entry (
  authority int not null,
  subject uuid not null,
  entry uuid not null,
  version int not null,
  kind text not null,
  revision smallint not null,
  start_at text,
  start_on date,
  end_on date,
  body jsonb not null,
  withdrawn boolean not null,
  import uuid,
  source text,
  source_key text,
  primary key (authority, subject, entry),
  foreign key (authority, subject, entry, version) references entry_version
);
create unique index entry_source on entry (authority, subject, source, source_key) where source is not null;

create table link (
  authority int not null,
  from_subject uuid not null,
  from_entry uuid not null,
  role text not null,
  to_subject uuid not null,
  start_on date,
  end_on date,
  primary key (authority, from_entry, role, to_subject),
  foreign key (authority, from_subject, from_entry) references entry,
  foreign key (authority, to_subject) references subject
);
create index link_to on link (authority, to_subject, role);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only: % refused', tg_table_name, tg_op using errcode = 'restrict_violation';
end $$;

create trigger entry_version_append_only before update or delete on entry_version
  for each row execute function refuse_change();
create trigger entry_version_no_truncate before truncate on entry_version
  for each statement execute function refuse_change();
create trigger subject_append_only before update or delete on subject
  for each row execute function refuse_change();
create trigger act_append_only before update or delete on act
  for each row execute function refuse_change();
create trigger act_no_truncate before truncate on act
  for each statement execute function refuse_change();
create trigger act_commit_append_only before update or delete on act_commit
  for each row execute function refuse_change();
create trigger act_commit_no_truncate before truncate on act_commit
  for each statement execute function refuse_change();

-- Imports keep their rows: imported entries are worked out from all live imports of their source.
create table import (
  authority int not null references authority,
  id uuid not null,
  number int not null,
  source text not null,
  council text not null,
  status text not null check (status in ('running', 'done', 'refused', 'failed', 'undone')),
  author text not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  accept_partial boolean not null,
  content text,
  progress jsonb not null default '{}',
  report jsonb not null default '{}',
  primary key (authority, id),
  unique (authority, number),
  foreign key (authority, council) references council
);

create table import_file (
  authority int not null,
  import uuid not null,
  file int not null,
  name text not null,
  "table" text not null,
  year int not null,
  rows int not null,
  primary key (authority, import, file, "table"),
  foreign key (authority, import) references import
);

create table import_row (
  authority int not null,
  import uuid not null,
  "row" int not null,
  file int not null,
  "table" text not null,
  line int not null,
  subject_key text not null,
  row_values jsonb not null,
  -- A subject's rows are read together, in the transaction that wrote them, before the planner knows anything of them:
  -- so this is the table's one index. "row" alone is different for each row of an import.
  primary key (authority, import, subject_key, "row"),
  foreign key (authority, import) references import
);

create table import_problem (
  authority int not null,
  import uuid not null,
  number int not null,
  severity text not null check (severity in ('refused', 'warning', 'note')),
  file text not null,
  line int,
  "column" text,
  value text,
  why text not null,
  mend text not null,
  primary key (authority, import, number),
  foreign key (authority, import) references import
);

-- Whose file a source's own key names.
create table source_subject (
  authority int not null,
  source text not null,
  council text not null,
  key text not null,
  subject uuid not null,
  primary key (authority, source, council, key),
  foreign key (authority, subject) references subject
);
create unique index source_subject_subject on source_subject (authority, subject, source, council, key);

-- Derived: rewritten with every save, recomputed by `alongside rebuild`.
create table facts (
  authority int not null,
  subject uuid not null,
  rules text not null,
  body text not null,
  primary key (authority, subject),
  foreign key (authority, subject) references subject
);

create table standing (
  authority int not null,
  subject uuid not null,
  rules text not null,
  number text,
  name text,
  sorted_name text,
  council text,
  born date,
  sex text,
  ethnicity text,
  care_from date,
  care_until date,
  lost_after date,
  legal_status text,
  home_type text,
  home_provider text,
  home_postcode text,
  home_from date,
  separated boolean not null default false,
  worker text,
  primary key (authority, subject),
  foreign key (authority, subject) references subject
);
create index standing_name on standing (authority, sorted_name);
create index standing_number on standing (authority, number);

-- Public, the same for every authority.
create table postcode (
  postcode text primary key,
  east int,
  north int,
  area text not null
);
create table gazetteer_load (
  id int generated always as identity primary key,
  loaded_at timestamptz not null,
  title text not null,
  postcodes int not null
);

do $$
declare t text;
begin
  -- Figures alone: the trust's own description.
  foreach t in array array['authority', 'council', 'act', 'act_commit', 'import', 'import_file'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own on %I using (authority = app_authority())', t);
  end loop;
  -- Children's files: only for a reader granted them.
  foreach t in array array['subject', 'entry_version', 'entry', 'link', 'import_row', 'import_problem', 'source_subject', 'facts', 'standing'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy own on %I to alongside_app using (authority = app_authority() and app_sight() = ''files'')', t);
  end loop;
end $$;

-- The evaluator reads every file's facts and returns totals.
create policy measured on facts for select to alongside_measure using (authority = app_authority());

grant select on authority, council, postcode, gazetteer_load to alongside_app, alongside_measure;
grant select on facts, act_commit, import, import_file to alongside_measure;
grant select, insert on act, act_commit, entry_version, subject, import_problem to alongside_app;
-- Locking a file's row asks for the right to update it; the trigger refuses any real change.
grant update (kind) on subject to alongside_app;
grant select, insert, update on entry, import, import_file, source_subject to alongside_app;
grant select, insert, update, delete on link, facts, standing, import_row to alongside_app;
grant insert, update on council to alongside_app;
grant insert, update, delete on postcode to alongside_app;
grant insert on gazetteer_load to alongside_app;
