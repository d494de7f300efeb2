-- The record itself checked as the return it makes, beside files that somebody sent.

alter table return_check add column source text not null default 'files' check (source in ('files', 'record'));
-- The file a child's rows were made from, where the record was checked.
alter table return_check_child add column subject uuid;

-- A return made from the record tells of restricted children too: what was found in one is for whoever may make it.
create function app_makes_returns() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
  select app_author_id() is null or coalesce(app_author_role() = 'performance-analyst', false)
$$;
revoke execute on function app_makes_returns() from public;
grant execute on function app_makes_returns() to alongside_app;

drop policy whole on return_check;
create policy whole on return_check to alongside_app
  using (authority = app_authority() and (select app_sight()) = 'files' and (select app_whole()) and app_council_is(council)
    and (source = 'files' or (select app_makes_returns())));
