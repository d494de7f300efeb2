import { sql } from 'kysely'
import type { GivenTables } from '../../returns/ssda903/validation/collection.ts'
import { postcodesOf, withPlaces } from '../../returns/ssda903/validation/derive.ts'
import type { Providers } from '../../returns/ssda903/validation/providers.ts'
import { readProviders } from '../../returns/ssda903/validation/read-providers.ts'
import { type ReadTables, readTables } from '../../returns/ssda903/validation/read.ts'
import { rules } from '../../returns/ssda903/validation/rules.ts'
import { type Checked, check } from '../../returns/ssda903/validation/run.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import type { CheckEdition, CheckProblem, CheckRemark, CheckState } from '../../spine/web/services.ts'
import { placesNamed } from '../places.ts'
import { editionsOf, heldListsFor } from '../providers/held.ts'
import type { RecordAsked } from './from-record.ts'
import { readRecord } from './from-record.ts'
import type { CheckRefusal, GivenReturn } from './given.ts'
import { QUERIES } from '../quality/kind-of-fault.ts'
import { type Found, type FoundFault, foundIn } from './found.ts'
import { BOX_TITLES, unfit } from './sense.ts'

/** A file on disk, and what its sender calls it. */
export interface HeldFile {
  readonly path: string
  readonly name: string
}

/** A return to be checked, of which the check is already written down. */
export interface CheckJob {
  readonly id: string
  /** Whoever asked for it. */
  readonly author: string
  readonly year: number
  /** The council's GSS code. */
  readonly gss: string
  readonly files: readonly HeldFile[]
  readonly previous: readonly HeldFile[]
  readonly providers: readonly HeldFile[]
  /** Where the record is to be checked, and not files. */
  readonly record?: Pick<RecordAsked, 'council' | 'grants'>
}

/** How far a check has got. */
export interface CheckReached {
  readonly state: Extract<CheckState, 'waiting' | 'reading' | 'checking' | 'keeping'>
  readonly percentRead: number
  readonly children: number
  readonly childrenInAll: number | null
  readonly kept: number
  readonly toKeep: number | null
}

/** What is kept of a check besides its faults. */
export interface CheckReport {
  readonly faults: number
  readonly queries: number
  readonly children: number
  readonly childrenAtFault: number
  readonly rows: number
  readonly asked: number
  readonly lastYear: boolean
  readonly postcodes: boolean
  readonly providers: number | null
  /** The editions of Ofsted's lists that were looked up in, where none was sent with the return. */
  readonly editions?: readonly CheckEdition[]
  readonly skipped: readonly (readonly [rule: string, why: string])[]
  readonly failed: readonly (readonly [rule: string, why: string])[]
  readonly remarks: readonly CheckRemark[]
  readonly remarksInAll: number
}

export const BEGUN: CheckReached = {
  state: 'waiting',
  percentRead: 0,
  children: 0,
  childrenInAll: null,
  kept: 0,
  toKeep: null,
}

/** How many remarks about the files are kept; all are counted. */
const MOST_REMARKS = 200
const AT_ONCE = 2000

/**
 * Checks a return and keeps what was found, all of it or none: reads the files or the record, asks the rules, and writes the faults with the
 * author's own leave. What is wrong with the files as a whole ends the check as refused, with why. Throws what the database throws.
 */
export async function runCheck(
  store: Store,
  job: CheckJob,
  onReached: (reached: CheckReached) => void = () => {},
): Promise<void> {
  let reached: CheckReached = { ...BEGUN, state: 'reading' }
  const says = (more: Partial<CheckReached>): void => onReached((reached = { ...reached, ...more }))
  says({})
  const onPercent = (percentRead: number): void => says({ percentRead })
  const given = await (job.record ? recorded(store, job, job.record, onPercent) : read(store, job, onPercent))
  if ('problems' in given) return end(store, job, 'refused', given)
  says({ state: 'checking', percentRead: 100 })
  // Where no list is sent with a return, those that are kept are looked up in.
  const lists = given.collection.providers ? undefined : await heldListsFor(store, job.year)
  const collection = lists ? { ...given.collection, providers: lists.providers } : given.collection
  const checked = check(collection, rules, (children, childrenInAll) => says({ children, childrenInAll }))
  const { now } = collection
  // What two years' rows cannot settle the record itself has settled, and the return asks that it be confirmed.
  const found = job.record ? foundIn(checked, now, rules, rule => QUERIES.has(rule.code)) : foundIn(checked, now, rules)
  const toKeep = found.faults + found.queries
  says({ state: 'keeping', children: checked.children, childrenInAll: checked.children, toKeep })
  await store.within({ author: job.author, sight: 'files' }, async tx => {
    await keep(tx, store.authority, job.id, { ...found, subjects: given.subjects }, kept => says({ kept }))
    await write(
      tx,
      store.authority,
      job.id,
      'done',
      reportOf(checked, found, { ...given, collection }, lists && editionsOf(lists)),
    )
  })
}

/** Ends a check that found nothing, saying why. */
export async function end(
  store: Store,
  { id, author }: Pick<CheckJob, 'id' | 'author'>,
  status: 'refused' | 'failed',
  report: CheckRefusal,
): Promise<void> {
  await store.within({ author, sight: 'files' }, tx => write(tx, store.authority, id, status, report))
}

async function write(tx: Tx, authority: number, id: string, status: string, report: object): Promise<void> {
  await sql`update return_check set status = ${status}, ended_at = now(), report = ${JSON.stringify(report)}::jsonb
    where authority = ${authority} and id = ${id}::uuid and status = 'running'`.execute(tx)
}

async function recorded(
  store: Store,
  { year, gss, providers: files }: CheckJob,
  asked: Pick<RecordAsked, 'council' | 'grants'>,
  onPercent: (percent: number) => void,
): Promise<GivenReturn | CheckRefusal> {
  const providers = await providersOf(files)
  if (Array.isArray(providers)) return { problems: providers as readonly CheckProblem[] }
  const given = await readRecord(store, { ...asked, year, gss }, onPercent)
  return 'problems' in given || !(providers instanceof Map)
    ? given
    : { ...given, collection: { ...given.collection, providers: providers as Providers } }
}

async function read(
  store: Store,
  job: CheckJob,
  onPercent: (percent: number) => void,
): Promise<GivenReturn | CheckRefusal> {
  const { year, gss } = job
  const total = job.files.length + job.previous.length
  const readBox = async (files: readonly HeldFile[], before: number): Promise<ReadTables> =>
    readTables(
      files.map(file => file.path),
      (bytes, of) => onPercent(Math.floor((100 * (before + files.length * (of === 0 ? 1 : bytes / of))) / total)),
    )
  const now = await readBox(job.files, 0)
  const last = job.previous.length > 0 ? await readBox(job.previous, job.files.length) : undefined
  const remarks = [...remarksOf(now), ...(last ? remarksOf(last, BOX_TITLES.previous) : [])]
  const problems = [...unfit(now, year, 'files'), ...(last ? unfit(last, year - 1, 'previous') : [])]
  const providers = await providersOf(job.providers)
  if (Array.isArray(providers)) problems.push(...(providers as readonly CheckProblem[]))
  if (problems.length > 0)
    return { problems: [...problems, ...(Object.keys(now.tables).length === 0 ? unread(now) : [])] }
  const places = await store.within({ author: 'system', sight: 'none' }, tx =>
    // Of the whole directory only what the return names is read.
    placesNamed(tx, postcodesOf(now.tables, last?.tables)),
  )
  const placed = (tables: GivenTables): GivenTables => (places ? withPlaces(tables, places, gss) : tables)
  return {
    remarks,
    postcodes: places !== undefined,
    collection: {
      year,
      council: gss,
      now: placed(now.tables),
      last: last && placed(last.tables),
      ...(providers instanceof Map ? { providers: providers as Providers } : {}),
      ...(places ? { isPostcode: postcode => places.has(postcode.replaceAll(/\s/g, '').toUpperCase()) } : {}),
    },
  }
}

function remarksOf({ problems }: ReadTables, box?: string): readonly CheckRemark[] {
  return problems.map(({ name, line, why, mend, severity }) => ({
    file: box === undefined ? name : `${box}: ${name}`,
    line,
    why,
    mend,
    unread: severity === 'refused',
  }))
}

// Where nothing could be read, each file says why for itself.
function unread({ problems }: ReadTables): readonly CheckProblem[] {
  return problems.slice(0, 20).map(({ name, why, mend }) => ({ box: 'files' as const, file: name, what: why, mend }))
}

async function providersOf(files: readonly HeldFile[]): Promise<Providers | readonly CheckProblem[] | undefined> {
  if (files.length === 0) return undefined
  try {
    return await readProviders(files.map(file => file.path))
  } catch {
    return files.map(({ name }) => ({
      box: 'providers' as const,
      file: name,
      what: 'This is no list of providers that can be read: none of its sheets has a column URN.',
      mend: 'Choose the Excel workbook (.xlsx) that Ofsted sends councils, or leave the list out: the rules that need it are then not asked.',
    }))
  }
}

async function keep(
  tx: Tx,
  authority: number,
  id: string,
  found: Found & { readonly subjects: GivenReturn['subjects'] | undefined },
  onKept: (kept: number) => void,
): Promise<void> {
  for (let from = 0; from < found.children.length; from += AT_ONCE) {
    const children = found.children
      .slice(from, from + AT_ONCE)
      .map(each => ({ ...each, subject: found.subjects?.get(each.child) || null }))
    await sql`insert into return_check_child (authority, of_check, number, child, faults, queries, subject)
      select ${authority}, ${id}::uuid, c.number, c.child, c.faults, c.queries, c.subject
      from jsonb_to_recordset(${JSON.stringify(children)}::jsonb)
        as c(number int, child text, faults int, queries int, subject uuid)`.execute(tx)
  }
  let batch: FoundFault[] = []
  let kept = 0
  const put = async (): Promise<void> => {
    await sql`insert into return_check_fault (authority, of_check, number, rule, query, of_table, "row", child, cells, known_by, key)
      select ${authority}, ${id}::uuid, f.number, f.rule, f.query, f.of_table, f."row", f.child, f.cells, f.known_by, f.key
      from jsonb_to_recordset(${JSON.stringify(batch)}::jsonb) as f(number int, rule text, query boolean, of_table text, "row" int,
        child int, cells jsonb, known_by jsonb, key text)`.execute(tx)
    kept += batch.length
    batch = []
    onKept(kept)
  }
  for (const fault of found.each()) {
    batch.push(fault)
    if (batch.length >= AT_ONCE) await put()
  }
  if (batch.length > 0) await put()
}

function reportOf(
  checked: Checked,
  found: Found,
  { collection, remarks, postcodes }: GivenReturn,
  editions: CheckReport['editions'],
): CheckReport {
  return {
    faults: found.faults,
    queries: found.queries,
    children: checked.children,
    childrenAtFault: found.children.length,
    rows: Object.values(collection.now).reduce((sum, table) => sum + table.rows.length, 0),
    asked: checked.asked,
    lastYear: collection.last !== undefined,
    postcodes,
    providers: collection.providers?.size ?? null,
    ...(editions ? { editions } : {}),
    skipped: [...checked.skipped],
    failed: [...checked.failed],
    remarks: remarks.slice(0, MOST_REMARKS),
    remarksInAll: remarks.length,
  }
}
