import { type Duty, type Occasion, defineDuty } from '../../../spine/duty/duty.ts'
import { workingDays } from '../../../spine/duty/span.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { dated } from '../../../spine/time/dated.ts'
import type { placement } from '../../placement/kinds.ts'
import { FOSTER } from '../../placement/notions.ts'
import { arrangementApproval } from '../kinds.ts'
import type { Living } from '../notions/living.ts'
import { because } from '../words.ts'
import { APPROVAL_READS, type Approved, DIRECTOR, NOMINATED, approvalFor, homesWhere } from './approvals.ts'
import { CPR_FROM, type Due, cpr, cprText, dueFrom, endOf, once } from './shared.ts'

type PlacementBody = BodyOf<typeof placement>

const outside = (home: PlacementBody): boolean => home.ofArea !== undefined && home.ofArea !== ''

/** A nominated officer's approval of a home outside the area. */
export const outOfAreaApproved = defineDuty({
  id: 'out-of-area-approval',
  title: 'Approval of a home outside our area',
  about:
    'Have a nominated officer approve a home outside our area before the child moves, satisfied of the child’s wishes and that the reviewing officer and, for one not next to us, the council for the area have been asked. In an emergency, within 5 working days.',
  owner: 'nominated-officer',
  section: 'care',
  layer: 'law',
  sources: [cpr('reg 11', true), cpr('reg 11: 5 working days in an emergency', false)],
  limits: {
    emergency: dated({ from: CPR_FROM, value: workingDays(5), source: cprText('reg 11 (number unverified)') }),
  },
  metBy: 'An approval of the home by a nominated officer or the director, on or before the day of the move.',
  stops: 'The home ends.',
  record: arrangementApproval,
  reads: APPROVAL_READS,
  occasions: (file, timing) =>
    homesWhere(file, outside, (living, home) => [
      beforeTheMove(living, home, dueFrom(timing, 'emergency', living.start), {
        met: approvalFor(file, living, ['out-of-area', 'distant'], NOMINATED),
      }),
    ]),
})

/** The director's approval of a home outside the area and not next to it. */
export const distantApproved = defineDuty({
  id: 'distant-placement-dcs',
  title: 'Director’s approval of a distant home',
  about:
    'Have the director of children’s services approve a home outside our area that is not in a council next to it, before the child moves. Not for the council’s own foster carers, nor for relatives and friends.',
  owner: 'director',
  section: 'care',
  layer: 'law',
  sources: [cpr('reg 11 as amended from January 2014', true)],
  limits: {
    emergency: dated({ from: '2014-01-27', value: workingDays(5), source: cprText('reg 11 (number unverified)') }),
  },
  metBy: 'An approval of the home by the director, on or before the day of the move.',
  stops: 'The home ends.',
  record: arrangementApproval,
  reads: APPROVAL_READS,
  occasions: (file, timing) =>
    homesWhere(
      file,
      home => outside(home) && home.adjoining !== true && !isExcepted(home),
      (living, home) => {
        const met = approvalFor(file, living, ['distant'], DIRECTOR)
        return [
          beforeTheMove(living, home, dueFrom(timing, 'emergency', living.start), {
            met,
            unsettled:
              !met && home.adjoining === undefined
                ? because('care.next-to-our-area-not-recorded', { area: home.ofArea ?? '' })
                : undefined,
          }),
        ]
      },
    ),
})

const RELATIVE_OR_FRIEND: ReadonlySet<string> = new Set(['U1', 'U2', 'U3'])

function isExcepted(home: PlacementBody): boolean {
  return (FOSTER.has(home.type) && home.provider === 'PR1') || RELATIVE_OR_FRIEND.has(home.type)
}

/** Approval of a move that disrupts the last two years before examinations. */
export const keyStage4Protected = defineDuty({
  id: 'ks4-education-protection',
  title: 'Approval of a move in school years 10 and 11',
  about:
    'Have a nominated officer approve, before it happens, a move that disrupts the schooling of a child in key stage 4, after asking the school’s designated teacher and the reviewing officer. Not where the home had to end at once to keep the child safe.',
  owner: 'nominated-officer',
  section: 'care',
  layer: 'law',
  sources: [cpr('reg 10', true)],
  limits: {
    emergency: dated({ from: CPR_FROM, value: workingDays(5), source: cprText('reg 10 (number unverified)') }),
  },
  metBy: 'An approval of the move by a nominated officer or the director, on or before the day of it.',
  stops: 'The home ends.',
  record: arrangementApproval,
  reads: APPROVAL_READS,
  occasions: (file, timing) =>
    homesWhere(
      file,
      home => home.disruptsKeyStage4 === true,
      (living, home) => [
        beforeTheMove(living, home, dueFrom(timing, 'emergency', living.start), {
          met: approvalFor(file, living, ['ks4-move'], NOMINATED),
        }),
      ],
    ),
})

function beforeTheMove(
  living: Living,
  home: PlacementBody,
  inEmergency: Due | undefined,
  more: { readonly met: Approved | undefined; readonly unsettled?: ReturnType<typeof because> | undefined },
): Occasion {
  const since = living.start
  return once({
    key: since,
    because: home.emergency
      ? because('care.moved-in-emergency', { on: since })
      : because('care.moved-in', { on: since }),
    from: since,
    due: home.emergency ? inEmergency : { by: since },
    stops: endOf(living),
    ...more,
  })
}

export const areaDuties: readonly Duty[] = [outOfAreaApproved, distantApproved, keyStage4Protected]
