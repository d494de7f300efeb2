-- An act takes its position and time as its transaction commits, with no more to be asked or answered: the authority's lock,
-- which every writer waits for, is held for that moment alone, however much the writer still has to do after writing.
create function act_takes_position() returns trigger language plpgsql set search_path = public, pg_temp as $$
declare
  last record;
begin
  perform pg_advisory_xact_lock(710001, new.authority);
  select position, recorded_at into last from act_commit where authority = new.authority order by position desc limit 1;
  insert into act_commit (authority, act, position, recorded_at)
    values (new.authority, new.id, coalesce(last.position, 0) + 1, greatest(date_trunc('milliseconds', clock_timestamp()), last.recorded_at));
  return null;
end $$;

create constraint trigger act_takes_position after insert on act
  deferrable initially deferred for each row execute function act_takes_position();
