import { type Duty, type Occasion, defineDuty } from '../../spine/duty/duty.ts'
import { seriesOf } from '../../spine/duty/series.ts'
import { days, weeks } from '../../spine/duty/span.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import type { AnyKind, BodyOf } from '../../spine/ledger/kind.ts'
import type { Source } from '../../spine/measure/measure.ts'
import { birthday } from '../../spine/time/age.ts'
import { type Dated, dated, valueOn } from '../../spine/time/dated.ts'
import { type PlainDate, addDays, later } from '../../spine/time/plain-date.ts'
import { arrangementApproval, periodOfCare } from '../care/kinds.ts'
import { type TimeInCare, timesInCare } from '../care/notions.ts'
import { identity } from '../people/kinds.ts'
import { bornOn } from '../people/notions.ts'
import { placement, temporaryStay, unregisteredOversight } from './kinds.ts'
import { type Home, homesOf } from './notions.ts'
import { because } from './words.ts'

const READS: readonly AnyKind[] = [periodOfCare, identity, placement, temporaryStay]

type PlacementBody = BodyOf<typeof placement>

const cpr = (provision: string, verified: boolean): Source => ({
  title: 'Care Planning, Placement and Case Review (England) Regulations 2010',
  provision,
  verified,
})

/** A home within a time in care, from when to when, and why it stopped. */
interface Stretch {
  readonly id: string
  readonly home: PlacementBody
  readonly time: TimeInCare
  readonly start: PlainDate
  readonly end: PlainDate | null
}

/** The homes of a kind that a child in care had, each cut to the time in care. */
function stretches(file: SubjectFile, is: (home: PlacementBody) => boolean): readonly Stretch[] {
  if (all(file, placement).length === 0) return NONE
  return timesInCare(file).flatMap(time =>
    homesOf(file).flatMap(({ placement: entry, start, end }: Home): readonly Stretch[] => {
      if (!entry || !is(entry.body)) return NONE
      const from = later(start, time.start)
      const until = end === null || (time.end !== null && time.end < end) ? time.end : end
      return until !== null && until <= from
        ? NONE
        : [{ id: entry.id, home: entry.body, time, start: from, end: until }]
    }),
  )
}

const NONE: readonly never[] = Object.freeze([])

/** Homes that give a young person somewhere to live, and not care. */
const WITHOUT_CARE: ReadonlySet<string> = new Set(['K3', 'H5', 'P2'])

/** The age below which a child in care must live where care is given. */
const careUntil: Dated<number> = dated({
  from: '2021-09-09',
  value: 16,
  source: 'Care Planning, Placement and Case Review (England) Regulations 2010, reg 27A',
})

/** The day from which the ban holds. */
const BAN_FROM = careUntil[0]?.from as PlainDate

/** The ban on homes without care under 16. */
export const under16Ban = defineDuty({
  id: 'under-16-unregulated-ban',
  title: 'Under 16 and living where no care is given',
  about:
    'A child in care under 16 must not live in supported accommodation or independently. The exceptions that the regulations list need the director’s approval on record.',
  owner: 'director',
  section: 'care',
  layer: 'law',
  sources: [cpr('reg 27A, from 9 September 2021', true)],
  limits: { 'at-once': dated({ from: '2021-09-09', value: days(0), source: 'reg 27A of the 2010 Regulations' }) },
  metBy: 'The director’s approval, by a listed exception.',
  stops: 'The child moves, or turns 16.',
  record: arrangementApproval,
  reads: [...READS, arrangementApproval],
  occasions: (file, timing) => {
    const born = bornOn(file)
    const grown = born === undefined ? undefined : birthday(born, valueOn(careUntil, BAN_FROM))
    return stretches(file, home => WITHOUT_CARE.has(home.type)).flatMap(
      ({ id, time, start, end }): readonly Occasion[] => {
        const from = later(start, BAN_FROM)
        if ((end !== null && end <= from) || (grown !== undefined && grown <= from)) return NONE
        const excepted = approvedException(file, start, end)
        const turns = grown !== undefined && (end === null || grown < end)
        const stop = turns
          ? { on: grown, because: because('placement.turned-16', { on: grown }) }
          : end === null
            ? undefined
            : { on: end, because: end === time.end ? time.ends : because('placement.moved', { on: end }) }
        return [
          {
            key: `${id}:${from}`,
            because: because('placement.without-care', { on: from }),
            from,
            ...timing.due('at-once', from),
            ...(excepted ? { met: excepted } : {}),
            ...(!excepted && stop ? { ended: stop } : {}),
            ...(born === undefined ? { unsettled: because('placement.age-not-known') } : {}),
          },
        ]
      },
    )
  },
})

function approvedException(
  file: SubjectFile,
  start: PlainDate,
  end: PlainDate | null,
): { readonly on: PlainDate; readonly entry: string } | undefined {
  for (const approval of all(file, arrangementApproval)) {
    const on = startDay(approval.start)
    const { what, approvedBy } = approval.body
    if (what !== 'supported-accommodation-exception' || approvedBy !== 'director' || on === undefined) continue
    // An approval before the move is for the home that followed within the month it was given for.
    if (on >= addDays(start, -valueOn(approvalLasts, start)) && (end === null || on <= end))
      return { on, entry: approval.id }
  }
  return undefined
}

/** Days before a move in which an approval may have been given for it. */
const approvalLasts: Dated<number> = dated({
  from: '2011-04-01',
  value: 28,
  source: 'Our assumption until agreed: an approval more than four weeks before a move was for another',
})

const SUPPORTED: ReadonlySet<string> = new Set(['K3', 'H5'])

/** The ages of those who may live in supported accommodation. */
const supportedAges: Dated<{ readonly from: number; readonly to: number }> = dated({
  from: '2023-10-28',
  value: { from: 16, to: 18 },
  source: 'Supported Accommodation (England) Regulations 2023; reg 27C of the 2010 Regulations',
})

const SUPPORTED_FROM = supportedAges[0]?.from as PlainDate

/** Registration of supported accommodation. */
export const supportedRegistered = defineDuty({
  id: '16-17-supported-accommodation',
  title: 'Supported accommodation registered',
  about: 'Supported accommodation for a child in care of 16 or 17 is with a provider that Ofsted has registered.',
  owner: 'placements',
  section: 'care',
  layer: 'law',
  sources: [
    cpr('reg 27C', true),
    {
      title: 'Supported Accommodation (England) Regulations 2023',
      provision: 'reg 36, from 28 October 2023',
      verified: true,
    },
  ],
  limits: {
    'at-start': dated({
      from: '2023-10-28',
      value: days(0),
      source: 'Supported Accommodation (England) Regulations 2023',
    }),
  },
  metBy: 'The provider’s Ofsted number, recorded with the home.',
  stops: 'The child moves.',
  record: placement,
  inReturn: true,
  reads: READS,
  occasions: (file, timing) => {
    const born = bornOn(file)
    if (born === undefined) return NONE
    const ages = valueOn(supportedAges, SUPPORTED_FROM)
    return stretches(file, home => SUPPORTED.has(home.type)).flatMap(
      ({ id, home, time, start, end }): readonly Occasion[] => {
        const from = later(later(start, SUPPORTED_FROM), birthday(born, ages.from))
        if ((end !== null && end <= from) || birthday(born, ages.to) <= from) return NONE
        const registered = home.urn !== undefined && /^[A-Z]{0,2}\d{5,}$/i.test(home.urn)
        return [
          {
            key: `${id}:${from}`,
            because: because('placement.supported', { on: from }),
            from,
            ...timing.due('at-start', from),
            ...(registered ? { met: { on: from, entry: id } } : {}),
            ...(!registered && end !== null
              ? { ended: { on: end, because: end === time.end ? time.ends : because('placement.moved', { on: end }) } }
              : {}),
          },
        ]
      },
    )
  },
})

/** Oversight of a child in a home that should be registered and is not. */
export const unregisteredOverseen = defineDuty({
  id: 'unregistered-placement-oversight',
  title: 'Senior meeting on an unregistered home',
  about:
    'While a child lives in a home that should be registered and is not: tell Ofsted, have the director’s authorisation at once, and a senior meeting every fortnight until the child moves or the home is registered.',
  owner: 'director',
  section: 'care',
  layer: 'local',
  sources: [
    {
      title: 'Care Standards Act 2000',
      provision: 's 11: an offence to run a home that is not registered',
      verified: false,
    },
    {
      title: 'The trust’s own default',
      provision: 'Our assumption until agreed: director’s authorisation at once and a senior meeting every fortnight',
      verified: true,
    },
  ],
  limits: {
    first: dated({ from: '2011-04-01', value: days(0), source: 'Our assumption until agreed: authorisation at once' }),
    next: dated({ from: '2011-04-01', value: weeks(2), source: 'Our assumption until agreed: every fortnight' }),
  },
  metBy: 'A senior meeting or the director’s authorisation, recorded as a check on an unregistered home.',
  stops: 'The child moves, or the home is registered.',
  record: unregisteredOversight,
  reads: [...READS, unregisteredOversight],
  occasions: (file, timing) => {
    const done = all(file, unregisteredOversight).flatMap(entry => {
      const on = startDay(entry.start)
      const senior = entry.body.step === 'meeting' || entry.body.step === 'director'
      return on === undefined || !senior ? [] : [{ on, entry: entry.id }]
    })
    return stretches(file, home => home.unregistered === true).flatMap(({ time, start, end }) =>
      seriesOf({
        key: start,
        start,
        end,
        ends: end === time.end ? time.ends : because('placement.moved', { on: end }),
        done,
        next: (from, index) => ({
          because:
            index === 0
              ? because('placement.unregistered', { on: start })
              : because('placement.senior-meeting-before', { last: from }),
          ...timing.due(index === 0 ? 'first' : 'next', from),
        }),
      }),
    )
  },
})

/** What must happen about the homes children live in. */
export const placementDuties: readonly Duty[] = [under16Ban, supportedRegistered, unregisteredOverseen]
