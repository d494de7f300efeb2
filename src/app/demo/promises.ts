import { type DemoFramework, type DemoPromise, SAID_BEFORE, demoFrameworks } from '../../demo/promises/index.ts'
import type { DemoRole } from '../../demo/users.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { type PlainDate, addDays, addMonths } from '../../spine/time/plain-date.ts'
import type { DemoEntry } from './trust-entries.ts'

const COLOURS: Readonly<Record<string, string>> = { r: 'red', a: 'amber', g: 'green' }
const STEPS = 'rag'
/** Part of its interval after which an owner looks again: a little before it would be late. */
const IN_GOOD_TIME = 0.95
const DAYS_IN_A_MONTH = 30
/** How long ago the newest looks were, in months: not all owners look in the same week. */
const LAGS = [1.6, 2.4, 3.1, 4.2, 1.9, 2.8, 3.6]

interface With {
  readonly account: (role: DemoRole) => string
  readonly today: PlainDate
  /** What was recorded beside: boards, their members and meetings, and what is being done. */
  readonly beside: readonly DemoEntry[]
}

/**
 * The demonstration's frameworks of aims as entries, as of a day, tied to its boards and its improvement plan as these were
 * recorded. Throws where somebody they name has no account, or a body or a member is not there.
 */
export function demoPromises(
  accounts: ReadonlyMap<DemoRole, string>,
  beside: readonly DemoEntry[],
  today: PlainDate,
): readonly DemoEntry[] {
  const account = (role: DemoRole): string => {
    const id = accounts.get(role)
    if (id === undefined) throw new Error(`The demonstration’s promises name the ${role}, who has no account`)
    return id
  }
  return demoFrameworks.flatMap(each => frameworkEntries(each, { account, today, beside }))
}

function monthsAgo(today: PlainDate, ago: number): PlainDate {
  const whole = Math.trunc(ago)
  return addDays(addMonths(today, -whole), -Math.round((ago - whole) * DAYS_IN_A_MONTH))
}

function frameworkEntries(demo: DemoFramework, with_: With): readonly DemoEntry[] {
  const { account, today, beside } = with_
  const id = newId()
  const start = monthsAgo(today, demo.began)
  const board = named(beside, 'board', 'name', 'Corporate parenting board').id
  let index = 0
  return [
    {
      id,
      kind: 'framework',
      start,
      end: null,
      body: {
        type: demo.type,
        title: demo.title,
        for: demo.for,
        about: demo.about,
        ...(demo.plain === undefined ? {} : { plain: demo.plain }),
        owner: account(demo.owner),
        board,
        agreed: demo.agreed,
        look: demo.look,
      },
    },
    ...demo.aims.flatMap((aim, at): readonly DemoEntry[] => {
      const own = newId()
      return [
        {
          id: own,
          kind: 'framework-aim',
          start,
          end: null,
          body: {
            framework: id,
            number: at + 1,
            title: aim.title,
            ...(aim.about === undefined ? {} : { about: aim.about }),
            ...(aim.champion === undefined ? {} : { champion: memberOf(beside, board, aim.champion) }),
            ...(aim.group === undefined ? {} : { group: named(beside, 'board', 'name', aim.group).id }),
          },
        },
        ...aim.promises.flatMap(promise => promiseEntries(promise, { ...with_, demo, aim: own, index: index++ })),
      ]
    }),
    ...demo.reviews.map(([ago, found, changes, heard]): DemoEntry => {
      const on = monthsAgo(today, ago)
      const meeting = beside.findLast(
        each =>
          each.kind === 'board-meeting' &&
          each.body['board'] === board &&
          each.start >= on &&
          !each.body['calledOff'] &&
          each.start <= today,
      )
      return {
        id: newId(),
        kind: 'framework-review',
        start: on,
        end: null,
        by: account(demo.owner),
        body: {
          framework: id,
          found,
          ...(changes === undefined ? {} : { changes }),
          ...(heard === undefined ? {} : { heard }),
          ...(meeting === undefined ? {} : { meeting: meeting.id }),
        },
      }
    }),
  ]
}

function promiseEntries(
  promise: DemoPromise,
  {
    account,
    today,
    beside,
    demo,
    aim,
    index,
  }: With & { readonly demo: DemoFramework; readonly aim: string; readonly index: number },
): readonly DemoEntry[] {
  const id = newId()
  const start = monthsAgo(today, demo.began)
  const { ref, text, plain, shows, owner, measures = [], principles = '', rags, by, work = [] } = promise
  // What nobody owns any more was looked at by whoever answers for the whole.
  const signed = account(owner ?? demo.owner)
  const lag = promise.lag ?? (LAGS[index % LAGS.length] as number)
  return [
    {
      id,
      kind: 'framework-promise',
      start,
      end: null,
      body: {
        aim,
        reference: ref,
        type: demo.kind,
        text,
        ...(plain === undefined ? {} : { plain }),
        shows,
        ...(owner === undefined ? {} : { owner: account(owner) }),
        ...(by === undefined ? {} : { by: by < 0 ? monthsAgo(today, -by) : addMonths(today, by) }),
        ...Object.fromEntries(measures.map((measure, at) => [MEASURES[at] as string, measure])),
        ...(principles === '' ? {} : { principles: principles.split('') }),
      },
    },
    ...rags.split('').map((rag, at): DemoEntry => {
      const back = rags.length - 1 - at
      return {
        id: newId(),
        kind: 'framework-note',
        start: monthsAgo(today, lag + back * demo.look * IN_GOOD_TIME),
        end: null,
        by: signed,
        body: {
          promise: id,
          rag: COLOURS[rag],
          note: back === 0 ? promise.now : saidBefore(rag, rags[at - 1], index + at),
          ...(back === 0 && promise.evidence ? { evidence: promise.evidence } : {}),
          ...(back === 0 && promise.before ? { taken: promise.before[1] } : {}),
          ...(back === 0 && promise.next ? { next: promise.next[0], nextBy: addMonths(today, promise.next[1]) } : {}),
          ...(back === 1 && promise.before ? { next: promise.before[0], nextBy: monthsAgo(today, lag + 0.5) } : {}),
        },
      }
    }),
    ...work.flatMap((words): readonly DemoEntry[] => {
      const tied = beside.find(each => isWork(each, words))
      if (!tied) throw new Error(`The demonstration ties ‘${words}’ to a promise, and has no such work`)
      const begun = String(tied.start) as PlainDate
      return [
        {
          id: newId(),
          kind: 'framework-work',
          start: begun > start ? begun : start,
          end: null,
          body: { promise: id, work: tied.id },
        },
      ]
    }),
  ]
}

const MEASURES = ['measure', 'secondMeasure', 'thirdMeasure']

function saidBefore(rag: string, before: string | undefined, at: number): string {
  const by = before === undefined ? 0 : STEPS.indexOf(rag) - STEPS.indexOf(before)
  const way = before === undefined ? 'first' : by > 0 ? 'up' : by < 0 ? 'down' : 'same'
  const said = SAID_BEFORE[`${way} ${rag}`] ?? []
  return said[at % Math.max(1, said.length)] ?? 'Looked at.'
}

// An action of the plan by its reference; a board's by how it begins.
function isWork({ kind, body }: DemoEntry, words: string): boolean {
  if (kind === 'improvement-action') return body['reference'] === words
  const said = kind === 'board-action' ? body['what'] : kind === 'board-challenge' ? body['challenge'] : undefined
  return typeof said === 'string' && !/^[\d.]+$/.test(words) && said.startsWith(words)
}

function named(beside: readonly DemoEntry[], kind: string, field: string, value: string): DemoEntry {
  const found = beside.find(each => each.kind === kind && each.body[field] === value)
  if (!found) throw new Error(`The demonstration has no ${kind} called ‘${value}’`)
  return found
}

function memberOf(beside: readonly DemoEntry[], board: string, name: string): string {
  const found = beside.find(
    each => each.kind === 'board-member' && each.body['board'] === board && each.body['name'] === name,
  )
  if (!found) throw new Error(`The demonstration’s board has no member called ‘${name}’`)
  return found.id
}
