-- The children nobody has been given, which each team's page looks for among all who have left care.
create index standing_unallocated on standing (authority, care_until) where worker_id is null;
