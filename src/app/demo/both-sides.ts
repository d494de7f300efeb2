import {
  demoAgreed,
  demoDependencies,
  demoEscalations,
  demoLevels,
  demoReviews,
} from '../../demo/registers/both-sides.ts'
import type { MonthsAgo } from '../../demo/registers/shapes.ts'
import { randomFrom } from '../../demo/random.ts'
import type { DemoRole } from '../../demo/users.ts'
import { lastComplete, periodMoved, periodsUpTo } from '../../practice/contract/periods.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { type PlainDate, addDays, addMonths, plainDate } from '../../spine/time/plain-date.ts'
import { isWorkingDay } from '../../spine/time/working-days.ts'
import type { DemoEntry } from './trust-entries.ts'

/** The day the invented trust’s contract began. */
const BEGAN = plainDate('2020-11-01')
const PERIODS = { month: 60, quarter: 20 } as const
const SIGNED_COUNCILS = 'Chief executive, North, and chief executive, West'

/** What a made-up register says of when and whose. */
interface Told {
  readonly account: (role: DemoRole) => string
  readonly day: (ago: MonthsAgo) => PlainDate
}

/** The demonstration’s register of both sides of the contract, over five years, as entries. */
export function demoBothSides(told: Told, seed: string | number, today: PlainDate): readonly DemoEntry[] {
  const dependencies = demoDependencies.map(() => newId())
  const levels = demoLevels.map(() => newId())
  return [
    entry('contract-agreement', BEGAN, {
      title: 'The service delivery contract',
      parties: 'the children’s trust, North and West',
      until: plainDate('2027-10-31'),
    }),
    ...demoDependencies.flatMap((_, at) => dependencyEntries(at, dependencies, told)),
    ...demoLevels.flatMap((_, at) => levelEntries(at, levels, told, seed, today)),
    ...demoEscalations.flatMap((_, at) => escalationEntries(at, { dependencies, levels }, told)),
    ...(['operational', 'strategic'] as const).flatMap(group => meetings(group, today)),
    ...demoReviews.map(({ at, looked, changes }) =>
      entry('contract-review', working(told.day(at)), {
        looked,
        ...(changes === undefined ? {} : { changes }),
        signedTrust: 'Director of children’s services',
        signedCouncils: SIGNED_COUNCILS,
      }),
    ),
    {
      ...entry('emergency-clause', plainDate('2021-01-05'), {
        by: 'Director of children’s services, with both councils',
        why: 'A national lockdown closed schools and offices.',
        suspended: 'Meetings in person, and the two-day target for referrals that could not be a risk to a child.',
      }),
      end: plainDate('2021-03-08'),
      atEnd: { after: 'Visits that were made by video were made again in person within six weeks.' },
    },
  ]
}

function entry(kind: string, start: PlainDate, body: DemoEntry['body'], id = newId()): DemoEntry {
  return { id, kind, start, end: null, body }
}

/** The day, or the first working day after it. */
function working(on: PlainDate): PlainDate {
  return isWorkingDay(on) ? on : working(addDays(on, 1))
}

function dependencyEntries(at: number, ids: readonly string[], { account, day }: Told): readonly DemoEntry[] {
  const of = demoDependencies[at] as (typeof demoDependencies)[number]
  const { area, title, must, council, answers, owner, looks } = of
  const id = ids[at] ?? newId()
  return [
    entry(
      'council-dependency',
      BEGAN,
      {
        reference: `D${at + 1}`,
        area,
        title,
        must,
        ...(council === undefined ? {} : { council }),
        answers,
        owner: account(owner),
        checkBy: day(looks[0]?.[0] ?? 1),
      },
      id,
    ),
    ...looks.map(([when, met, note], index) =>
      entry('dependency-check', working(day(when)), {
        dependency: id,
        met,
        note,
        nextBy: addDays(day(looks[index + 1]?.[0] ?? when), looks[index + 1] ? 10 : 92),
      }),
    ),
  ]
}

function levelEntries(
  at: number,
  ids: readonly string[],
  { account }: Told,
  seed: string | number,
  today: PlainDate,
): readonly DemoEntry[] {
  const of = demoLevels[at] as (typeof demoLevels)[number]
  const { owner, from, to, lately = [], ...body } = of
  const { every, unit, answers } = body
  const id = ids[at] ?? newId()
  const ends = periodsUpTo(every, lastComplete(every, today), PERIODS[every])
  return [
    entry('service-level', BEGAN, { reference: `L${at + 1}`, ...body, owner: account(owner) }, id),
    ...ends.map((end, index) => {
      const random = randomFrom(seed, 'service level', at, end)
      const late = lately[index - (ends.length - lately.length)]
      const likely =
        late ?? from + ((to - from) * index) / (ends.length - 1) + random.normal() * (unit === 'days' ? 3 : 1.2)
      const value = Math.round(Math.max(0, unit === 'percent' ? Math.min(100, likely) : likely) * 10) / 10
      return entry('service-level-figure', end, {
        level: id,
        value,
        source: 'The council’s own log',
        signedBy: answers,
      })
    }),
  ]
}

function escalationEntries(
  at: number,
  ids: { readonly dependencies: readonly string[]; readonly levels: readonly string[] },
  { account, day }: Told,
): readonly DemoEntry[] {
  const of = demoEscalations[at] as (typeof demoEscalations)[number]
  const { title, why, owner, dependency, level, raised, steps, settled } = of
  const id = newId()
  return [
    {
      ...entry(
        'contract-escalation',
        day(raised),
        {
          reference: `E${at + 1}`,
          side: 'councils',
          title,
          why,
          ...(dependency === undefined ? {} : { dependency: ids.dependencies[dependency - 1] }),
          ...(level === undefined ? {} : { level: ids.levels[level - 1] }),
          owner: account(owner),
        },
        id,
      ),
      end: settled ? day(settled[0]) : null,
      ...(settled ? { atEnd: { came: settled[1] } } : {}),
    },
    ...steps.map(
      ({ to, named, at: when, put, answered }): DemoEntry => ({
        ...entry('escalation-step', day(when), {
          escalation: id,
          to,
          ...(named === undefined ? {} : { named }),
          put,
        }),
        end: answered ? day(answered[0]) : null,
        ...(answered ? { atEnd: { agreed: answered[1] } } : {}),
      }),
    ),
  ]
}

/** Each month in its second week, each quarter in the fourth week after it; one in nine slips to the next month. */
function meetings(group: 'operational' | 'strategic', today: PlainDate): readonly DemoEntry[] {
  const every = group === 'operational' ? 'month' : 'quarter'
  const agreed = demoAgreed[group]
  return periodsUpTo(every, lastComplete(every, today), PERIODS[every])
    .map((end, at) => ({
      at,
      on: working(addDays(at % 9 === 5 ? addMonths(end, 1) : end, every === 'month' ? 10 : 24)),
    }))
    .filter(({ on }) => on <= today && on <= periodMoved('month', lastComplete('month', today), 1))
    .map(({ at, on }) =>
      entry('contract-meeting', on, {
        group,
        present:
          group === 'operational'
            ? 'Contract managers of both councils, performance analyst, service managers'
            : 'Directors of both councils, director of the trust',
        agreed: agreed[at % agreed.length],
      }),
    )
}
