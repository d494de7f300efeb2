import { describe, expect, it } from 'vitest'
import { keysIn, keysWithoutAuthority, sharedTables } from './keys.ts'
import { filesWhere, projectFiles } from './project.ts'

const migrations = [
  ...filesWhere(projectFiles(), name => /^src\/spine\/.*\/migrations\/.+\.sql$/.test(name)).values(),
].join('\n')

describe('every primary and foreign key', () => {
  it('of the migrations begins with the authority, but for the tables listed as shared', () => {
    expect(keysIn(migrations).length).toBeGreaterThan(20)
    expect(keysWithoutAuthority(migrations)).toEqual([])
  })

  it.each([
    [
      'a table’s own key',
      'create table visit (id uuid, authority int, primary key (id, authority));',
      'visit: primary key (id, authority)',
    ],
    ['a column that is the key', 'create table visit (id uuid primary key, seen boolean);', 'visit: primary key (id)'],
    [
      'a column that points elsewhere',
      'create table visit (authority int, home uuid references home (id));',
      'visit: foreign key (home)',
    ],
    [
      'a named constraint',
      'create table if not exists "visit" (a int, constraint where_to foreign key (home) references home);',
      'visit: foreign key (home)',
    ],
    [
      'a key added later',
      'alter table only visit add constraint visit_key primary key (id);',
      'visit: primary key (id)',
    ],
    ['a column added later', 'alter table visit add column home uuid references home;', 'visit: foreign key (home)'],
    [
      'a key after a check with brackets and commas',
      `create table visit (kind text check (kind in ('a', 'b, primary key (z)')), primary key (kind));`,
      'visit: primary key (kind)',
    ],
  ])('is found out in %s', (_, sql, fault) => {
    expect(keysWithoutAuthority(sql)).toEqual([fault])
  })

  it('that begins with the authority is right, whatever is said in comments, texts and functions', () => {
    const sql = `
      -- create table wrong (id uuid primary key);
      create table visit (
        authority int not null references authority,
        id uuid not null,
        note text default 'references home',
        primary key (authority, id),
        unique (note),
        foreign key (authority, id) references entry
      );
      do $$ begin execute 'create table wrong (id uuid primary key)'; end $$;`
    expect(keysIn(sql).map(key => `${key.as} ${key.columns.join(' ')}`)).toEqual([
      'foreign key authority',
      'primary key authority id',
      'foreign key authority id',
    ])
    expect(keysWithoutAuthority(sql)).toEqual([])
  })

  it('may begin otherwise only in tables that are listed with why', () => {
    expect(keysWithoutAuthority('create table postcode (postcode text primary key);')).toEqual([])
    expect(Object.values(sharedTables).every(why => why.length > 10)).toBe(true)
  })
})
