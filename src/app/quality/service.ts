import { sql } from 'kysely'
import { MEND_WITHIN, workingDaysStood } from '../../practice/quality/aim.ts'
import { tables } from '../../returns/ssda903/tables.ts'
import { rules } from '../../returns/ssda903/validation/rules.ts'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import { SECTIONS_OF } from '../../spine/access/roles.ts'
import { type FaultRules, rulesNow } from '../../spine/ledger/fault-rules.ts'
import { isId } from '../../spine/ledger/ids.ts'
import { valueOn } from '../../spine/time/dated.ts'
import { collectionYear, collectionYearOf } from '../../spine/time/periods.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import {
  FAULT_SCOPES,
  type FaultIs,
  type FaultScope,
  type FaultsRead,
  type MyFaults,
  type QualityService,
  type RecordFault,
} from '../../spine/web/service-quality.ts'
import { inShort } from '../../spine/web/format.ts'
import type { Choice, Level, WorkChild, WorkPerson } from '../../spine/web/services.ts'
import type { Tx } from '../../spine/store/store.ts'
import { type Narrowing, withList } from '../files/gate.ts'
import type { Product } from '../product.ts'
import { editionsOf, heldLists } from '../providers/held.ts'
import { LIST_TITLES, PROVIDER_RULES } from '../providers/words.ts'
import { kinds, rulebook } from '../rulebook.ts'
import { calledWorker, workChild } from '../work/children.ts'
import { mayRecord } from '../work/due.ts'
import { isChecked, passIn } from './checking.ts'
import { isOf } from './kind-of-fault.ts'
import { type FaultRead, OWNER, faultsIn } from './read.ts'

/**
 * The faults that people may see and mend. `today` is asked at the edge, each time: the day it is in England. `checkedBy`
 * are the rules by which every record is to have been checked.
 */
export function qualityService(
  { store, councils }: Product,
  today: () => PlainDate,
  checkedBy: FaultRules | undefined = rulebook.faults,
): QualityService {
  const { authority } = store
  return {
    open: (viewer, asked, purpose = 'open') => {
      const on = today()
      const details = { route: '/data-quality', purpose: purpose === 'open' ? 'list-details' : purpose }
      return withList(store, viewer, 'data-quality.read', details, async (tx, narrowing) => {
        const scopes = scopesOf(viewer, narrowing)
        const scope = asked !== undefined && scopes.includes(asked) ? asked : usualOf(viewer, narrowing)
        const narrowed = scope === narrowing.reach ? narrowing : await narrowTo(tx, narrowing, scope)
        const rows = await faultsIn(tx, authority, on, narrowed)
        const pass = await passIn(tx, authority)
        const children = new Map<string, WorkChild>()
        const childOf = (row: FaultRead): WorkChild => {
          const known = children.get(row.subject) ?? workChild(row, on, councils)
          children.set(row.subject, known)
          return known
        }
        const limit = valueOn(MEND_WITHIN, on)
        const faults = rows.map(row => shown(row, childOf(row), viewer, on, limit))
        const { start: starts, end: ends } = collectionYear(collectionYearOf(on))
        const title = `1 April ${starts.slice(0, 4)} to 31 March ${ends.slice(0, 4)}`
        const whole = checkedBy !== undefined && isChecked(pass, await rulesNow(checkedBy, tx, authority), on)
        return {
          value: {
            on,
            year: { starts, ends, title },
            scope,
            scopes,
            whole,
            ...(await listsRead(tx, authority)),
            within: limit,
            faults,
          } satisfies FaultsRead,
          shown: [...children.keys()],
        }
      })
    },

    // A number of one's own, which names nobody: it is no look at any child.
    mine: async viewer => {
      const { worker } = viewer
      const { grants, council } = permit(viewer, 'data-quality.read')
      if (worker === undefined) return undefined
      const on = today()
      const { read: sections } = SECTIONS_OF[viewer.role]
      return store.within(grants, async tx => {
        const found = await sql<{ rule: string; place: string; since: PlainDate }>`
          select f.rule, f.place, f.since from fault f
          join standing s on s.authority = f.authority and s.subject = f.subject
          where f.authority = ${authority} and ${OWNER} = ${worker}::uuid and f.sections <@ ${[...sections]}::text[]
            ${council === undefined ? sql`` : sql`and s.council = ${council}`}`.execute(tx)
        return countOf(found.rows, on)
      })
    },
  }
}

// Which of Ofsted's lists homes are looked up in, and which rules are not asked where one is not held.
async function listsRead(tx: Tx, authority: number): Promise<Pick<FaultsRead, 'editions' | 'notAsked'>> {
  const held = await heldLists(tx, authority, Number.POSITIVE_INFINITY)
  return held.is === 'held'
    ? { editions: editionsOf(held) }
    : {
        editions: [],
        notAsked: {
          rules: PROVIDER_RULES.map(each => each.rule),
          lists: held.lists.map(list => LIST_TITLES[list]),
        },
      }
}

/** Roles whose people look at their own children first. */
const HOLDS: readonly Viewer['role'][] = ['social-worker', 'personal-adviser', 'independent-reviewing-officer']

function usualOf({ role }: Viewer, { reach }: Narrowing): FaultScope {
  return HOLDS.includes(role) ? 'own' : reach
}

// What is nearer than the reader's reach, where they have anything there.
function scopesOf(viewer: Viewer, { reach }: Narrowing): readonly FaultScope[] {
  const inTeams = (viewer.teams ?? []).length > 0
  const has: Readonly<Record<FaultScope, boolean>> = {
    own: viewer.worker !== undefined,
    team: inTeams,
    service: inTeams,
    all: true,
  }
  return FAULT_SCOPES.slice(0, FAULT_SCOPES.indexOf(reach) + 1).filter(scope => scope === reach || has[scope])
}

async function narrowTo(tx: Tx, narrowing: Narrowing, scope: FaultScope): Promise<Narrowing> {
  const found = await sql<{ worker: string }>`select w as worker from workers_within(${scope}) w order by 1`.execute(tx)
  return { ...narrowing, workers: found.rows.map(row => row.worker) }
}

const byCode = new Map(rules.map(rule => [rule.code, rule]))
const titles = new Map<string, string>(tables.map(table => [table.name, table.title]))

const IS_TITLES: Readonly<Record<FaultIs, string>> = {
  fault: 'Fault',
  query: 'Query',
  'to-come': 'To come',
  failed: 'Not checked',
}

function countOf(
  rows: readonly { readonly rule: string; readonly place: string; readonly since: PlainDate }[],
  on: PlainDate,
): MyFaults {
  const faults = rows.filter(row => isOf(row, on) === 'fault')
  const limit = valueOn(MEND_WITHIN, on)
  return { faults: faults.length, late: faults.filter(row => workingDaysStood(row.since, on) > limit).length }
}

const NOT_CHECKED = {
  wrong: 'This rule of the return could not be asked of the record.',
  mend: 'Tell whoever looks after Alongside which rule it was, and of which child. Nothing need be changed in the record.',
} as const

function shown(row: FaultRead, child: WorkChild, viewer: Viewer, on: PlainDate, limit: number): RecordFault {
  const is = isOf(row, on)
  const rule = byCode.get(row.rule)
  const { wrong, mend } = is === 'failed' || !rule ? NOT_CHECKED : rule
  const age = is === 'to-come' ? 0 : workingDaysStood(row.since, on)
  const late = is === 'fault' && age > limit
  const level: Level = late ? 'overdue' : is === 'fault' || is === 'to-come' ? 'due' : 'cannot-tell'
  const owner: WorkPerson | null =
    row.owner === null ? null : { id: row.owner, name: calledWorker(row.owner_name, row.owner_number) }
  const team: WorkPerson | null =
    row.team === null ? null : { id: row.team, name: row.team_name ?? 'A team without a name' }
  const table: Choice = { value: row.of_table, text: titles.get(row.of_table) ?? row.of_table }
  return {
    child,
    rule: row.rule,
    is,
    isTitle: IS_TITLES[is],
    wrong,
    mend,
    table,
    since: row.since,
    age,
    late,
    level,
    words:
      is === 'to-come'
        ? `by ${inShort(row.since)}`
        : age === 1
          ? '1 working day'
          : `${age.toLocaleString('en-GB')} working days`,
    owner,
    team,
    ...mendedAt(row, viewer),
  }
}

// Where the reader may correct the entry, its form; else the entry as it stands; else the child's own page.
function mendedAt(
  { subject, entry, kind }: FaultRead,
  viewer: Viewer,
): { readonly href: string; readonly does: string } {
  const known = kind === null ? undefined : kinds.get(kind)
  if (entry === null || !isId(entry) || !known) return { href: `/children/${subject}`, does: 'Open the child’s page' }
  return known.form && mayRecord(viewer, known.name)
    ? { href: `/children/${subject}/entries/${entry}/edit`, does: `Correct ‘${known.title}’` }
    : { href: `/children/${subject}/entries/${entry}`, does: `See ‘${known.title}’` }
}
