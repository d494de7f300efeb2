-- Finding people by any name they have or had, however it is spelt, by a number or a postcode, and by part of a birthday.

create extension if not exists pg_trgm;

-- Each word of each name, and each number and postcode, by which a person is found: rewritten with every save of their file.
create table person_name (
  authority int not null,
  subject uuid not null,
  -- 'name', 'number' or 'postcode'.
  kind text not null,
  -- Which sort of name or number: a code of its own set; 'usual' for the name in use.
  what text not null,
  -- As it is recorded, whole.
  written text not null,
  -- One word of it as it is compared.
  word text not null,
  -- How the word sounds, and the fuller names it may stand for; neither for a number.
  sounds text[] not null,
  fuller text[] not null,
  primary key (authority, subject, kind, what, written, word),
  foreign key (authority, subject) references subject
);
create index person_name_word on person_name using gin (word gin_trgm_ops);
create index person_name_sounds on person_name using gin (sounds);
create index person_name_fuller on person_name using gin (fuller);
create index standing_born on standing (authority, born);

-- Written with the file; read by nobody but the function below.
select narrow_to_files('person_name', 'subject');
grant select, insert, update, delete on person_name to alongside_app;

-- How nearly a day of birth is the one looked for, of which any part may be missing: 1 for all of it, less for day and
-- month the wrong way round, one part mistaken, or an age a year out.
create function birth_fits(born date, of_day int, of_month int, of_year int, since date, until date) returns real
  language sql immutable as $$
  select case
    when born is null then 0
    when since is not null then case when born between since and until then 1
      when born between since - interval '1 year' and until + interval '1 year' then 0.6 else 0 end
    when (of_day is null or extract(day from born) = of_day) and (of_month is null or extract(month from born) = of_month)
      and (of_year is null or extract(year from born) = of_year) then 1
    when of_day is null or of_month is null then 0
    when extract(day from born) = of_month and extract(month from born) = of_day and (of_year is null or extract(year from born) = of_year) then 0.7
    when of_year is not null and (extract(day from born) = of_day)::int + (extract(month from born) = of_month)::int
      + (extract(year from born) = of_year)::int = 2 then 0.6
    else 0 end::real
$$;

-- Who fits what is looked for, best first, with how well (from 0 to 1) and by which name or number each word was found.
-- For work on lists alone. It decides for itself whom it may answer: the authority's own people, of the one council where the
-- account the work is done for works for one, and nobody whose file is restricted from it. `words` is a list of {word,
-- number, sounds, fuller}.
create function search_people(words jsonb, of_day int, of_month int, of_year int, since date, until date, of_council text, most int)
  returns table (subject uuid, score real, found jsonb, born_fits real)
  language plpgsql stable security definer set search_path = public, pg_temp set pg_trgm.similarity_threshold = 0.34 as $$
declare
  own_council text := (select u.council from app_user u where u.authority = app_authority() and u.id = app_author_id());
  hidden_from uuid[] := app_barred_list();
  by_birth boolean := coalesce(of_day, of_month, of_year) is not null or since is not null;
  asked int := least(jsonb_array_length(words), 6);
begin
  if app_sight() <> 'lists' or app_author() is null then return; end if;
  if asked = 0 and not by_birth then return; end if;
  return query
  with q as materialized (
    select n, w ->> 'word' as word, (w ->> 'number')::boolean as number,
      array(select jsonb_array_elements_text(w -> 'sounds')) as sounds, array(select jsonb_array_elements_text(w -> 'fuller')) as fuller
    from jsonb_array_elements(words) with ordinality as e(w, n) where n <= 6
  ),
  hits as (
    select q.n, p.subject, p.kind, p.what, p.written, p.word,
      case when p.word = q.word then 'same' when p.word like q.word || '%' and length(q.word) > 1 then 'begins'
        when p.fuller && q.fuller then 'short' when p.word like q.word || '%' then 'begins'
        when p.sounds && q.sounds then 'sounds' else 'near' end as by,
      case when p.word = q.word then 1.0
        else greatest(
          case when p.fuller && q.fuller then 0.9 else 0 end,
          case when p.word like q.word || '%' then case when length(q.word) > 2 then 0.88 else 0.6 end else 0 end,
          case when p.sounds && q.sounds then 0.62 + 0.3 * similarity(p.word, q.word) else 0 end,
          0.2 + 0.65 * similarity(p.word, q.word)) end
        -- The name in use counts for a little more than one of long ago.
        - case when p.what in ('usual', 'chosen', 'adoptive') or p.kind <> 'name' then 0 else 0.02 end as fits
    from q cross join lateral (
      select * from person_name t
      where not q.number and (t.word % q.word or t.word like q.word || '%' or t.sounds && q.sounds or t.fuller && q.fuller)
      union all
      select * from person_name t where q.number and t.word like q.word || '%') p
    where p.authority = app_authority() and (p.kind <> 'name') = q.number
  ),
  best as (
    select distinct on (h.subject, h.n) h.subject, h.n, h.fits, h.by, h.kind, h.what, h.written, h.word
    from hits h order by h.subject, h.n, h.fits desc, h.what, h.written
  ),
  people as (
    select b.subject, sum(b.fits) as fits,
      jsonb_agg(jsonb_build_object('n', b.n, 'by', b.by, 'kind', b.kind, 'what', b.what, 'written', b.written, 'word', b.word) order by b.n) as found
    from best b group by b.subject
    union all
    select s.subject, 0, '[]'::jsonb from standing s
    where asked = 0 and s.authority = app_authority() and (since is null or s.born between since and until)
      and (of_year is null or s.born between make_date(greatest(of_year, 1), 1, 1) and make_date(greatest(of_year, 1), 12, 31))
      and (of_month is null or extract(month from s.born) = of_month) and (of_day is null or extract(day from s.born) = of_day)
  ),
  scored as (
    select p.subject, p.found, f.fits as birth, s.sorted_name,
      ((p.fits + case when by_birth then f.fits else 0 end) / (asked + by_birth::int))::real as score
    from people p
    join standing s on s.authority = app_authority() and s.subject = p.subject
    cross join lateral (select case when by_birth then birth_fits(s.born, of_day, of_month, of_year, since, until) else 0 end as fits) f
    where not p.subject = any (hidden_from)
      and (own_council is null or s.council = own_council) and (of_council is null or s.council = of_council)
  )
  select c.subject, c.score, c.found, c.birth::real from scored c
  where c.score >= greatest(0.4, (select max(x.score) from scored x) - 0.35)
  order by c.score desc, c.sorted_name, c.subject limit least(most, 100);
end $$;

revoke execute on function search_people(jsonb, int, int, int, date, date, text, int), birth_fits(date, int, int, int, date, date) from public;
grant execute on function search_people(jsonb, int, int, int, date, date, text, int) to alongside_app;
