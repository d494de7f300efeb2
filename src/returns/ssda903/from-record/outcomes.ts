import { conviction, periodOfCare, shortBreak } from '../../../practice/care/kinds.ts'
import {
  annualHealthOutcome,
  convictionOutcome,
  dentalCheck,
  developmentCheck,
  healthAssessment,
  immunisationCheck,
  sdq,
  sdqOutcome,
  substanceMisuse,
} from '../../../practice/health/kinds.ts'
import { convictionsFrom, developmentUnder, sdqScores } from '../../../practice/health/notions.ts'
import { careLeaverAccommodation, careLeaverActivity, careLeaverContact } from '../../../practice/leaving-care/kinds.ts'
import { careLeaverIn, hadLeftCare, leavingOnBirthdayAsked, reportFor } from '../../../practice/leaving-care/notions.ts'
import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { all, latest } from '../../../spine/ledger/file.ts'
import type { AnyKind, BodyOf } from '../../../spine/ledger/kind.ts'
import { responsibleCouncil } from '../../../practice/people/kinds.ts'
import { ageOn, birthday } from '../../../spine/time/age.ts'
import { valueOn } from '../../../spine/time/dated.ts'
import { type Asking, type RecordedRow, belongs, flagOf, inYear, rowFrom, touchesYear } from './asking.ts'

/** What was done for a child's health: any of them recorded in the year shows that the year's health work was written down. */
const HEALTH_WORK = [healthAssessment, dentalCheck, immunisationCheck, developmentCheck, substanceMisuse] as const

/** The kinds that the outcomes of a year are told by. */
export const OUTCOME_KINDS: readonly AnyKind[] = [
  annualHealthOutcome,
  sdqOutcome,
  convictionOutcome,
  ...HEALTH_WORK,
  sdq,
  conviction,
]

/**
 * The OC2 row of a child in care all year, or of whom a return of the year told outcomes. What was recorded in the year
 * shows that a thing was done; where nothing was, what the return told stands. Where neither says anything the cell is
 * blank, never a guess.
 */
export function outcomeRows(asking: Asking): readonly RecordedRow[] {
  const { file, year, born, end } = asking
  const told = all(file, annualHealthOutcome).findLast(({ body }) => body.year === year)
  const score = all(file, sdqOutcome).findLast(({ body }) => body.year === year)
  const convicted = all(file, convictionOutcome).findLast(({ body }) => body.year === year)
  const isTold = told !== undefined || score !== undefined || convicted !== undefined
  if (!belongs(asking) || (!isTold && !inCareAllYear(asking))) return []
  const health = recordedHealth(asking)
  const offending = recordedOffending(asking)
  const young = born !== undefined && ageOn(born, end) < valueOn(developmentUnder, end)
  const cells = {
    ...wellbeing(asking, score),
    CONVICTED: flagOf(orSince(convicted?.body.convicted, offending.convicted)),
    HEALTH_CHECK: flagOf(told?.body.development ?? (young ? health.development : undefined)),
    IMMUNISATIONS: flagOf(orSince(told?.body.immunisations, health.immunisations)),
    TEETH_CHECK: flagOf(orSince(told?.body.teeth, health.teeth)),
    HEALTH_ASSESSMENT: flagOf(orSince(told?.body.healthAssessment, health.assessment)),
    SUBSTANCE_MISUSE: flagOf(orSince(told?.body.substanceMisuse, health.substance)),
    INTERVENTION_RECEIVED: flagOf(orSince(told?.body.interventionReceived, health.received)),
    INTERVENTION_OFFERED: flagOf(orSince(told?.body.interventionOffered, health.offered)),
  }
  const recorded = offending.entry === undefined ? [] : [offending.entry]
  const care = all(file, periodOfCare).findLast(each => touchesYear(asking, startDay(each.start), each.end))
  return [rowFrom('OC2', asking, [told, score, convicted, ...health.entries, ...recorded, care], cells)]
}

// What was done since the return told that it was not is done all the same.
function orSince(told: boolean | undefined, recorded: boolean | undefined): boolean | undefined {
  return told === undefined ? recorded : told || recorded === true
}

// Asked of those aged 10 or over at the year's end. That nothing is recorded shows nothing, unless it was asked after.
function recordedOffending(asking: Asking): {
  readonly entry?: Entry
  readonly convicted?: boolean
} {
  const { file, born, end } = asking
  if (born === undefined || ageOn(born, end) < valueOn(convictionsFrom, end)) return {}
  const recorded = all(file, conviction).filter(({ start }) => inYear(asking, startDay(start)))
  const entry = recorded.findLast(({ body }) => body.outcome !== 'none') ?? recorded.at(-1)
  return entry === undefined ? {} : { entry, convicted: entry.body.outcome !== 'none' }
}

function wellbeing(
  asking: Asking,
  told: Entry<BodyOf<typeof sdqOutcome>> | undefined,
): { readonly SDQ_SCORE: string | undefined; readonly SDQ_REASON: string | undefined } {
  const { born } = asking
  const recorded = sdqScores(asking.file).findLast(
    each => each.by === 'carer' && inYear(asking, each.on) && born !== undefined && isAskedAt(ageOn(born, each.on)),
  )
  const score = told?.body.score ?? recorded?.total
  if (told?.body.score === undefined && recorded !== undefined)
    return { SDQ_SCORE: String(recorded.total), SDQ_REASON: undefined }
  const why = all(asking.file, sdq).findLast(
    ({ start, body }) => body.reason !== undefined && inYear(asking, startDay(start)),
  )
  return {
    SDQ_SCORE: score === undefined ? undefined : String(score),
    SDQ_REASON: told?.body.reason ?? (score === undefined ? why?.body.reason : undefined),
  }
}

/** The ages, at the questionnaire, of the children whose score the return asks for; outside them it asks for SDQ1. */
const SDQ_AGES = { from: 4, to: 16 } as const

function isAskedAt(age: number): boolean {
  return age >= SDQ_AGES.from && age <= SDQ_AGES.to
}

interface RecordedHealth {
  readonly entries: readonly Entry[]
  readonly assessment?: boolean
  readonly teeth?: boolean
  readonly immunisations?: boolean | undefined
  readonly development?: boolean | undefined
  readonly substance?: boolean
  readonly received?: boolean | undefined
  readonly offered?: boolean | undefined
}

// Where no health work at all was recorded in the year, that an assessment is not there shows nothing.
function recordedHealth(asking: Asking): RecordedHealth {
  const { file, end } = asking
  const within = <K extends AnyKind>(kind: K): Entry<BodyOf<K>> | undefined =>
    all(file, kind).findLast(({ start }) => inYear(asking, startDay(start)))
  const by = <K extends AnyKind>(kind: K): Entry<BodyOf<K>> | undefined =>
    all(file, kind).findLast(({ start }) => (startDay(start) ?? end) <= end)
  const assessment = all(file, healthAssessment).findLast(
    ({ start, body }) => body.declined !== true && inYear(asking, startDay(start)),
  )
  const teeth = all(file, dentalCheck).findLast(
    ({ start, body }) => body.refused !== true && inYear(asking, startDay(start)),
  )
  const immunisations = by(immunisationCheck)
  const development = by(developmentCheck)
  const substance = within(substanceMisuse)
  const entries: readonly Entry[] = [assessment, teeth, immunisations, development, substance].filter(
    each => each !== undefined,
  )
  const any = HEALTH_WORK.some(kind => within<AnyKind>(kind) !== undefined)
  if (!any) return { entries }
  const received = substance && substance.body.accepted === true
  return {
    entries,
    assessment: assessment !== undefined,
    teeth: teeth !== undefined,
    immunisations: immunisations?.body.upToDate,
    development: development?.body.upToDate,
    substance: substance !== undefined,
    received,
    offered: received === false ? substance?.body.offered !== undefined : undefined,
  }
}

// In care on 1 April and through to 31 March, with no short break in the year.
function inCareAllYear(asking: Asking): boolean {
  const { file, council, start, end } = asking
  const breaks = all(file, shortBreak).some(each => touchesYear(asking, startDay(each.start), each.end))
  return (
    !breaks &&
    all(file, periodOfCare).some(({ start: began, end: over, body }) => {
      const from = startDay(began)
      const lasted = over === null ? (body.lostAfter ?? end) : over
      return body.council === council && from !== undefined && from <= start && lasted >= end
    })
  )
}

/** The OC3 row of a care leaver whose 17th to 21st birthday is in the year, or of whom a return of the year told. */
export function careLeaverRows(asking: Asking): readonly RecordedRow[] {
  const { file, born, start, end, council } = asking
  // What was recorded of a child who is not yet 17 is no care leaver's outcome; what a return said of one stands on its last day.
  const asked = born === undefined || ageOn(born, end) >= 17
  const reported = born === undefined ? undefined : birthdayIn(asking)
  // Rows that returns of earlier years told all the same are kept as they told them.
  if (reported && !valueOn(leavingOnBirthdayAsked, reported.on) && !hadLeftCare(file, reported.age, reported.on))
    return []
  const standing = careLeaverIn(file, { start, end })
  const leaver = standing !== undefined && 'leaver' in standing ? standing.leaver : undefined
  const of = leaver?.lastCare?.council ?? latest(file, responsibleCouncil)?.body.council
  if (of !== council) return []
  const find = <K extends typeof careLeaverContact | typeof careLeaverActivity | typeof careLeaverAccommodation>(
    kind: K,
  ): Entry<BodyOf<K>> | undefined => {
    const entries = all(file, kind) as readonly Entry<BodyOf<K>>[]
    if (reported === undefined)
      return entries.findLast(each => {
        const on = startDay(each.start)
        return each.body.birthday === undefined && inYear(asking, on) && (asked || on === end)
      })
    if (leaver !== undefined)
      return reportFor(file, kind as never, reported.age, reported.on) as Entry<BodyOf<K>> | undefined
    return entries.findLast(each => each.body.birthday === reported.age)
  }
  const contact = find(careLeaverContact)
  const activity = find(careLeaverActivity)
  const accommodation = find(careLeaverAccommodation)
  if (leaver === undefined && (contact ?? activity ?? accommodation) === undefined) return []
  const over = contact?.body.inTouch === 'DIED' || contact?.body.inTouch === 'RHOM'
  return [
    rowFrom('OC3', asking, [contact, activity, accommodation, latest(file, periodOfCare)], {
      IN_TOUCH: contact?.body.inTouch,
      ACTIV: over ? '0' : activity?.body.activity,
      ACCOM: over ? '0' : accommodation?.body.accommodation,
    }),
  ]
}

function birthdayIn({ born, start, end }: Asking) {
  if (born === undefined) return undefined
  const age = ageOn(born, end)
  const on = birthday(born, age)
  return age >= 17 && age <= 21 && on >= start ? { age, on } : undefined
}
