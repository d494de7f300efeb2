import { adoptionDecision } from '../../practice/adoption/kinds.ts'
import { categoryOfNeed, legalStatusCode, reasonEpisodeEnded, reviewParticipation } from '../../practice/care/codes.ts'
import { legalStatus, periodOfCare, review, shortBreak } from '../../practice/care/kinds.ts'
import { legalStatusOn, periodsOfCare } from '../../practice/care/notions.ts'
import { annualHealthOutcome, sdqOutcome } from '../../practice/health/kinds.ts'
import { sdqBand, sdqReason } from '../../practice/health/codes.ts'
import { sdqBandOf } from '../../practice/health/notions.ts'
import { accommodationCode, activityCode, inTouch } from '../../practice/leaving-care/codes.ts'
import { careLeaverAccommodation, careLeaverActivity, careLeaverContact } from '../../practice/leaving-care/kinds.ts'
import { ethnicity, sex } from '../../practice/people/codes.ts'
import { identifier, identity, socialWorkerEpisode, unaccompaniedStatus } from '../../practice/people/kinds.ts'
import { bornOn, isUnaccompaniedOn } from '../../practice/people/notions.ts'
import { placementProvider, placementType, temporaryStayType } from '../../practice/placement/codes.ts'
import { placement, temporaryStay } from '../../practice/placement/kinds.ts'
import { boundary, carerSpellOn, distanceOf, homeOn } from '../../practice/placement/notions.ts'
import { label } from '../../spine/ledger/code-set.ts'
import { type Entry, startDay } from '../../spine/ledger/entry.ts'
import { all, current, latest } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { birthday } from '../../spine/time/age.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { ageInWords, durationInWords, inWords } from '../../spine/time/words.ts'
import { lowerFirst } from '../../spine/web/format.ts'
import type { Fact } from '../../spine/web/services.ts'
import type { ChildOnFile } from './on-file.ts'

/** The line under the name: age, time in care, legal footing, whose child. */
export function summaryOf({ file, on, is, care, council }: ChildOnFile): readonly string[] {
  const born = bornOn(file)
  const died = care?.ended === 'E2' && is === 'left'
  const status = is === 'in' ? legalStatusOn(file, on) : undefined
  return [
    ...(died && care.end ? [`died on ${inWords(care.end)}`] : []),
    ...(born === undefined
      ? ['age not recorded']
      : died && care.end
        ? [`aged ${ageInWords(born, care.end)}`]
        : [on < born ? 'not yet born' : `${ageInWords(born, on)} old`]),
    ...(died ? [] : [careInWords({ file, on, is, care })]),
    ...(status === undefined ? [] : [lowerFirst(label(legalStatusCode, status))]),
    ...(council ? [`${council.name} is responsible`] : []),
  ]
}

function careInWords({ file, on, is, care }: Pick<ChildOnFile, 'file' | 'on' | 'is' | 'care'>): string {
  switch (is) {
    case 'in':
      if (!care?.startKnown) return care ? `in care since ${inWords(care.start)} or before` : 'in care'
      return care.start === on ? 'came into care today' : `in care ${durationInWords(care.start, on)}`
    case 'left':
      return care?.end ? `left care ${inWords(care.end)}` : 'left care'
    case 'past-18':
      return 'no end of care recorded'
    case 'lost':
      return 'whether still in care is not known'
    case 'never':
      if (latest(file, careLeaverContact)) return 'left care before our record begins'
      return latest(file, shortBreak) ? 'short breaks only' : 'not in our care'
  }
}

/** Who the child is. */
export function whoFacts({ file, on, sourceOf, is, care }: ChildOnFile): readonly Fact[] {
  const held = latest(file, identity)
  const who = held?.body
  const source = held ? { source: sourceOf(held) } : {}
  const number = all(file, identifier).find(entry => entry.body.scheme === 'council')
  const worker = current(file, socialWorkerEpisode, on)
  const separated = all(file, unaccompaniedStatus).at(-1)
  const alive = !(is === 'left' && care?.ended === 'E2')
  return [
    {
      label: 'Date of birth',
      value: who ? inWords(who.born) : null,
      ...(who && alive && who.born <= on ? { note: `${ageInWords(who.born, on)} old` } : {}),
      ...source,
    },
    { label: 'Sex', value: who ? label(sex, who.sex) : null, ...source },
    { label: 'Ethnicity', value: who?.ethnicity ? label(ethnicity, who.ethnicity) : null, ...source },
    ...(separated
      ? [
          {
            label: 'Separated child',
            value: isUnaccompaniedOn(file, on) ? 'Yes' : 'Was one',
            note: separated.end
              ? `${separated.end > on ? 'until' : 'to'} ${inWords(separated.end)}`
              : 'seeking asylum, unaccompanied',
            source: sourceOf(separated),
          },
        ]
      : []),
    ...(who?.mother
      ? [
          {
            label: 'Has a child',
            value: who.firstChildBorn ? `Born ${inWords(who.firstChildBorn)}` : 'Yes',
            ...source,
          },
        ]
      : []),
    { label: 'Council’s number', value: number?.body.value ?? null, ...(number ? { source: sourceOf(number) } : {}) },
    ...(is === 'in'
      ? [
          {
            label: 'Social worker',
            value: worker ? `Name not recorded (Social Work England number ${worker.body.worker})` : null,
            ...(worker ? { note: since(worker), source: sourceOf(worker) } : {}),
          },
        ]
      : []),
  ]
}

/** Where the child lives; where they last lived with us, for one who has left. */
export function whereFacts(child: ChildOnFile): readonly Fact[] {
  return child.is === 'in' || child.is === 'lost' ? whereInCare(child) : whereSince(child)
}

function whereInCare({ file, on, is, care, council, sourceOf }: ChildOnFile): readonly Fact[] {
  const asAt = is === 'lost' && care?.lostAfter ? care.lostAfter : on
  const home = homeOn(file, asAt)
  const away = current(file, temporaryStay, asAt)
  const spell = home && carerSpellOn(file, asAt)?.spell
  const source = home ? { source: sourceOf(home) } : {}
  const begun = home && startDay(home.start)
  const far = home && care ? distanceOf(file, home, care) : undefined
  const inside = home && council ? boundary(file, home, council) : undefined
  return [
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

/** On what footing the child is or was looked after. */
export function legalFacts({ file, on, is, care, council, sourceOf }: ChildOnFile): readonly Fact[] {
  const code = is === 'in' ? legalStatusOn(file, on) : undefined
  const status = all(file, legalStatus).findLast(
    entry => entry.body.status === code && (entry.end === null || entry.end > on),
  )
  const period = all(file, periodOfCare).find(entry => entry.id === care?.id)
  const source = period ? { source: sourceOf(period) } : {}
  const times = periodsOfCare(file).length
  const plan = all(file, adoptionDecision).findLast(entry => entry.end === null || entry.end > on)
  return [
    ...(is === 'in'
      ? [
          {
            label: 'Legal status',
            value: code === undefined ? null : label(legalStatusCode, code),
            ...(status ? { note: since(status), source: sourceOf(status) } : {}),
          },
        ]
      : []),
    ...(care
      ? [
          {
            label: 'Came into care',
            value: care.startKnown ? inWords(care.start) : null,
            note: care.startKnown
              ? times > 1
                ? `for the ${ordinal(times)} time`
                : 'for the first time known'
              : `on or before ${inWords(care.start)}`,
            ...source,
          },
          {
            label: 'Category of need',
            value: period?.body.need ? label(categoryOfNeed, period.body.need) : null,
            ...source,
          },
        ]
      : []),
    ...(is === 'left' && care?.end
      ? [
          {
            label: care.ended === 'E2' ? 'Died' : 'Left care',
            value: inWords(care.end),
            ...(care.ended === 'E2'
              ? {}
              : { note: care.ended ? lowerFirst(label(reasonEpisodeEnded, care.ended)) : 'why is not recorded' }),
            ...source,
          },
        ]
      : []),
    ...(is === 'lost' || is === 'past-18' ? [{ label: 'Left care', value: null, ...source }] : []),
    { label: 'Responsible council', value: council?.name ?? null },
    ...(is === 'in'
      ? [
          {
            label: 'Plan for permanence',
            value: plan ? 'Adoption' : null,
            ...(plan ? { note: since(plan), source: sourceOf(plan) } : {}),
          },
        ]
      : []),
  ]
}

/** The dates worth knowing without reading on. */
export function datesFacts({ file, on, is, sourceOf, care }: ChildOnFile): readonly Fact[] {
  const lastReview = latest(file, review)
  const held = lastReview && startDay(lastReview.start)
  const health = latest(file, annualHealthOutcome)
  const sdq = latest(file, sdqOutcome)
  const year = health ? `in the year to March ${health.body.year}` : ''
  const born = bornOn(file)
  const yesNo = (value: boolean | undefined, yes: string, no: string): string | null =>
    value === undefined ? null : `${value ? yes : no} ${year}`
  const source = health ? { source: sourceOf(health) } : {}
  return [
    {
      label: 'Latest review',
      value: held ? inWords(held) : null,
      ...(lastReview
        ? { note: lowerFirst(label(reviewParticipation, lastReview.body.participation)), source: sourceOf(lastReview) }
        : {}),
    },
    { label: 'Health assessment', value: yesNo(health?.body.healthAssessment, 'Had one', 'Had none'), ...source },
    { label: 'Teeth checked', value: yesNo(health?.body.teeth, 'Yes,', 'No, not'), ...source },
    { label: 'Immunisations', value: yesNo(health?.body.immunisations, 'Up to date', 'Not up to date'), ...source },
    { label: 'Strengths and difficulties', ...strengths(sdq, on), ...(sdq ? { source: sourceOf(sdq) } : {}) },
    ...(is === 'left' && care?.ended === 'E2'
      ? []
      : born
        ? [{ label: '18th birthday', value: inWords(birthday(born, 18)) }]
        : []),
  ]
}

function strengths(sdq: Entry<BodyOf<typeof sdqOutcome>> | undefined, on: PlainDate): Pick<Fact, 'value' | 'note'> {
  if (!sdq) return { value: null }
  const { score, reason, year } = sdq.body
  if (score === undefined)
    return { value: 'No score', note: `${lowerFirst(label(sdqReason, reason))}, year to March ${year}` }
  return {
    value: `Score ${score}`,
    note: `${lowerFirst(label(sdqBand, sdqBandOf(score, sdq.end ?? on)))}, year to March ${year}`,
  }
}

function since(entry: Entry): string {
  const start = startDay(entry.start)
  return start ? `since ${inWords(start)}` : 'since a day not recorded'
}

function reported(entry: Entry<{ readonly birthday?: number | undefined }>): string {
  const on = startDay(entry.start)
  return entry.body.birthday === undefined
    ? on
      ? `on ${inWords(on)}`
      : 'on a day not recorded'
    : `around their ${ordinal(entry.body.birthday)} birthday`
}

/** '1st', '2nd', '17th', '21st'. */
export function ordinal(count: number): string {
  const tens = count % 100
  const ending = tens >= 11 && tens <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][count % 10] ?? 'th')
  return `${count}${ending}`
}
