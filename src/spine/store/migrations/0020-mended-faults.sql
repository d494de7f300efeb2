-- Faults that a save mended, so that how many there were on a day before can still be told.

create table fault_mended (
  authority int not null,
  subject uuid not null,
  rule text not null,
  place text not null,
  since date not null,
  -- The day of the save that mended it.
  until date not null check (until > since),
  primary key (authority, subject, rule, place, since, until),
  foreign key (authority, subject) references subject
);
select narrow_to_files('fault_mended', 'subject');
create policy measured on fault_mended for select to alongside_measure using (authority = app_authority());
grant select, insert on fault_mended to alongside_app;
grant select on fault_mended to alongside_measure;
