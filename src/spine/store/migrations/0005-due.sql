-- What is due, whose work it is, and who works where: derived rows for worklists, and the teams people work in.

-- Open occasions of duties: rewritten with every save. Whether one is overdue is asked with a date, never stored.
create table due (
  authority int not null,
  subject uuid not null,
  duty text not null,
  occasion text not null,
  -- The day it counts from and the last day it can be done in time; null where that cannot be told.
  from_on date,
  by_on date,
  -- The law's own day, where the trust's own limit made it earlier.
  statutory_on date,
  -- The day it stops applying if it is not done before; null where none is known. Rows past it are gone after the daily job.
  ends_on date,
  owner text not null,
  section text not null,
  because jsonb not null,
  unsettled jsonb,
  primary key (authority, subject, duty, occasion),
  foreign key (authority, subject) references subject
);
create index due_by on due (authority, by_on);

alter table standing
  add column worker_id uuid,
  add column reviewer_id uuid,
  add column adviser_id uuid,
  add column risk text,
  add column school text,
  add column alerts int not null default 0,
  -- The day up to which occasions were worked out; a daily job extends those that it passes. Null for a file of which the
  -- passing of time alone asks nothing.
  add column due_until date,
  -- The day on which a start or an end already recorded changes this row or what is due; the daily job works it out again.
  add column changes_on date;
create index standing_due_until on standing (authority, due_until) where due_until is not null;
create index standing_changes_on on standing (authority, changes_on) where changes_on is not null;
create index standing_worker on standing (authority, worker_id);
create index standing_reviewer on standing (authority, reviewer_id);
create index standing_adviser on standing (authority, adviser_id);

-- Teams, each part of a service.
create table team (
  authority int not null references authority,
  id uuid not null,
  name text not null check (length(name) between 1 and 120),
  service text not null check (length(service) between 1 and 120),
  council text,
  closed_at timestamptz,
  primary key (authority, id),
  unique (authority, name),
  foreign key (authority, council) references council
);

-- How each worker stands, from the worker's file: for lists of people to give children to, never private.
create table worker_standing (
  authority int not null,
  subject uuid not null,
  rules text not null,
  name text,
  number text,
  post text,
  team uuid,
  fte numeric(4, 2),
  agency boolean,
  holds_cases boolean not null default false,
  -- The worker's own target, already in proportion to the hours worked.
  target numeric(5, 1),
  post_from date,
  post_until date,
  primary key (authority, subject),
  foreign key (authority, subject) references subject
);
create index worker_standing_team on worker_standing (authority, team);

-- How the trust's own file stands: what every save counts duties by. One trust, one file.
create table trust_standing (
  authority int not null,
  subject uuid not null,
  rules text not null,
  -- The day from which the trust records its work here.
  kept_from date,
  -- The trust's own limits by duty and by the limit's name, each with the dates it runs from.
  limits jsonb not null default '{}',
  primary key (authority),
  foreign key (authority, subject) references subject
);
create unique index subject_trust on subject (authority) where kind = 'trust';
-- Most files are people's; the others are gone through every day.
create index subject_other on subject (authority, id) where kind <> 'person';

-- The worker's file that is about the person who holds an account, and any teams they manage besides their own.
alter table app_user add column worker uuid;
alter table app_user add constraint app_user_worker foreign key (authority, worker) references subject;
create unique index app_user_worker_one on app_user (authority, worker) where worker is not null;

create table team_member (
  authority int not null,
  team uuid not null,
  user_id uuid not null,
  manages boolean not null default false,
  primary key (authority, team, user_id),
  foreign key (authority, team) references team,
  foreign key (authority, user_id) references app_user
);
create index team_member_user on team_member (authority, user_id);

-- Something one person must be told: that someone without a working link opened a file, that a child was given to them.
create table notice (
  authority int not null,
  id uuid not null,
  to_user uuid not null,
  about text not null check (is_audit_code(about)),
  subject uuid,
  -- Codes and ids that the words are made from, never words about a child.
  body jsonb not null default '{}',
  made_at timestamptz not null default clock_timestamp(),
  made_by text not null,
  seen_at timestamptz,
  primary key (authority, id),
  foreign key (authority, to_user) references app_user,
  foreign key (authority, subject) references subject
);
create index notice_to on notice (authority, to_user, made_at);

do $$
declare t text;
begin
  foreach t in array array['due', 'worker_standing', 'trust_standing'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
  end loop;
end $$;
create policy own on due to alongside_app using (authority = app_authority() and app_sight() in ('files', 'lists'));
-- Neither says anything of a child: whoever works here may read them, and whoever may write files keeps them.
create policy own on worker_standing to alongside_app using (authority = app_authority() and app_sight() = 'files');
create policy seen on worker_standing for select to alongside_app using (authority = app_authority());
create policy own on trust_standing to alongside_app using (authority = app_authority() and app_sight() = 'files');
create policy seen on trust_standing for select to alongside_app using (authority = app_authority());
grant select, insert, update, delete on due, worker_standing, trust_standing to alongside_app;
