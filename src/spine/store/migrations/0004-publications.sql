-- The tables shown outside: made once, kept, and changed only by making another.
-- Tables worked out afresh with every record would tell, by subtraction, of the one child recorded in between.

create table publication (
  authority int not null references authority,
  number int not null check (number > 0),
  made_at timestamptz not null default clock_timestamp(),
  made_by text not null,
  -- The period ends that its tables stand at, newest first.
  dates date[] not null,
  -- The tables, the counts shown, and the names of the cells hidden: never a count that was held back.
  body jsonb not null,
  primary key (authority, number)
);

create trigger publication_append_only before update or delete on publication
  for each row execute function refuse_change();
create trigger publication_no_truncate before truncate on publication
  for each statement execute function refuse_change();

alter table publication enable row level security;
alter table publication force row level security;
-- It holds nothing that is not public. Making one reads every file's totals, so it asks for sight of files.
create policy seen on publication for select to alongside_app
  using (authority = app_authority() and app_sight() in ('totals', 'files'));
create policy made on publication for insert to alongside_app
  with check (authority = app_authority() and app_sight() = 'files' and made_by = app_author());

grant select on publication to alongside_app;
-- Not the time: that is the database's own.
grant insert (authority, number, made_by, dates, body) on publication to alongside_app;
