-- An account may be the finance lead's. The roles there are already, whichever those are, stay as they are.
do $$
declare
  held text;
begin
  select pg_get_constraintdef(oid) into held from pg_constraint
  where conrelid = 'app_user'::regclass and conname = 'app_user_role_check';
  if position('''finance-lead''' in held) = 0 then
    alter table app_user drop constraint app_user_role_check;
    execute 'alter table app_user add constraint app_user_role_check '
      || replace(held, '''director''::text', '''director''::text, ''finance-lead''::text');
  end if;
end
$$;
