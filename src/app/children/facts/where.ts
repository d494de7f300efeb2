import { accommodationCode, activityCode, inTouch } from '../../../practice/leaving-care/codes.ts'
import { careLeaverAccommodation, careLeaverActivity, careLeaverContact } from '../../../practice/leaving-care/kinds.ts'
import { placementProvider, placementType, temporaryStayType } from '../../../practice/placement/codes.ts'
import { placement, temporaryStay } from '../../../practice/placement/kinds.ts'
import { boundary, carerSpellOn, detailsOfHome, distanceOf, homeOn } from '../../../practice/placement/notions.ts'
import { label } from '../../../spine/ledger/code-set.ts'
import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { current, latest } from '../../../spine/ledger/file.ts'
import { durationInWords, inWords } from '../../../spine/time/words.ts'
import type { Fact } from '../../../spine/web/services.ts'
import type { ChildOnFile } from '../on-file.ts'
import { ordinal } from '../ordinal.ts'
import { since } from '../when.ts'

/** Where the child lives; where they last lived with us, for one who has left. */
export function whereFacts(child: ChildOnFile): readonly Fact[] {
  return child.is === 'in' || child.is === 'lost' ? whereInCare(child) : whereSince(child)
}

function whereInCare({ file, on, is, care, council, sourceOf }: ChildOnFile): readonly Fact[] {
  const asAt = is === 'lost' && care?.lostAfter ? care.lostAfter : on
  const home = homeOn(file, asAt)
  const details = home && detailsOfHome(file, home, asAt)
  const away = current(file, temporaryStay, asAt)
  const spell = home && carerSpellOn(file, asAt)?.spell
  const source = home ? { source: sourceOf(home) } : {}
  const begun = home && startDay(home.start)
  const far = home && care ? distanceOf(file, home, care) : undefined
  const inside = home && council ? boundary(file, home, council) : undefined
  return [
    ...(details?.carerName ? [{ label: 'Lives with', value: details.carerName, ...source }] : []),
    ...(details?.phone ? [{ label: 'Telephone', value: details.phone, ...source }] : []),
    {
      label: is === 'lost' ? 'Last known home' : 'Kind of home',
      value: home ? label(placementType, home.body.type) : null,
      ...source,
    },
    {
      label: 'Provided by',
      value: home?.body.provider ? label(placementProvider, home.body.provider) : null,
      ...source,
    },
    {
      label: 'Living there since',
      value: begun ? inWords(begun) : null,
      ...(begun && begun < asAt ? { note: durationInWords(begun, asAt) } : {}),
      ...source,
    },
    ...(spell && begun && spell.start < begun
      ? [
          {
            label: 'With the same carer since',
            value: inWords(spell.start),
            note: durationInWords(spell.start, asAt),
            ...source,
          },
        ]
      : []),
    ...(away
      ? [
          {
            label: 'Away for now',
            value: label(temporaryStayType, away.body.type),
            note: since(away),
            source: sourceOf(away),
          },
        ]
      : []),
    {
      label: 'Distance from home',
      ...distanceInWords(far),
      ...source,
    },
    {
      label: 'In the council’s area',
      value: inside?.where === 'in' ? 'Yes' : inside?.where === 'out' ? 'No, outside it' : null,
      ...(inside?.where === 'unknown' && inside.why === 'not-in-directory'
        ? { note: whyNotFar['not-in-directory'] }
        : {}),
      ...source,
    },
  ]
}

// Not asked is an answer; whatever else stops a distance from being told is something nobody has recorded.
function distanceInWords(far: ReturnType<typeof distanceOf> | undefined): Pick<Fact, 'value' | 'note'> {
  if (far === undefined) return { value: null }
  if ('miles' in far) return { value: `${far.miles} miles` }
  return far.why === 'separated-child'
    ? { value: 'Not asked of a separated child' }
    : { value: null, note: whyNotFar[far.why] }
}

/** Why a distance cannot be told, in words. */
export const whyNotFar = {
  'separated-child': 'not asked of a separated child',
  'no-home-postcode': 'no postcode held of where they came from',
  'home-not-in-directory': 'the postcode they came from is in no directory held here',
  'home-outside-england': 'they came from outside England',
  'no-postcode': 'no postcode held of this home',
  'not-in-directory': 'the postcode of this home is in no directory held here',
} as const

function whereSince({ file, is, care, sourceOf }: ChildOnFile): readonly Fact[] {
  const died = is === 'left' && care?.ended === 'E2'
  const lived = latest(file, careLeaverAccommodation)
  const doing = latest(file, careLeaverActivity)
  const touch = latest(file, careLeaverContact)
  const home = latest(file, placement)
  const last: Fact = {
    label: 'Last home with us',
    value: home ? label(placementType, home.body.type) : null,
    ...(home?.end ? { note: `to ${inWords(home.end)}` } : {}),
    ...(home ? { source: sourceOf(home) } : {}),
  }
  const lastHome = home ? [last] : []
  if (died) return lastHome
  return [
    ...(lived
      ? [
          {
            label: 'Living, when last asked',
            value: lived.body.accommodation === '0' ? null : label(accommodationCode, lived.body.accommodation),
            note: reported(lived),
            source: sourceOf(lived),
          },
        ]
      : []),
    ...(doing
      ? [
          {
            label: 'Doing, when last asked',
            value: doing.body.activity === '0' ? null : label(activityCode, doing.body.activity),
            note: reported(doing),
            source: sourceOf(doing),
          },
        ]
      : []),
    ...(touch
      ? [
          {
            label: 'Contact',
            value: label(inTouch, touch.body.inTouch),
            note: reported(touch),
            source: sourceOf(touch),
          },
        ]
      : []),
    ...lastHome,
  ]
}

function reported(entry: Entry<{ readonly birthday?: number | undefined }>): string {
  const on = startDay(entry.start)
  return entry.body.birthday === undefined
    ? on
      ? `on ${inWords(on)}`
      : 'on a day not recorded'
    : `around their ${ordinal(entry.body.birthday)} birthday`
}
