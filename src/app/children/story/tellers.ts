import { decisionReversed } from '../../../practice/adoption/codes.ts'
import type { adoption, adoptionDecision } from '../../../practice/adoption/kinds.ts'
import type { storyEvent } from '../../../practice/casework/kinds.ts'
import { categoryOfNeed, reasonEpisodeEnded } from '../../../practice/care/codes.ts'
import type { missingEpisode, periodOfCare, previousPermanence } from '../../../practice/care/kinds.ts'
import { periodsOfCare } from '../../../practice/care/notions.ts'
import type { annualHealthOutcome, sdqOutcome } from '../../../practice/health/kinds.ts'
import { accommodationCode, activityCode, inTouch } from '../../../practice/leaving-care/codes.ts'
import { careLeaverAccommodation, careLeaverActivity, careLeaverContact } from '../../../practice/leaving-care/kinds.ts'
import { bornOn } from '../../../practice/people/notions.ts'
import { placementProvider, placementType, reasonPlacementChanged } from '../../../practice/placement/codes.ts'
import { placement, type temporaryStay } from '../../../practice/placement/kinds.ts'
import { distanceOf } from '../../../practice/placement/notions.ts'
import { label } from '../../../spine/ledger/code-set.ts'
import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { all } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { birthday } from '../../../spine/time/age.ts'
import { type PlainDate, daysBetween } from '../../../spine/time/plain-date.ts'
import { inWords } from '../../../spine/time/words.ts'
import { listed, lowerFirst } from '../../../spine/web/format.ts'
import type { ChildOnFile } from '../on-file.ts'
import { ordinal } from '../ordinal.ts'
import { dayOfStart } from '../when.ts'

/** What an entry tells of itself, before it is known where it comes from. */
export interface Telling {
  readonly on: string | null
  readonly until?: PlainDate
  readonly title: string
  readonly text?: string
  readonly effect?: string
  readonly minor?: boolean
  /** What comes first of one day has the lower rank; 5 unless said. */
  readonly rank?: number
}

type Teller = (entry: Entry<never>, child: ChildOnFile) => readonly Telling[]

/** What an entry tells in the story. Most say what their kind says; some take a life around them to tell. */
export function tell(entry: Entry, child: ChildOnFile): readonly Telling[] {
  return (TELLERS[entry.kind] ?? plainly)(entry as Entry<never>, child)
}

/** What every kind says of itself, where nothing more needs telling. */
function plainly(entry: Entry, { kinds }: ChildOnFile): readonly Telling[] {
  const kind = kinds.get(entry.kind)
  const title = kind?.says(entry)
  if (title === undefined) return []
  return [{ ...when(entry), title, ...(kind?.story === 'process' ? { minor: true } : {}) }]
}

function when(entry: Entry): { readonly on: string | null; readonly until?: PlainDate } {
  const on = dayOfStart(entry.start)
  return entry.end === null ? { on } : { on, until: entry.end }
}

function begins(entry: Entry): { readonly on: string | null } {
  return { on: dayOfStart(entry.start) }
}

const TELLERS: Readonly<Record<string, Teller>> = {
  'story-event': (entry: Entry<BodyOf<typeof storyEvent>>, child) =>
    plainly(entry, child).map(line => ({
      ...line,
      ...(entry.body.what ? { text: entry.body.what } : {}),
      ...(entry.body.effect ? { effect: entry.body.effect } : {}),
    })),
  'period-of-care': (entry: Entry<BodyOf<typeof periodOfCare>>, child) => [came(entry, child), ...left(entry, child)],
  'legal-status': (entry, child) => plainly(entry, child).map(line => ({ ...line, on: line.on, rank: 1 })),
  placement: (entry: Entry<BodyOf<typeof placement>>, child) => [home(entry, child)],
  'temporary-stay': (entry: Entry<BodyOf<typeof temporaryStay>>, child) =>
    plainly(entry, child).map(line => ({
      ...line,
      text:
        entry.body.returned === true
          ? 'Came back to the same home'
          : entry.body.returned === false
            ? 'Did not come back to the same home'
            : 'No return is recorded',
      ...(entry.body.returned === true ? { minor: true } : {}),
    })),
  'short-break': (entry: Entry<{ readonly basis: 'V3' | 'V4' }>, child) =>
    plainly(entry, child).map(line => ({ ...line, ...(entry.body.basis === 'V3' ? { minor: true } : {}) })),
  'missing-episode': (entry: Entry<BodyOf<typeof missingEpisode>>, child) =>
    plainly(entry, child).map(line => ({ ...line, text: back(entry) })),
  'previous-permanence': (entry: Entry<BodyOf<typeof previousPermanence>>, child) => earlierOrder(entry, child),
  'adoption-decision': (entry: Entry<BodyOf<typeof adoptionDecision>>, child) => [
    ...plainly(entry, child).map(line => ({ title: line.title, on: line.on })),
    ...(entry.end === null
      ? []
      : [
          {
            on: entry.end,
            title: 'Adoption is no longer the plan',
            ...(entry.body.reversed ? { text: label(decisionReversed, entry.body.reversed) } : {}),
          },
        ]),
  ],
  adoption: (entry: Entry<BodyOf<typeof adoption>>, child) =>
    plainly(entry, child).map(line => {
      const text = [
        entry.body.decided ? `Decided on ${inWords(entry.body.decided)}` : '',
        entry.body.matched ? `matched on ${inWords(entry.body.matched)}` : '',
      ].filter(part => part !== '')
      return { ...line, rank: 8, ...(text.length > 0 ? { text: text.join(', ') } : {}) }
    }),
  'annual-health-outcome': (entry: Entry<BodyOf<typeof annualHealthOutcome>>, child) =>
    plainly(entry, child).map(line => ({ ...line, ...healthText(entry.body), minor: true })),
  'sdq-outcome': (entry: Entry<BodyOf<typeof sdqOutcome>>, child) =>
    plainly(entry, child).map(line => ({ ...line, text: `Year to March ${entry.body.year}`, minor: true })),
  'care-leaver-contact': (entry: Entry<BodyOf<typeof careLeaverContact>>, child) => [leaver(entry, child)],
  // Told in the line of the contact it came with.
  'care-leaver-activity': (entry, child) => (withContact(entry, child) ? [] : plainly(entry, child)),
  'care-leaver-accommodation': (entry, child) => (withContact(entry, child) ? [] : plainly(entry, child)),
}

function came(entry: Entry<BodyOf<typeof periodOfCare>>, { file, kinds }: ChildOnFile): Telling {
  const again = periodsOfCare(file).some(care => care.start < (startDay(entry.start) ?? ''))
  const title = kinds.get(entry.kind)?.says(entry) ?? 'In care'
  const text = [
    entry.body.need ? `Category of need: ${lowerFirst(label(categoryOfNeed, entry.body.need))}.` : '',
    entry.body.startKnown ? '' : 'The return that says when care began is not held.',
  ].filter(part => part !== '')
  return {
    ...begins(entry),
    title: entry.body.startKnown && again ? 'Came back into our care' : title,
    ...(text.length > 0 ? { text: text.join(' ') } : {}),
    rank: 0,
  }
}

function left(entry: Entry<BodyOf<typeof periodOfCare>>, { file, on }: ChildOnFile): readonly Telling[] {
  const { ended, lostAfter } = entry.body
  if (entry.end !== null) {
    if (ended === 'E2') return [{ on: entry.end, title: 'Died', rank: 9 }]
    return [
      {
        on: entry.end,
        title: 'Left our care',
        text: ended ? label(reasonEpisodeEnded, ended) : 'Why is not recorded',
        rank: 9,
      },
    ]
  }
  const born = bornOn(file)
  const adult = born === undefined ? undefined : birthday(born, 18)
  const lines: Telling[] = []
  if (lostAfter)
    lines.push({
      on: lostAfter,
      title: 'Last mentioned in a return',
      text: 'Later returns leave this child out, and none says how or when care ended.',
      rank: 9,
    })
  if (adult !== undefined && adult <= on)
    lines.push({ on: adult, title: 'Turned 18', text: 'Care ended by now. No return says when.', rank: 9 })
  return lines
}

function home(entry: Entry<BodyOf<typeof placement>>, { file }: ChildOnFile): Telling {
  const homes = all(file, placement)
  const at = homes.findIndex(each => each.id === entry.id)
  const before = at > 0 ? homes[at - 1] : undefined
  const start = startDay(entry.start)
  const care = start === undefined ? undefined : periodsOfCare(file).findLast(period => period.start <= start)
  const first = care !== undefined && care.start === start
  const kind = lowerFirst(label(placementType, entry.body.type))
  const sameKind = before?.body.type === entry.body.type
  const title = first
    ? `${care.startKnown ? 'First home' : 'Home when our record begins'}: ${kind}`
    : entry.body.sameCarer
      ? sameKind
        ? before.body.provider === entry.body.provider
          ? 'Same carer, new address'
          : 'Same carer, another provider'
        : `Same carer, now: ${kind}`
      : `Moved: ${kind}`
  const far = care ? distanceOf(file, entry, care) : undefined
  const why = !first && before && before.end === start ? before.body.changeReason : undefined
  const text = [
    entry.body.provider && entry.body.provider !== 'PR0'
      ? `Provider: ${lowerFirst(label(placementProvider, entry.body.provider))}.`
      : '',
    far && 'miles' in far ? `${far.miles} miles from where they came from.` : '',
    why ? `Why: ${lowerFirst(label(reasonPlacementChanged, why))}.` : '',
  ].filter(part => part !== '')
  return {
    ...when(entry),
    title,
    ...(text.length > 0 ? { text: text.join(' ') } : {}),
    ...(!first && entry.body.sameCarer && sameKind ? { minor: true } : {}),
    rank: 2,
  }
}

function back({ start, end }: Entry): string {
  const from = startDay(start)
  if (end === null) return 'No return is recorded'
  if (from === undefined) return `Back on ${inWords(end)}`
  const days = daysBetween(from, end)
  return days === 0 ? 'Back the same day' : `Back after ${days === 1 ? '1 day' : `${days} days`}`
}

// Each year's return says it again.
function earlierOrder(entry: Entry<BodyOf<typeof previousPermanence>>, child: ChildOnFile): readonly Telling[] {
  const same = child.entries.filter(
    each =>
      each.kind === entry.kind &&
      each.start === entry.start &&
      (each.body as BodyOf<typeof previousPermanence>).type === entry.body.type,
  )
  const first = same.toSorted((a, b) => yearOf(a) - yearOf(b))[0]
  return first?.id === entry.id ? plainly(entry, child).map(line => ({ ...line, rank: 0 })) : []
}

function yearOf(entry: Entry): number {
  return (entry.body as { readonly year: number }).year
}

function healthText(body: BodyOf<typeof annualHealthOutcome>): { readonly text?: string } {
  const said = [
    body.healthAssessment === undefined
      ? ''
      : body.healthAssessment
        ? 'health assessment held'
        : 'no health assessment',
    body.teeth === undefined ? '' : body.teeth ? 'teeth checked' : 'teeth not checked',
    body.immunisations === undefined
      ? ''
      : body.immunisations
        ? 'immunisations up to date'
        : 'immunisations not up to date',
  ].filter(part => part !== '')
  if (said.length === 0) return {}
  const words = listed(said)
  return { text: `${words.charAt(0).toUpperCase()}${words.slice(1)}` }
}

function leaver(entry: Entry<BodyOf<typeof careLeaverContact>>, { file }: ChildOnFile): Telling {
  const doing = all(file, careLeaverActivity).find(each => each.start === entry.start)
  const living = all(file, careLeaverAccommodation).find(each => each.start === entry.start)
  const text = [
    doing && doing.body.activity !== '0' ? label(activityCode, doing.body.activity) : '',
    living && living.body.accommodation !== '0' ? label(accommodationCode, living.body.accommodation) : '',
  ].filter(part => part !== '')
  const birthdayOf = entry.body.birthday === undefined ? '' : `Around their ${ordinal(entry.body.birthday)} birthday: `
  const touch = label(inTouch, entry.body.inTouch)
  return {
    ...begins(entry),
    title: birthdayOf === '' ? touch : `${birthdayOf}${lowerFirst(touch)}`,
    ...(text.length > 0 ? { text: `${text.join('. ')}.` } : {}),
    rank: 6,
  }
}

function withContact(entry: Entry, { file }: ChildOnFile): boolean {
  return all(file, careLeaverContact).some(each => each.start === entry.start)
}
