import { sql } from 'kysely'
import { DEMO_REVIEWS, DEMO_ROUNDS, type DemoAudit, type DemoReview, demoAudit } from '../../demo/registers/audits.ts'
import type { DemoRole } from '../../demo/users.ts'
import { isToBeModerated } from '../../practice/audits/notions.ts'
import { drawSample, shareOut } from '../../practice/audits/sampling.ts'
import { newId } from '../../spine/ledger/ids.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import { ageOn } from '../../spine/time/age.ts'
import { instantInEngland } from '../../spine/time/instants.ts'
import { type PlainDate, addDays, addMonths } from '../../spine/time/plain-date.ts'
import { type DemoEntry, recordInFiles, recordInTrust } from './trust-entries.ts'

/** Children in each round, and in the practice week that is under way. */
const IN_A_ROUND = 7
const IN_THE_WEEK = 10
/** How long ago the practice week began, and by how many days from its first its audits are to be done. */
const BEGAN = 9
const WEEK_DAYS = 14
const ROUND_DAYS = 35
const CLOSED_AFTER = 80
const MONTHS_BETWEEN = 3
/** The parts of the demonstration who audit, and of those who moderate. */
const AUDITORS = ['service-manager', 'team-manager', 'independent-reviewing-officer', 'director'] as const

interface Child {
  readonly subject: string
  readonly council: string | null
  readonly team: string | null
  readonly born: PlainDate
  readonly care_from: PlainDate
  readonly worker: string
}

/** One round of the demonstration, as its entries are made. */
interface Round {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly begins: PlainDate
  readonly by: PlainDate
  readonly closed: PlainDate | null
}

/**
 * Writes two years of audits, the newest a practice week under way, on the files of children of the demonstration, with
 * incidents and learning reviews in the trust's own. Whoever is still to audit is given the file, as a draw gives it.
 */
export async function recordAudits(
  store: Store,
  accounts: ReadonlyMap<DemoRole, string>,
  seed: string | number,
  today: PlainDate,
): Promise<void> {
  const people = AUDITORS.map(role => {
    const id = accounts.get(role)
    if (id === undefined) throw new Error(`The demonstration’s audits name a ${role}, who has no account`)
    return id
  })
  const rounds = roundsUpTo(today)
  const { children, ties, names } = await store.within({ author: 'demo', sight: 'files' }, tx =>
    whoIsThere(tx, store.authority, people, rounds[0]?.begins ?? today),
  )
  const taken = new Set<string>()
  const files = new Map<string, DemoEntry[]>()
  const trust: DemoEntry[] = []
  const waiting: {
    readonly child: string
    readonly auditor: string
    readonly entry: string
    readonly by: PlainDate
  }[] = []
  for (const round of rounds) {
    const last = round.number === rounds.length - 1
    const free = children.filter(each => !taken.has(each.subject))
    const sample = drawSample(
      free.map(each => ({ ...each, id: each.subject, stratum: each.council ?? '' })),
      { size: last ? IN_THE_WEEK : IN_A_ROUND, seed: round.title, eachOne: true },
    )
    const given = shareOut({
      auditors: people,
      children: sample.map(each => each.id),
      works: (auditor, child) => ties.has(`${auditor} ${child}`),
      seed: round.title,
    })
    trust.push(...roundEntries(round, sample.length, free.length, taken.size))
    for (const [at, child] of sample.entries()) {
      taken.add(child.id)
      const auditor = given.get(child.id)
      if (auditor === undefined) continue
      const audit = demoAudit(seed, round.number, at, {
        rounds: rounds.length,
        age: ageOn(child.born, round.begins),
      })
      const asked = askedEntry(round, child, { id: auditor, name: names.get(auditor) ?? '' }, audit)
      const left = leftOpen(round, at, rounds.length)
      files.set(child.id, [asked, ...(left ? [] : auditEntries(round, asked, child, audit, today, last))])
      if (left) waiting.push({ child: child.id, auditor, entry: asked.id, by: round.by })
    }
  }
  await recordInTrust(store, [...trust, ...DEMO_REVIEWS.flatMap(each => reviewEntries(each, accounts, today))])
  await recordInFiles(store, files)
  const analyst = accounts.get('performance-analyst')
  if (analyst === undefined) return
  await store.within({ author: analyst, sight: 'none' }, async tx => {
    for (const { child, auditor, entry, by } of waiting)
      await sql`select open_for_audit(${newId()}::uuid, ${child}::uuid, ${auditor}::uuid, ${entry}::uuid,
        ${instantInEngland(addDays(by, 56), '23:59')}::timestamptz, 'Asked to audit this file by a round of audits')`.execute(
        tx,
      )
  })
}

async function whoIsThere(
  tx: Tx,
  authority: number,
  people: readonly string[],
  since: PlainDate,
): Promise<{
  readonly children: readonly Child[]
  readonly ties: ReadonlySet<string>
  readonly names: ReadonlyMap<string, string>
}> {
  const found = await sql<Child>`
    select s.subject, s.council, t.name as team, s.born, s.care_from, s.worker_id as worker from standing s
    join worker_standing w on w.authority = s.authority and w.subject = s.worker_id
    left join team t on t.authority = w.authority and t.id = w.team
    where s.authority = ${authority} and s.born is not null and s.care_from < ${since}::date and s.care_until is null
      and s.born > ${addMonths(since, -15 * 12)}::date and not exists (
        select from restriction r where r.authority = s.authority and r.subject = s.subject and r.lifted_at is null)
    order by s.number, s.subject`.execute(tx)
  const ids = found.rows.map(each => each.subject)
  const ties = await sql<{ subject: string; user_id: string }>`
    select * from works_with(${ids}::uuid[], ${[...people]}::uuid[])`.execute(tx)
  const names = await sql<{
    actor: string
    name: string
  }>`select actor, name from names_of(${[...people]}::text[])`.execute(tx)
  return {
    children: found.rows,
    ties: new Set(ties.rows.map(row => `${row.user_id} ${row.subject}`)),
    names: new Map(names.rows.map(row => [row.actor, row.name])),
  }
}

function roundsUpTo(today: PlainDate): readonly Round[] {
  const count = DEMO_ROUNDS.length
  return DEMO_ROUNDS.map(({ week }, number) => {
    const back = count - 1 - number
    const begins = addMonths(addDays(today, -BEGAN), -MONTHS_BETWEEN * back)
    const closed = addDays(begins, CLOSED_AFTER)
    return {
      id: newId(),
      number,
      title: `${week ? 'Practice week' : 'Audits'} ${number + 1}, ${SEASONS[Number(begins.slice(5, 7)) - 1]} ${begins.slice(0, 4)}`,
      begins,
      by: addDays(begins, back === 0 ? WEEK_DAYS : ROUND_DAYS),
      closed: back < 2 || closed >= today ? null : closed,
    }
  })
}

const SEASONS = [
  'winter',
  'winter',
  'spring',
  'spring',
  'spring',
  'summer',
  'summer',
  'summer',
  'autumn',
  'autumn',
  'autumn',
  'winter',
] as const

// One audit of the last round is late; of the practice week four are done.
function leftOpen({ number }: Round, at: number, rounds: number): boolean {
  if (number === rounds - 1) return at >= 4
  return number === rounds - 2 && at === 3
}

function roundEntries(round: Round, drawn: number, pool: number, lately: number): readonly DemoEntry[] {
  const { week, theme, learnt } = DEMO_ROUNDS[round.number] as (typeof DEMO_ROUNDS)[number]
  return [
    {
      id: round.id,
      kind: 'audit-round',
      start: round.begins,
      end: round.closed,
      body: {
        title: round.title,
        week,
        ...(theme === undefined ? {} : { theme }),
        size: Math.max(1, drawn),
        strata: ['council'],
        eachOne: true,
        seed: round.title,
        apart: 24,
        by: round.by,
        moderate: 30,
      },
      ...(round.closed === null ? {} : { atEnd: { learnt } }),
    },
    {
      id: newId(),
      kind: 'audit-draw',
      start: round.begins,
      end: null,
      body: { round: round.id, pool: pool + lately, lately, drawn, unasked: 0, parts: [] },
    },
  ]
}

function askedEntry(
  round: Round,
  child: Child,
  auditor: { readonly id: string; readonly name: string },
  { drawnToModerate }: DemoAudit,
): DemoEntry {
  return {
    id: newId(),
    kind: 'audit-asked',
    start: round.begins,
    end: null,
    body: {
      round: round.id,
      title: round.title,
      auditor: auditor.id,
      auditorName: auditor.name,
      by: round.by,
      ...(child.team === null ? {} : { team: child.team }),
      ...(child.council === null ? {} : { council: child.council }),
      moderate: drawnToModerate,
    },
  }
}

function auditEntries(
  round: Round,
  asked: DemoEntry,
  child: Child,
  audit: DemoAudit,
  today: PlainDate,
  week: boolean,
): readonly DemoEntry[] {
  const on = addDays(round.begins, week ? 2 + (audit.after % 6) : audit.after)
  const id = newId()
  const { grades, good, better, talked, whyNot, childWords, difference, overall, overallWhy, strengths, themes } = audit
  const done: DemoEntry = {
    id,
    kind: 'practice-audit',
    by: String(asked.body['auditor']),
    start: on,
    end: null,
    body: {
      asked: asked.id,
      worker: child.worker,
      talked,
      ...(whyNot === undefined ? {} : { whyNot }),
      ...(childWords === undefined ? {} : { childWords }),
      difference,
      ...grades,
      ...Object.fromEntries(Object.entries(good).map(([domain, words]) => [`${domain}Good`, words])),
      ...Object.fromEntries(Object.entries(better).map(([domain, words]) => [`${domain}Better`, words])),
      overall,
      overallWhy,
      ...(strengths.length > 0 ? { strengths } : {}),
      ...(themes.length > 0 ? { themes } : {}),
    },
  }
  const moderatedOn = addDays(on, audit.moderatedAfter)
  const moderated = isToBeModerated(asked.body as never, overall) && moderatedOn < today
  return [
    done,
    ...(moderated
      ? [
          {
            id: newId(),
            kind: 'audit-moderation',
            start: moderatedOn,
            end: null,
            body: {
              audit: id,
              verdict: audit.changedTo === undefined ? 'agreed' : 'changed',
              ...(audit.changedTo === undefined ? {} : { grade: audit.changedTo }),
              why:
                audit.changedTo === undefined
                  ? 'What is written bears the grade out.'
                  : 'Read beside the others of the round, what is written weighs otherwise than the grade given.',
            },
          },
        ]
      : []),
    ...audit.actions.map(({ what, theme, within, late, evidence }): DemoEntry => {
      const by = addDays(on, within)
      const ended = addDays(by, late)
      const isDone = ended < today
      return {
        id: newId(),
        kind: 'audit-action',
        start: on,
        end: isDone ? ended : null,
        body: { audit: id, what, theme, lead: child.worker, by },
        ...(isDone ? { atEnd: { evidence } } : {}),
      }
    }),
  ]
}

function reviewEntries(
  review: DemoReview,
  accounts: ReadonlyMap<DemoRole, string>,
  today: PlainDate,
): readonly DemoEntry[] {
  const id = newId()
  const ago = (days: number | undefined): PlainDate | undefined =>
    days === undefined ? undefined : addDays(today, -days)
  const { reference, title, type, themes, decision, actions } = review
  const [notified, rapid, published] = [ago(review.notifiedBack), ago(review.rapidBack), ago(review.publishedBack)]
  return [
    {
      id,
      kind: 'learning-review',
      start: addDays(today, -review.back),
      end: null,
      body: {
        reference,
        title,
        type,
        ...(notified === undefined ? {} : { notified }),
        ...(rapid === undefined ? {} : { rapid }),
        ...(decision === undefined ? {} : { decision }),
        ...(published === undefined ? {} : { published }),
        ...(themes.length > 0 ? { themes } : {}),
      },
    },
    ...actions.map(
      ({ what, owner, agreedBack, byBack, doneBack, evidence }): DemoEntry => ({
        id: newId(),
        kind: 'learning-action',
        start: addDays(today, -agreedBack),
        end: ago(doneBack) ?? null,
        body: { review: id, what, owner: accounts.get(owner), by: addDays(today, -byBack) },
        ...(doneBack === undefined ? {} : { atEnd: { evidence } }),
      }),
    ),
  ]
}
