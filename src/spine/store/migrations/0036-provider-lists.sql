-- Ofsted's lists of providers: every edition that was taken in, as it was, and what each said of every provider.

create table provider_edition (
  authority int not null references authority,
  number int not null check (number > 0),
  -- The day the list speaks for, as whoever took it in said.
  as_at date not null,
  -- What its sender called the file.
  file text not null,
  -- Of its bytes; and of the day and all that was read of it, by which the same list is known again.
  file_hash text not null,
  holds text not null,
  lists text[] not null check (lists <@ array['registered', 'supported'] and cardinality(lists) > 0),
  providers int not null,
  remarks jsonb not null default '[]',
  author text not null,
  looked_at timestamptz not null default clock_timestamp(),
  -- While it is only looked at, nothing is checked by it.
  loaded_at timestamptz,
  withdrawn_at timestamptz,
  withdrawn_by text,
  primary key (authority, number),
  check (withdrawn_at is null or loaded_at is not null)
);
create unique index provider_edition_once on provider_edition (authority, holds) where loaded_at is not null and withdrawn_at is null;

create table provider_listed (
  authority int not null,
  edition int not null,
  urn text not null,
  list text not null check (list in ('registered', 'supported')),
  name text,
  type text,
  -- Codes of PLACE and of PLACE_PROVIDER it may have.
  places text[] not null,
  kinds text[] not null,
  area text,
  -- GSS code of the council in whose area it is.
  council text,
  opened date,
  ended date,
  status text,
  postcode text,
  primary key (authority, edition, urn),
  foreign key (authority, edition) references provider_edition on delete cascade
);

alter table provider_edition enable row level security;
alter table provider_edition force row level security;
alter table provider_listed enable row level security;
alter table provider_listed force row level security;

-- The rules are asked in whoever's save it is, so that all may read it; it tells of no child.
create policy seen on provider_edition for select to alongside_app using (authority = app_authority());
create policy seen on provider_listed for select to alongside_app using (authority = app_authority());
-- Only what is done for whoever may touch every file, as taking a return in is.
create policy made on provider_edition for insert to alongside_app
  with check (authority = app_authority() and (select app_sight()) = 'files' and (select app_whole())
    and author = app_author() and loaded_at is null and withdrawn_at is null);
create policy kept on provider_edition for update to alongside_app
  using (authority = app_authority() and (select app_sight()) = 'files' and (select app_whole()) and withdrawn_at is null)
  with check (authority = app_authority() and (withdrawn_at is null or withdrawn_by = app_author()));
create policy dropped on provider_edition for delete to alongside_app
  using (authority = app_authority() and (select app_sight()) = 'files' and (select app_whole()) and loaded_at is null);
create policy made on provider_listed for insert to alongside_app
  with check (authority = app_authority() and (select app_sight()) = 'files' and (select app_whole())
    and edition in (select e.number from provider_edition e where e.loaded_at is null));

grant select, delete on provider_edition to alongside_app;
grant insert (authority, number, as_at, file, file_hash, holds, lists, providers, remarks, author) on provider_edition to alongside_app;
grant update (loaded_at, withdrawn_at, withdrawn_by) on provider_edition to alongside_app;
grant select, insert on provider_listed to alongside_app;
