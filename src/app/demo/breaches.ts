import { type DemoBreach, breachInHand, demoBreachesOf } from '../../demo/registers/breaches.ts'
import { demoQuarters } from '../../demo/contract.ts'
import type { DemoRole } from '../../demo/users.ts'
import { lastComplete, periodsUpTo } from '../../practice/contract/periods.ts'
import { instantAfter, instantInEngland, dayInEngland } from '../../spine/time/instants.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { type PlainDate, addDays } from '../../spine/time/plain-date.ts'
import type { DemoEntry } from './trust-entries.ts'

/** Five years of quarters. */
const QUARTERS = 20
/** The quarters of which the contract's own figures were entered before the register was kept here (`recordContract`). */
const ENTERED = 14

/**
 * The demonstration's register of breaches as entries: in each quarter as many reported as the contract's figures of the
 * time said, and one in hand on the day given.
 */
export function demoBreaches(
  accounts: ReadonlyMap<DemoRole, string>,
  seed: string | number,
  today: PlainDate,
): readonly DemoEntry[] {
  const owner = accounts.get('information-governance')
  if (owner === undefined)
    throw new Error('The demonstration’s breaches name a lead on information, who has no account')
  const ends = periodsUpTo('quarter', lastComplete('quarter', today), QUARTERS)
  const said = new Map(
    demoQuarters(
      seed,
      Array.from({ length: ENTERED }, (_, quarter) => ({ quarter, ofYear: 1 })),
    )
      .filter(({ kpi }) => kpi === 'kpi-20')
      .map(({ quarter, value }) => [quarter + QUARTERS - ENTERED, value ?? 0]),
  )
  let number = 0
  const past = ends.flatMap((end, quarter) => {
    const breaches = demoBreachesOf(seed, quarter, said.get(quarter) ?? quarter % 3, number)
    number += breaches.length
    return breaches.flatMap(breach => entriesOf(breach, addDays(end, -breach.back), owner, today))
  })
  return [...past, ...inHand(`B${String(number + 1).padStart(3, '0')}`, today)]
}

function entriesOf(breach: DemoBreach, day: PlainDate, owner: string, today: PlainDate): readonly DemoEntry[] {
  const { reference, clock, type, what, sensitive, people, severity, took, contained, action, came } = breach
  const id = newId()
  const aware = instantInEngland(day, clock)
  const reported = took === null ? null : instantAfter(aware, took * 60)
  const shut = addDays(day, 60)
  const closed = shut < today ? shut : null
  const done = addDays(day, 45)
  return [
    {
      id,
      kind: 'data-breach',
      start: aware,
      end: closed,
      body: {
        reference,
        happened: addDays(day, -breach.happenedBefore),
        type,
        what,
        people,
        sensitive,
        severity,
        contained,
        ...(reported === null
          ? { whyNot: 'What went astray was back, unread, before it could harm anyone.', decided: addDays(day, 1) }
          : {}),
        ...(severity === 'high' ? { told: addDays(day, 2) } : {}),
      },
      ...(closed === null ? {} : { atEnd: { came } }),
    },
    ...(reported === null
      ? []
      : [
          {
            id: newId(),
            kind: 'breach-report',
            start: reported,
            end: null,
            body: {
              breach: id,
              number: `IC-${reference.slice(1)}${dayInEngland(reported).slice(2, 4)}`,
              ...((took ?? 0) > 72
                ? {
                    whyLate:
                      'It was taken for a small slip at first; who could have read it was only found on the third day.',
                  }
                : {}),
              answer: 'No further action.',
            },
          },
        ]),
    {
      id: newId(),
      kind: 'breach-action',
      start: addDays(day, 5),
      end: done < today ? done : null,
      body: { breach: id, what: action, owner, by: addDays(day, 40) },
      ...(done < today ? { atEnd: { came } } : {}),
    },
  ]
}

// Known of the afternoon before, the risk judged and nobody told yet.
function inHand(reference: string, today: PlainDate): readonly DemoEntry[] {
  const yesterday = addDays(today, -1)
  const { type, what, sensitive, contained } = breachInHand
  return [
    {
      id: newId(),
      kind: 'data-breach',
      start: instantInEngland(yesterday, '14:30'),
      end: null,
      body: { reference, happened: yesterday, type, what, people: 3, sensitive, severity: 'high', contained },
    },
  ]
}
