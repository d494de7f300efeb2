import { sql } from 'kysely'
import { inspectionType, inspectorate } from '../../practice/improvement/codes.ts'
import { inspectionsOn } from '../../practice/improvement/notions.ts'
import { recordWithin } from '../../spine/access/audit.ts'
import { type Viewer, decide, permit } from '../../spine/access/decide.ts'
import { label } from '../../spine/ledger/code-list.ts'
import { isId, newId } from '../../spine/ledger/ids.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import { instantInEngland } from '../../spine/time/instants.ts'
import { type PlainDate, addDays, isPlainDate } from '../../spine/time/plain-date.ts'
import type {
  InspectorsService,
  NamingProblem,
  OpeningAsked,
  OpeningInFull,
  OpeningLine,
  OpeningProblem,
} from '../../spine/web/services.ts'
import { plansRegister } from '../registers/plans-register.ts'
import { readRegister, trustFileId } from '../registers/reading.ts'
import { releasing } from './releasing.ts'
import { followedOf } from './followed.ts'
import { type OpeningRow, instantOf, openingsIn, peopleIn, samplesOf, stateOf } from './rows.ts'

/** The longest that sign-ins may last, in days, and the most files. The store holds both again. Our assumption. */
const LONGEST = 56
const MOST = 100
const WHY_LEAST = 20
const WHY_MOST = 2000

type Service = Omit<InspectorsService, 'own' | 'list' | 'draw' | 'choose' | 'question'>

/** The service's side of inspectors' sign-ins: asked for by one person, agreed by another, followed and ended. */
export function openingsService(store: Store, today: () => PlainDate): Service {
  const { authority } = store

  const linesIn = async (tx: Tx, rows: readonly OpeningRow[], at: string): Promise<readonly OpeningLine[]> => {
    const people = await sql<{
      opening: string
      user_id: string
      agreed_at: string | null
      taken_off_at: string | null
      signed_in: string | null
    }>`
      select i.opening, i.user_id, i.agreed_at, i.taken_off_at, (select max(e.at) from audit_event e
        where e.authority = i.authority and e.actor = i.user_id::text and e.action = 'session.sign-in' and e.allowed
          and e.at >= o.from_at and e.at < o.until_at) as signed_in
      from inspector i join inspection_opening o on o.authority = i.authority and o.id = i.opening
      where i.authority = ${authority} order by i.named_at`.execute(tx)
    const sampled = await sql<{ opening: string; n: number }>`
      select opening, sampled_in(opening) as n from (select distinct opening from inspection_sample where authority = ${authority}) s`.execute(
      tx,
    )
    const named = await peopleIn(tx, [
      ...rows.flatMap(row => [row.asked_by, row.agreed_by, row.ended_by].filter(id => id !== null)),
      ...people.rows.map(row => row.user_id),
    ])
    return rows.map(row => ({
      id: row.id,
      inspection: row.inspection,
      title: row.title,
      by: { value: row.inspectorate, text: label(inspectorate, row.inspectorate) },
      type: { value: row.type, text: label(inspectionType, row.type) },
      why: row.why,
      from: row.from_at,
      until: row.until_at,
      most: row.most,
      state: stateOf(row, at),
      askedBy: named(row.asked_by),
      askedAt: row.asked_at,
      agreed: row.agreed_by !== null && row.agreed_at !== null ? { by: named(row.agreed_by), at: row.agreed_at } : null,
      ended:
        row.ended_by !== null && row.ended_at !== null
          ? { by: named(row.ended_by), at: row.ended_at, why: row.ended_why ?? '' }
          : null,
      inspectors: people.rows
        .filter(each => each.opening === row.id)
        .map(each => ({
          id: each.user_id,
          name: named(each.user_id),
          stands: each.taken_off_at !== null ? 'taken-off' : each.agreed_at === null ? 'waiting' : 'agreed',
          signedIn: each.signed_in,
        })),
      sampled: sampled.rows.find(each => each.opening === row.id)?.n ?? 0,
    }))
  }

  const read = async (viewer: Viewer): Promise<readonly OpeningLine[]> => {
    const { grants } = permit(viewer, 'inspections.read')
    const at = await instantOf(store)
    return store.within(grants, async tx => {
      const lines = await linesIn(tx, await openingsIn(tx, authority), at)
      await recordWithin(tx, authority, viewer, 'inspections.read', [], { route: '/inspectors' })
      return lines
    })
  }

  /** What is done to one opening, audited with it. */
  const doing = async <T>(
    viewer: Viewer,
    action: 'inspections.open' | 'inspections.agree' | 'inspections.end' | 'inspections.follow',
    about: string,
    subjects: readonly string[],
    work: (tx: Tx) => Promise<T>,
  ): Promise<T> => {
    const { grants } = permit(viewer, action)
    return store.within(grants, async tx => {
      const answer = await work(tx)
      await recordWithin(tx, authority, viewer, action, subjects, { route: '/inspectors/:id', about })
      return answer
    })
  }
  const asked = async (tx: Tx, question: ReturnType<typeof sql<{ done: boolean }>>): Promise<boolean> =>
    (await question.execute(tx)).rows[0]?.done === true

  const openInspections = async (): Promise<ReturnType<typeof inspectionsOn>> => {
    const trust = await trustFileId(store)
    if (trust === undefined) return []
    const file = await store.within({ author: 'system', sight: 'files' }, tx =>
      readRegister(tx, authority, plansRegister, trust),
    )
    return inspectionsOn(file, today()).filter(each => each.published === undefined)
  }

  return {
    all: read,

    ofInspection: async (viewer, inspection) =>
      decide(viewer, 'inspections.read').allow
        ? (await read(viewer)).filter(each => each.inspection === inspection)
        : [],

    one: async (viewer, id) => {
      const { grants } = permit(viewer, 'inspections.read')
      if (!isId(id)) return undefined
      const at = await instantOf(store)
      const held = await store.within(grants, async tx => {
        const [row] = await openingsIn(tx, authority, id)
        if (!row) return undefined
        const [line] = await linesIn(tx, [row], at)
        const samples = await samplesOf(tx, authority, id)
        const accounts = decide(viewer, 'inspections.open').allow
          ? (
              await sql<{ id: string; name: string }>`select id, name from app_user where authority = ${authority}
                and role = 'inspector' and disabled_at is null order by name`.execute(tx)
            ).rows
          : []
        await recordWithin(tx, authority, viewer, 'inspections.read', [], { route: '/inspectors/:id' })
        return { row, line: line as OpeningLine, samples, accounts }
      })
      if (!held) return undefined
      const { row, line, samples, accounts } = held
      const open = line.state !== 'over' && line.state !== 'ended'
      const on = new Set(line.inspectors.flatMap(each => (each.stands === 'taken-off' ? [] : [each.id])))
      const waits = line.state === 'waiting' || line.inspectors.some(each => each.stands === 'waiting')
      return {
        ...line,
        samples,
        may: {
          name: open && decide(viewer, 'inspections.open').allow,
          agree: open && waits && row.asked_by !== viewer.id && decide(viewer, 'inspections.agree').allow,
          end: open && decide(viewer, 'inspections.end').allow,
        },
        candidates: accounts.filter(each => !on.has(each.id)).map(each => ({ value: each.id, text: each.name })),
        followed: decide(viewer, 'inspections.follow').allow ? await followedOf(store, viewer, row) : null,
      } satisfies OpeningInFull
    },

    inspections: async viewer => {
      permit(viewer, 'inspections.open')
      return (await openInspections()).map(each => ({ value: each.id, text: each.title }))
    },

    ask: async (viewer, typed) => {
      permit(viewer, 'inspections.open')
      const inspection = (await openInspections()).find(each => each.id === typed.inspection)
      const { problems, from, until, most } = judgeOpening(typed, await instantOf(store))
      if (!inspection) problems.unshift('inspection')
      if (problems.length > 0 || !inspection) return { is: 'refused', problems }
      const id = newId()
      await doing(viewer, 'inspections.open', 'asked', [], async tx => {
        await sql`insert into inspection_opening (authority, id, inspection, title, inspectorate, type, why, from_at, until_at, most, asked_by)
          values (${authority}, ${id}, ${inspection.id}::uuid, ${inspection.title}, ${inspection.by}, ${inspection.type},
            ${typed.why.trim()}, ${from}::timestamptz, ${until}::timestamptz, ${most}, ${viewer.id}::uuid)`.execute(tx)
      })
      return { is: 'done', id }
    },

    name: async (viewer, id, inspector) => {
      permit(viewer, 'inspections.open')
      if (!isId(id)) return undefined
      if (!isId(inspector)) return 'not-an-inspector'
      const why = await doing(viewer, 'inspections.open', 'named', [inspector], async tx => {
        const named = await sql<{ why: string | null }>`
          select name_inspector(${id}::uuid, ${inspector}::uuid) as why`.execute(tx)
        return named.rows[0]?.why ?? null
      })
      return why === null ? 'done' : why === 'missing' ? undefined : (why as NamingProblem)
    },

    agree: (viewer, id) =>
      doing(viewer, 'inspections.agree', 'agreed', [], async tx =>
        isId(id) ? asked(tx, sql`select agree_inspection(${id}::uuid) as done`) : false,
      ),

    takeOff: (viewer, id, inspector) =>
      doing(viewer, 'inspections.end', 'taken-off', isId(inspector) ? [inspector] : [], async tx =>
        isId(id) && isId(inspector)
          ? asked(tx, sql`select take_off_inspector(${id}::uuid, ${inspector}::uuid) as done`)
          : false,
      ),

    end: async (viewer, id, why) => {
      permit(viewer, 'inspections.end')
      const said = why.trim()
      if (said.length < 3 || said.length > 1000) return 'why'
      const done = await doing(viewer, 'inspections.end', 'ended', [], async tx =>
        isId(id) ? asked(tx, sql`select end_inspection(${id}::uuid, ${said}) as done`) : false,
      )
      return done ? 'done' : undefined
    },

    ...releasing(store),

    answer: async (viewer, id, question, words) => {
      permit(viewer, 'inspections.follow')
      const said = words.trim()
      if (said.length === 0 || said.length > 4000) return 'words'
      const done = await doing(viewer, 'inspections.follow', 'answered', [], async tx =>
        isId(id) && isId(question)
          ? asked(tx, sql`select answer_inspector(${question}::uuid, ${said}) as done`)
          : false,
      )
      return done ? 'done' : undefined
    },
  }
}

interface JudgedOpening {
  readonly problems: OpeningProblem[]
  readonly from: string
  readonly until: string
  readonly most: number
}

/** What stands in the way of sign-ins as they were typed, and the two moments they work between. Pure; `now` is an instant. */
export function judgeOpening(typed: OpeningAsked, now: string): JudgedOpening {
  const problems: OpeningProblem[] = []
  const letters = typed.why.trim().length
  if (letters < WHY_LEAST || letters > WHY_MOST) problems.push('why')
  const from = momentOf(typed.fromDay, typed.fromTime)
  const until = momentOf(typed.untilDay, typed.untilTime)
  if (from === undefined) problems.push('from')
  if (until === undefined || until <= now) problems.push('until')
  else if (from !== undefined && until <= from) problems.push('until-before')
  else if (from !== undefined && typed.untilDay > addDays(typed.fromDay as PlainDate, LONGEST))
    problems.push('too-long')
  else if (
    from !== undefined &&
    typed.untilDay === addDays(typed.fromDay as PlainDate, LONGEST) &&
    typed.untilTime > typed.fromTime
  )
    problems.push('too-long')
  const most = /^\d{1,3}$/.test(typed.most.trim()) ? Number(typed.most) : 0
  if (most < 1 || most > MOST) problems.push('most')
  return { problems, from: from ?? '', until: until ?? '', most }
}

function momentOf(day: string, clock: string): string | undefined {
  if (!isPlainDate(day) || day < '2020' || day > '2200' || !/^([01]\d|2[0-3]):[0-5]\d$/.test(clock)) return undefined
  return new Date(instantInEngland(day, clock)).toISOString()
}
