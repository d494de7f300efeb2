-- Returns checked before they are sent: what was found in files somebody sent, kept apart from the record.

create table return_check (
  authority int not null references authority,
  id uuid not null,
  number int not null,
  council text not null,
  -- The collection year, by the year it ends in.
  year int not null,
  status text not null check (status in ('running', 'done', 'refused', 'failed')),
  author text not null,
  began_at timestamptz not null,
  ended_at timestamptz,
  -- The files as they were sent: which box of the form, and what the sender calls them.
  files jsonb not null default '[]',
  report jsonb not null default '{}',
  primary key (authority, id),
  unique (authority, number),
  foreign key (authority, council) references council
);
create index return_check_year on return_check (authority, council, year, number);

-- The children of a return in whom something was found, numbered so that no address need name one.
create table return_check_child (
  authority int not null,
  of_check uuid not null,
  number int not null,
  -- The council's own number for the child, as the return gives it; empty where a row has none.
  child text not null,
  faults int not null,
  queries int not null,
  primary key (authority, of_check, number),
  unique (authority, of_check, child),
  foreign key (authority, of_check) references return_check on delete cascade
);

create table return_check_fault (
  authority int not null,
  of_check uuid not null,
  number int not null,
  rule text not null,
  query boolean not null,
  of_table text not null,
  -- Where it stands in its table, the first row being 1.
  "row" int not null,
  child int not null,
  -- Columns with what is in them: those at fault, and those that tell the row from the child's others.
  cells jsonb not null,
  known_by jsonb not null,
  -- The same for the same fault of another return of the year.
  key text not null,
  primary key (authority, of_check, number),
  foreign key (authority, of_check, child) references return_check_child on delete cascade
);
create index return_check_fault_key on return_check_fault (authority, of_check, key);
create index return_check_fault_rule on return_check_fault (authority, of_check, rule, number);
create index return_check_fault_child on return_check_fault (authority, of_check, child, number);

-- Whether the account the work is done for may know of a council's returns: the whole trust's, or the one it works for.
create function app_council_is(of_council text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select app_author_id() is null or exists (select from app_user u where u.authority = app_authority() and u.id = app_author_id()
    and u.disabled_at is null and (u.council is null or u.council = of_council))
$$;
revoke execute on function app_council_is(text) from public;
grant execute on function app_council_is(text) to alongside_app;

do $$
declare t text;
begin
  foreach t in array array['return_check', 'return_check_child', 'return_check_fault'] loop
    execute format('alter table %I enable row level security', t);
  end loop;
end $$;

-- As the rows of imports: for whoever may know of every file, since a return tells of every child.
create policy whole on return_check to alongside_app
  using (authority = app_authority() and (select app_sight()) = 'files' and (select app_whole()) and app_council_is(council));
create policy whole on return_check_child to alongside_app
  using (authority = app_authority() and (select app_sight()) = 'files' and (select app_whole())
    and of_check in (select c.id from return_check c));
create policy whole on return_check_fault to alongside_app
  using (authority = app_authority() and (select app_sight()) = 'files' and (select app_whole())
    and of_check in (select c.id from return_check c));
grant select, insert, update, delete on return_check to alongside_app;
grant select, insert, delete on return_check_child, return_check_fault to alongside_app;
