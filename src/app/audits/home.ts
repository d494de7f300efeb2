import { auditDomain } from '../../practice/audits/codes.ts'
import {
  type AuditDone,
  type AuditStanding,
  type RoundStanding,
  LEAST_FOR_A_SHARE,
  agreementOf,
  byAuditor,
  byDomain,
  closingOf,
  doneBetween,
  gradesOf,
  isLate,
  reauditsOf,
  reviewsOn,
} from '../../practice/audits/notions.ts'
import { type Viewer, decide } from '../../spine/access/decide.ts'
import { label } from '../../spine/ledger/code-list.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { Store } from '../../spine/store/store.ts'
import { type Period, periodFor } from '../../spine/time/periods.ts'
import { type PlainDate, addMonths, addYears, endOfMonth } from '../../spine/time/plain-date.ts'
import type { AuditsHome, GradesShown } from '../../spine/web/services.ts'
import { namesFor } from '../registers/reading.ts'
import { actionLinesFor, gradesShown, linesFor, roundLine, waitsForModeration } from './lines.ts'
import { reviewLine } from './reviews.ts'

const ROUTE = '/audits'
/** Quarters shown of grades over time. */
const QUARTERS = 8

/** What audits find and what waits, for a reader of them. */
export async function homeOf(
  store: Store,
  viewer: Viewer,
  given: {
    readonly file: SubjectFile
    readonly audits: readonly AuditStanding[]
    readonly rounds: readonly RoundStanding[]
    readonly on: PlainDate
    readonly titleOf: (round: string) => string
  },
): Promise<AuditsHome> {
  const { file, audits, rounds, on, titleOf } = given
  const waiting = audits.filter(each => each.done === undefined || waitsForModeration(each.done))
  const lines = await linesFor(store, viewer, ROUTE, waiting, titleOf, on)
  const actions = await actionLinesFor(store, viewer, ROUTE, audits, on)
  const late = new Set(audits.filter(each => isLate(each, on)).map(each => each.id))
  const year = periodFor('rolling-year', on)
  const before = periodFor('rolling-year', addYears(on, -1))
  const quarters = quartersTo(on).map(end => ({
    end,
    grades: gradesShown(overall(doneBetween(audits, periodFor('quarter', end)))),
  }))
  const lines1 = rounds.map(roundLine)
  return {
    on,
    open: lines1.filter(each => each.closed === null),
    closed: lines1.filter(each => each.closed !== null),
    yours: lines.filter(each => each.yours && each.done === null),
    late: lines.filter(each => late.has(each.id) && !each.yours),
    toModerate: lines.filter(each => each.done !== null),
    actionsLate: actions.filter(each => each.stands.level === 'overdue'),
    quarters,
    trend: quarters.map(({ end, grades }) => ({ on: end, value: grades.good })).reverse(),
    domains: domainsOf(audits, year, before),
    teams: teamsOf(audits, year, before),
    auditors: await auditorsOf(store, audits, year),
    year: yearOf(audits, year, on),
    incidents: reviewsOn(file, on)
      .map(each => reviewLine(each, on))
      .filter(each => each.closed === null),
    may: { write: decide(viewer, 'audits.write').allow, do: decide(viewer, 'audits.do').allow },
  }
}

const overall = (done: readonly AuditDone[]): ReturnType<typeof gradesOf> => gradesOf(done.map(each => each.final))

/** The last days of quarters up to the one a day is in, the newest first. */
function quartersTo(on: PlainDate): readonly PlainDate[] {
  const { end } = periodFor('quarter', on)
  return Array.from({ length: QUARTERS }, (_, back) => endOfMonth(addMonths(end, -3 * back)))
}

function domainsOf(audits: readonly AuditStanding[], year: Period, before: Period): AuditsHome['domains'] {
  const [now, then] = [year, before].map(period => byDomain(doneBetween(audits, period)))
  return (now ?? []).map(({ domain, grades }, at) => ({
    domain: label(auditDomain, domain),
    now: gradesShown(grades),
    before: gradesShown(then?.[at]?.grades ?? gradesOf([])),
  }))
}

function teamsOf(audits: readonly AuditStanding[], year: Period, before: Period): AuditsHome['teams'] {
  const names = [...new Set(audits.map(each => each.team ?? ''))].sort()
  return names
    .map(team => {
      const own = audits.filter(each => (each.team ?? '') === team)
      const of = (period: Period): GradesShown => gradesShown(overall(doneBetween(own, period)))
      return { team: team === '' ? 'No team then' : team, now: of(year), before: of(before) }
    })
    .filter(each => each.now.all + each.before.all > 0)
}

async function auditorsOf(
  store: Store,
  audits: readonly AuditStanding[],
  year: Period,
): Promise<AuditsHome['auditors']> {
  const found = byAuditor(audits, year)
  const nameOf = await namesFor(
    store,
    found.map(each => each.auditor),
  )
  return found.map(({ auditor, given, moderators, ...counts }) => ({
    ...counts,
    auditor: nameOf(auditor),
    given: gradesShown(given),
    moderators: gradesShown(moderators),
    share: counts.moderated < LEAST_FOR_A_SHARE ? null : Math.round((counts.changed / counts.moderated) * 100),
  }))
}

function yearOf(audits: readonly AuditStanding[], year: Period, on: PlainDate): AuditsHome['year'] {
  const done = doneBetween(audits, year)
  const waiting = audits.filter(each => each.done === undefined)
  const { moderated, agreed, kappa } = agreementOf(done)
  const closing = closingOf(
    audits.flatMap(each => each.done?.actions ?? []).filter(each => each.done === null || each.done >= year.start),
    on,
  )
  const again = reauditsOf(audits).filter(
    each => each.grade === 'inadequate' && each.found >= year.start && each.found <= year.end,
  )
  return {
    done: done.length,
    inTime: audits.filter(each => each.done && done.includes(each.done) && each.done.on <= each.by).length,
    waiting: waiting.length,
    childHeard: done.filter(each => each.childHeard).length,
    familyHeard: done.filter(each => each.familyHeard).length,
    moderated,
    agreed,
    kappa: kappa === null ? null : Math.round(kappa * 100) / 100,
    closed: closing.closed,
    closedInTime: closing.inTime,
    open: closing.open,
    late: closing.late,
    inadequate: again.length,
    again: again.filter(each => each.again !== undefined).length,
    againLate: again.filter(each => each.again === undefined && each.by < on).length,
  }
}
