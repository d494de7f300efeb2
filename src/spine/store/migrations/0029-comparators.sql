-- Published figures of elsewhere, taken in from files: each file once, and taken back by marking it so.

create table comparator_load (
  authority int not null references authority,
  number int not null check (number > 0),
  at timestamptz not null default clock_timestamp(),
  author text not null,
  -- What its sender called the file, and what it holds in words.
  file text not null,
  holds text not null,
  page text not null,
  -- Of its bytes, so that the same file is known again.
  hash text not null,
  -- Figures as [measure, part, year, area, value, mark, count]; neighbours as {council, from, authorities}.
  figures jsonb not null default '[]',
  neighbours jsonb not null default '[]',
  undone_at timestamptz,
  undone_by text,
  primary key (authority, number)
);
create unique index comparator_load_once on comparator_load (authority, hash) where undone_at is null;

alter table comparator_load enable row level security;
alter table comparator_load force row level security;
-- All of it is published: whoever may see anything may see it.
create policy seen on comparator_load for select to alongside_app using (authority = app_authority());
create policy made on comparator_load for insert to alongside_app
  with check (authority = app_authority() and author = app_author() and undone_at is null);
create policy undone on comparator_load for update to alongside_app
  using (authority = app_authority() and undone_at is null)
  with check (authority = app_authority() and undone_by = app_author());

grant select on comparator_load to alongside_app;
grant insert (authority, number, author, file, holds, page, hash, figures, neighbours) on comparator_load to alongside_app;
grant update (undone_at, undone_by) on comparator_load to alongside_app;
