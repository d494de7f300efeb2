import { randomInt } from 'node:crypto'
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import Papa from 'papaparse'
import { type DemoSignIn, demoSignIns } from '../demo/users.ts'
import { LISTED_ON } from '../demo/ofsted-list.ts'
import { writeCounty } from '../demo/write.ts'
import { systemViewer } from '../spine/access/decide.ts'
import { createUser, setPassword, listUsers } from '../spine/access/users.ts'
import { recordIn } from '../spine/ledger/record.ts'
import { normalisePostcode } from '../spine/places/postcode.ts'
import type { Store } from '../spine/store/store.ts'
import type { PlainDate } from '../spine/time/plain-date.ts'
import { recordContract, submitContract } from './contract/demo.ts'
import { type WorkDone, workersAtWork } from './demo/records.ts'
import { recordInformation } from './demo/information.ts'
import { mayInspectNow, recordInspection } from './demo/inspectors.ts'
import { recordRegisters } from './demo/registers.ts'
import { tieSignIns } from './demo/staff.ts'
import { recordStaffing } from './demo/staffing.ts'
import { importReturn } from './imports/ssda903.ts'
import { loadPostcodes } from './places.ts'
import { takingIn } from './providers/taking-in.ts'
import { markChecked } from './quality/checking.ts'
import type { Product } from './product.ts'
import { rulebook } from './rulebook.ts'

const DEMO = { author: 'demo', sight: 'files' } as const
const SEED = 'alongside'
const NAMES_AT_ONCE = 1000

/** Whether nothing at all has been recorded or imported yet. */
export async function isEmpty(store: Store): Promise<boolean> {
  return store.within(DEMO, async tx => {
    const file = await tx
      .selectFrom('subject')
      .select('id')
      .where('authority', '=', store.authority)
      .limit(1)
      .executeTakeFirst()
    const made = await tx
      .selectFrom('import')
      .select('id')
      .where('authority', '=', store.authority)
      .limit(1)
      .executeTakeFirst()
    return file === undefined && made === undefined
  })
}

/** Whether what is held is the demo county. */
export async function isDemo(store: Store): Promise<boolean> {
  const loaded = await store.within(DEMO, tx =>
    tx.selectFrom('gazetteer_load').select('id').where('title', '=', DEMO_POSTCODES).limit(1).executeTakeFirst(),
  )
  return loaded !== undefined
}

const DEMO_POSTCODES = 'Invented postcodes of the demo county'

/**
 * Fills an empty database with the demo county, by the road a council would take: its returns are written as files and
 * imported, council by council, ten years at once. Five years of everyday work, up to the day given, are recorded afterwards,
 * and names, which no return carries.
 */
export async function loadDemo(product: Product, say: (words: string) => void, today: PlainDate): Promise<void> {
  const { store, settings } = product
  const folder = await mkdtemp(path.join(settings.dataDir, 'demo-'))
  try {
    say('Making the demo county: ten years of two invented councils’ returns …')
    await writeCounty(folder, { seed: SEED })
    const places = await readCsv(path.join(folder, 'postcodes.csv'))
    await loadPostcodes(store, DEMO_POSTCODES, [
      places.map(row => ({
        postcode: normalisePostcode(row['POSTCODE'] as string),
        east: Number(row['EAST']),
        north: Number(row['NORTH']),
        area: row['AREA'] as string,
      })),
    ])
    await takeInProviders(store, path.join(folder, 'ofsted-providers.csv'), today)
    const folders = (await readdir(folder)).filter(name => /-\d{4}$/.test(name)).sort()
    const names = new Map((await readCsv(path.join(folder, 'names.csv'))).map(row => [row['CHILD'] as string, row]))
    const workers = await workersAtWork(store, SEED, today)
    const began = Date.now()
    const recording: Promise<WorkDone>[] = []
    try {
      for (const council of ['north', 'west']) {
        const paths = folders.filter(name => name.startsWith(`${council}-`)).map(name => path.join(folder, name))
        await importCouncil(store, council, paths, say)
        // Its work is recorded while the next council's returns are imported.
        const recorded = recordCouncil(store, council, workers, names)
        recorded.catch(() => {})
        recording.push(recorded)
      }
    } finally {
      await Promise.allSettled(recording)
    }
    let [children, entries] = [0, 0]
    for (const done of await Promise.all(recording)) {
      children += done.numbers.size
      entries += done.entries
    }
    // Every file was checked as it was written.
    if (rulebook.faults) await markChecked(store, rulebook.faults, today)
    await recordStaffing(store, SEED, today)
    await recordContract(product, SEED, today)
    await submitContract(product, today)
    // Until it has counted its rows, PostgreSQL guesses how to look for them.
    await store.asOwner(tx => sql`analyze`.execute(tx))
    say(
      `  five years of work: ${entries.toLocaleString('en-GB')} entries about ${children.toLocaleString('en-GB')} children and young people, ${Math.round((Date.now() - began) / 1000)} seconds in all`,
    )
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

// Before anything is recorded, so that each file is checked once.
async function takeInProviders(store: Store, file: string, today: PlainDate): Promise<void> {
  const viewer = systemViewer('demo')
  const lists = takingIn(store, () => today)
  const { size: bytes } = await stat(file)
  const asAt = today < LISTED_ON ? today : LISTED_ON
  const looked = await lists.look(viewer, { path: file, name: path.basename(file), bytes }, asAt)
  if (looked.is !== 'looked-at' || !(await lists.load(viewer, looked.number, '')))
    throw new Error(`The demo county’s own list of providers was refused: ${JSON.stringify(looked)}`)
}

async function importCouncil(
  store: Store,
  council: string,
  paths: readonly string[],
  say: (words: string) => void,
): Promise<void> {
  const { status, report, problems } = await importReturn(store, DEMO, {
    paths,
    council,
    acceptPartial: false,
    leaveDerived: true,
  })
  if (status !== 'done')
    throw new Error(`The demo county’s own return was refused: ${report.message} ${JSON.stringify(problems[0])}`)
  const [children, rows] = [report.subjects.new, report.rows.kept].map(count => count.toLocaleString('en-GB'))
  say(`  ${council}: ${children} children, ${rows} rows in ${report.seconds} seconds`)
}

// The work with those of whom any is recorded, and what all the others are called.
async function recordCouncil(
  store: Store,
  council: string,
  workers: (council: string) => Promise<WorkDone>,
  names: ReadonlyMap<string, Record<string, string>>,
): Promise<WorkDone> {
  const done = await workers(council)
  await recordNames(store, council, new Map([...names].filter(([number]) => !done.numbers.has(number))))
  return done
}

async function recordNames(
  store: Store,
  council: string,
  named: ReadonlyMap<string, Record<string, string>>,
): Promise<void> {
  const children = await store.within(DEMO, tx =>
    tx
      .selectFrom('source_subject')
      .select(['key', 'subject'])
      .where('authority', '=', store.authority)
      .where('council', '=', council)
      .execute(),
  )
  for (let from = 0; from < children.length; from += NAMES_AT_ONCE) {
    const writes = children.slice(from, from + NAMES_AT_ONCE).flatMap(({ key, subject }) => {
      const row = named.get(key)
      if (!row) return []
      const { GIVEN: given, FAMILY: family, KNOWN_AS: knownAs } = row
      return [
        {
          subject,
          kind: 'name',
          start: null,
          end: null,
          body: { given, family, ...(knownAs && knownAs !== given ? { knownAs } : {}) },
        },
      ]
    })
    await store.within(DEMO, tx => recordIn(tx, store.authority, rulebook, DEMO.author, writes, null))
  }
}

async function readCsv(file: string): Promise<readonly Record<string, string>[]> {
  return Papa.parse<Record<string, string>>(await readFile(file, 'utf8'), { header: true, skipEmptyLines: true }).data
}

/**
 * One sign-in for each demo role, made the first time and kept in the data directory for whoever can read it; and then, since
 * they say whose each thing is, the trust's registers of risks and its improvement plan, up to the day given.
 */
export async function demoSignInsOf(product: Product, today: PlainDate): Promise<readonly DemoSignIn[]> {
  const file = path.join(product.settings.dataDir, 'demo-sign-ins.json')
  const kept = await readFile(file, 'utf8').catch(() => undefined)
  if (kept !== undefined) return thatWorkNow(product.store, JSON.parse(kept) as DemoSignIn[])
  const viewer = systemViewer('demo')
  const signIns = demoSignIns(limit => randomInt(limit))
  const held = new Map((await listUsers(product.store, viewer)).map(user => [user.email, user.id]))
  for (const { email, name, role, password } of signIns) {
    const known = held.get(email)
    const done = known
      ? await setPassword(product.store, viewer, known, password, new Date().toISOString())
      : await createUser(product.store, viewer, { email, name, role, password })
    if (done.is === 'refused')
      throw new Error(`The demo sign-in of the ${role} was refused: ${done.problems.join(', ')}`)
  }
  await tieSignIns(product.store, signIns)
  const accounts = new Map((await listUsers(product.store, viewer)).map(user => [user.email, user.id]))
  if (held.size === 0) {
    const byRole = new Map(signIns.map(({ email, role }) => [role, accounts.get(email) as string]))
    await recordRegisters(product.store, byRole, today, SEED)
    await recordInformation(product.store, byRole, today)
    await recordInspection(product.store, byRole, today)
  }
  await writeFile(file, `${JSON.stringify(signIns, null, 1)}\n`, { mode: 0o600 })
  return thatWorkNow(product.store, signIns)
}

// An inspector's is no use before its inspection or after it.
async function thatWorkNow(store: Store, signIns: readonly DemoSignIn[]): Promise<readonly DemoSignIn[]> {
  const over = new Set<string>()
  for (const { role, email } of signIns)
    if (role === 'inspector' && !(await mayInspectNow(store, email))) over.add(email)
  return signIns.filter(({ email }) => !over.has(email))
}
