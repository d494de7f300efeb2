-- Drafts of what is being recorded, and the papers attached to what was.

-- What someone has begun to write, kept while they type: theirs alone, of one form about one child, and gone once it is
-- recorded. Not part of the record, so it may be changed and thrown away.
create table draft (
  authority int not null,
  id uuid not null,
  author text not null,
  subject uuid not null,
  kind text not null,
  -- What is being done, and to which entry where it is not a new one.
  doing text not null check (doing in ('record', 'correct', 'end', 'withdraw')),
  entry uuid,
  -- The version of the entry its writer was looking at.
  seen int,
  -- The form as it was sent, box by box.
  fields jsonb not null,
  -- Files sent with it, whose bytes are kept already.
  files jsonb not null default '[]',
  -- Raised by each save, so that a second device cannot write over the first unseen.
  version int not null,
  began_at timestamptz not null default clock_timestamp(),
  updated_at timestamptz not null default clock_timestamp(),
  primary key (authority, id),
  foreign key (authority, subject) references subject,
  check ((doing = 'record') = (entry is null))
);
create unique index draft_one on draft
  (authority, author, subject, kind, doing, coalesce(entry, '00000000-0000-0000-0000-000000000000'::uuid));

-- A paper attached to an entry. Its bytes stand in the data directory under the file it belongs to, by their hash.
create table attachment (
  authority int not null,
  subject uuid not null,
  id uuid not null,
  entry uuid not null,
  name text not null check (length(name) between 1 and 160),
  type text not null check (type ~ '^[a-z0-9.+-]+/[a-z0-9.+-]+$'),
  bytes int not null check (bytes > 0),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  added_by text not null,
  at timestamptz not null default clock_timestamp(),
  primary key (authority, subject, id),
  foreign key (authority, subject, entry) references entry
);
create index attachment_entry on attachment (authority, subject, entry);
create trigger attachment_append_only before update or delete on attachment
  for each row execute function refuse_change();
create trigger attachment_no_truncate before truncate on attachment
  for each statement execute function refuse_change();

-- The author's alone, whatever else they may see; and not of a file that they may no longer know of.
alter table draft enable row level security;
create policy own on draft to alongside_app
  using (authority = app_authority() and author = app_author() and subject not in (select app_barred()))
  with check (authority = app_authority() and author = app_author() and subject not in (select app_barred()));
grant select, insert, delete on draft to alongside_app;
grant update (fields, files, seen, version, updated_at) on draft to alongside_app;

-- Whoever may see the entry may see what is attached to it: the entry's own policy decides.
select narrow_to_files('attachment', 'subject', 'exists (select from entry e where e.authority = attachment.authority
  and e.subject = attachment.subject and e.entry = attachment.entry)');
create policy added on attachment as restrictive for insert to alongside_app with check (added_by = app_author());
grant select on attachment to alongside_app;
grant insert (authority, subject, id, entry, name, type, bytes, hash, added_by) on attachment to alongside_app;
