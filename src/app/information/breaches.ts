import { breachSeverity, breachType } from '../../practice/information/codes.ts'
import { dataBreach } from '../../practice/information/kinds.ts'
import { type BreachStanding, breachesAt } from '../../practice/information/notions.ts'
import { type Viewer, decide } from '../../spine/access/decide.ts'
import { dayOf } from '../../spine/duty/finding.ts'
import { type CodeSet, label } from '../../spine/ledger/code-list.ts'
import type { Instant } from '../../spine/ledger/entry.ts'
import type { Store } from '../../spine/store/store.ts'
import { periodFor } from '../../spine/time/periods.ts'
import { type PlainDate, addMonths, dateOf, endOfMonth, partsOf } from '../../spine/time/plain-date.ts'
import type {
  BreachInFull,
  BreachRegister,
  BreachRow,
  Choice,
  InformationService,
  Level,
  RegistersService,
} from '../../spine/web/services.ts'
import { overdueInWords, untilInWords } from '../duties/words.ts'
import { namesFor, registerFor } from '../registers/reading.ts'
import { breachRegister } from './register.ts'

const QUARTERS = 20
const MINUTES = 60
const IN_TIME: Level = 'met'

/** The register of breaches, for those who answer for what the trust holds of people. `now` is asked at the edge, each time. */
export function breachesService(
  store: Store,
  registers: Pick<RegistersService, 'versions'>,
  now: () => Instant,
): Pick<InformationService, 'breaches' | 'breach'> {
  const read = async (viewer: Viewer, at: Instant): Promise<readonly BreachStanding[]> =>
    breachesAt(await registerFor(store, breachRegister, viewer, 'information.read'), at)

  return {
    breaches: async (viewer): Promise<BreachRegister> => {
      const at = now()
      const on = dayOf(at)
      const standing = await read(viewer, at)
      const year = periodFor('rolling-year', on)
      const within = (day: PlainDate | null, { start, end }: typeof year): boolean =>
        day !== null && day >= start && day <= end
      const rows = standing.map(rowOf)
      const inYear = rows.filter(each => within(each.reported, year))
      return {
        at,
        on,
        breaches: rows,
        mayWrite: decide(viewer, 'information.write').allow,
        year: {
          known: rows.filter(each => within(each.awareOn, year)).length,
          reported: inYear.length,
          inTime: inYear.filter(each => each.clock.level === IN_TIME).length,
        },
        quarters: quartersUpTo(on).map(end => {
          const quarter = periodFor('quarter', end)
          return {
            end,
            known: rows.filter(each => within(each.awareOn, quarter)).length,
            reported: rows.filter(each => within(each.reported, quarter)).length,
          }
        }),
      }
    },

    breach: async (viewer, id) => {
      const at = now()
      const found = (await read(viewer, at)).find(each => each.id === id)
      if (!found) return undefined
      const nameOf = await namesFor(
        store,
        found.actions.map(each => each.owner),
      )
      return inFull(viewer, found, nameOf, dayOf(at), await registers.versions(viewer, dataBreach.name, id))
    },
  }
}

/** The last days of quarters up to the one a day is in, the newest first. */
function quartersUpTo(on: PlainDate): readonly PlainDate[] {
  const { year, month } = partsOf(on)
  const last = dateOf(year, Math.ceil(month / 3) * 3, 1)
  return Array.from({ length: QUARTERS }, (_, back) => endOfMonth(addMonths(last, -3 * back)))
}

function rowOf(breach: BreachStanding): BreachRow {
  const { id, reference, aware, body, clock, peopleToTell, actions, closed, reports } = breach
  return {
    id,
    reference,
    aware,
    awareOn: dayOf(aware),
    type: choiceOf(breachType, body.type),
    severity: body.severity === undefined ? null : choiceOf(breachSeverity, body.severity),
    people: body.people ?? null,
    clock: clockInWords(breach),
    left: clock.is === 'running' && closed === null ? clock.left : null,
    reported: reports[0] ? dayOf(reports[0].at) : null,
    took: clock.is === 'told' ? Math.round((clock.took / MINUTES) * 10) / 10 : null,
    peopleToTell: peopleToTell && closed === null,
    actionsOpen: actions.filter(each => each.done === null).length,
    actionsOverdue: actions.filter(each => each.overdue).length,
    closed,
  }
}

/** Where the clock of a breach stands: '31 hours left to tell the Commissioner'. */
function clockInWords({ clock, closed }: BreachStanding): BreachRow['clock'] {
  switch (clock.is) {
    case 'told':
      return clock.inTime
        ? { words: `told after ${hoursInWords(clock.took)}`, level: IN_TIME }
        : { words: `told late, after ${hoursInWords(clock.took)}`, level: 'overdue' }
    case 'not-needed':
      return { words: 'need not be told', level: IN_TIME }
    case 'running':
      if (closed !== null) return { words: 'closed without being told', level: 'cannot-tell' }
      return clock.left < 0
        ? { words: `${hoursInWords(-clock.left)} past 72 hours`, level: 'overdue' }
        : { words: `${hoursInWords(clock.left)} left of 72`, level: 'due' }
  }
}

/** Minutes as people say how long that is: '31 hours', '40 minutes', '4 days'. */
export function hoursInWords(minutes: number): string {
  if (minutes < MINUTES) return counted(minutes, 'minute')
  const hours = Math.floor(minutes / MINUTES)
  return hours < 24 * 5 ? counted(hours, 'hour') : counted(Math.floor(hours / 24), 'day')
}

function counted(count: number, what: string): string {
  return `${count.toLocaleString('en-GB')} ${what}${count === 1 ? '' : 's'}`
}

function inFull(
  viewer: Viewer,
  breach: BreachStanding,
  nameOf: (id: string) => string,
  on: PlainDate,
  versions: BreachInFull['versions'],
): BreachInFull {
  const { body, clock, reports, actions } = breach
  const { contained, whyNot, whyUntold, came } = body
  return {
    ...rowOf(breach),
    happened: body.happened ?? null,
    what: body.what,
    sensitive: body.sensitive,
    until: clock.is === 'running' ? clock.until : null,
    ...(contained === undefined ? {} : { contained }),
    ...(whyNot === undefined ? {} : { whyNot }),
    decided: body.decided ?? null,
    told: body.told ?? null,
    ...(whyUntold === undefined ? {} : { whyUntold }),
    ...(came === undefined ? {} : { came }),
    reports: reports.map(({ id, at, number, whyLate, answer }) => ({
      id,
      at,
      ...(number === undefined ? {} : { number }),
      ...(whyLate === undefined ? {} : { whyLate }),
      ...(answer === undefined ? {} : { answer }),
    })),
    actions: actions.map(({ id, what, owner, by, done, came: of, overdue }) => ({
      id,
      what,
      owner: nameOf(owner),
      by,
      done,
      ...(of === undefined ? {} : { came: of }),
      level: done === null ? (overdue ? 'overdue' : 'due') : 'met',
      words: done === null ? (overdue ? overdueInWords(by, on) : untilInWords(on, by)) : 'Done',
    })),
    mayWrite: decide(viewer, 'information.write').allow,
    versions,
  }
}

function choiceOf(set: CodeSet, code: string): Choice {
  return { value: code, text: label(set, code) }
}
