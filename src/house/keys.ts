/** Tables whose keys need not begin with `authority`, and why. */
export const sharedTables: Readonly<Record<string, string>> = {
  migration: 'which migrations a database has had',
  postcode: 'the postcode directory, the same for every authority',
  gazetteer_load: 'when the postcode directory was loaded',
}

/**
 * Primary and foreign keys that do not begin with `authority`, as 'table: key'. Files of different authorities never
 * join, so every key must say whose it is; that is also what lets the work be spread by authority.
 */
export function keysWithoutAuthority(sql: string): readonly string[] {
  return keysIn(sql)
    .filter(({ table, columns }) => !(table in sharedTables) && columns[0] !== 'authority')
    .map(({ table, as, columns }) => `${table}: ${as} (${columns.join(', ')})`)
}

/** A key as declared. */
export interface DeclaredKey {
  readonly table: string
  readonly as: 'primary key' | 'foreign key'
  readonly columns: readonly string[]
}

/** Every primary and foreign key that some SQL declares, in `create table` and `alter table`. */
export function keysIn(sql: string): readonly DeclaredKey[] {
  const plain = withoutWords(sql)
  const keys: DeclaredKey[] = []
  for (const statement of plain.split(';')) {
    const create =
      /^\s*create\s+(?:unlogged\s+|temp(?:orary)?\s+)?table\s+(?:if\s+not\s+exists\s+)?([\w."]+)\s*\(/i.exec(statement)
    if (create) {
      for (const item of items(statement.slice(create[0].length))) keys.push(...keysOf(bare(create[1]), item))
    }
    const alter = /^\s*alter\s+table\s+(?:if\s+exists\s+)?(?:only\s+)?([\w."]+)\s/i.exec(statement)
    if (alter) {
      for (const item of items(statement.slice(alter[0].length))) {
        keys.push(...keysOf(bare(alter[1]), item.replace(/^\s*add\s+(column\s+)?(if\s+not\s+exists\s+)?/i, '')))
      }
    }
  }
  return keys
}

// One line of a table: a constraint over named columns, or a column that is itself a key.
function keysOf(table: string, item: string): readonly DeclaredKey[] {
  const over = /^\s*(?:constraint\s+[\w"]+\s+)?(primary|foreign)\s+key\s*\(([^)]*)\)/i.exec(item)
  if (over) {
    const columns = (over[2] ?? '').split(',').map(bare)
    return [{ table, as: over[1]?.toLowerCase() === 'primary' ? 'primary key' : 'foreign key', columns }]
  }
  if (
    /^\s*(constraint|unique|check|exclude|like|drop|alter|enable|disable|force|attach|detach|rename|set|owner)\b/i.test(
      item,
    )
  )
    return []
  const columns = [bare(/^\s*([\w"]+)/.exec(item)?.[1])]
  return [
    ...(/\bprimary\s+key\b/i.test(item) ? [{ table, as: 'primary key' as const, columns }] : []),
    ...(/\breferences\b/i.test(item) ? [{ table, as: 'foreign key' as const, columns }] : []),
  ]
}

// Comments, texts and the bodies of functions hold words that are not declarations.
function withoutWords(sql: string): string {
  return sql
    .replace(/--[^\n]*/g, '')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(\$\w*\$)[\s\S]*?\1/g, "''")
    .replace(/'(?:[^']|'')*'/g, "''")
}

/** The parts between commas, up to the bracket that closes the list, brackets inside kept whole. */
function items(text: string): readonly string[] {
  const parts: string[] = ['']
  let depth = 0
  for (const character of text) {
    if (character === '(') depth++
    if (character === ')') depth--
    if (depth < 0) break
    if (character === ',' && depth === 0) parts.push('')
    else parts[parts.length - 1] += character
  }
  return parts
}

function bare(name = ''): string {
  return name.trim().replaceAll('"', '').toLowerCase()
}
