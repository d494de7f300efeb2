-- What people may do with their own account, and the names that stand behind the audit.
-- Both run as the owner: the rules of app_user let only an administrator change a row, and show nobody else's.

-- A new password for whoever the work is done for, and for nobody else. Whether any account was changed.
create function change_own_password(hash text) returns boolean
  language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update app_user set password_hash = hash
    where authority = app_authority() and id::text = app_author() and disabled_at is null;
  return found;
end $$;

-- Who the accounts belong to, for those who may read the audit: a director sees no more of an account than this.
create function account_names() returns table (id uuid, name text, role text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select u.id, u.name, u.role from app_user u
  where u.authority = app_authority() and (select app_author_role()) in ('administrator', 'director')
$$;

revoke execute on function change_own_password(text), account_names() from public;
grant execute on function change_own_password(text), account_names() to alongside_app;
