import { legalStatusCode } from '../../practice/care/codes.ts'
import { interpreterNeed, shortBreak } from '../../practice/care/kinds.ts'
import { legalStatusOn } from '../../practice/care/notions.ts'
import { schoolPlace } from '../../practice/education/kinds.ts'
import { yearGroup } from '../../practice/education/codes.ts'
import { leaverAccommodation, careLeaverContact } from '../../practice/leaving-care/kinds.ts'
import { leaverHome } from '../../practice/leaving-care/codes.ts'
import { alertType, languageCode } from '../../practice/people/codes.ts'
import { alert, identifier, language, profile } from '../../practice/people/kinds.ts'
import { bornOn, nameOn } from '../../practice/people/notions.ts'
import { placementProvider, placementType } from '../../practice/placement/codes.ts'
import { boundary, detailsOfHome, distanceOf, homeOn } from '../../practice/placement/notions.ts'
import { label } from '../../spine/ledger/code-set.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { all, current, holdsOn, latest } from '../../spine/ledger/file.ts'
import { ageInWords, durationInWords, inWords } from '../../spine/time/words.ts'
import { lowerFirst } from '../../spine/web/format.ts'
import { CHILD_PARTS } from '../../spine/web/service-child.ts'
import type { Asked, ChildAlert, ChildHead, ChildPart, HeadItem, Spoken } from '../../spine/web/services.ts'
import { warningsOf } from './build-warnings.ts'
import { entryHref, recordHref } from './links.ts'
import type { ChildOnFile } from './on-file.ts'
import { PLACES } from './parts/places.ts'
import { calledBy } from './row.ts'
import { siblingInWords, siblingsOn } from './siblings.ts'
import { since } from './when.ts'
import { workerIn } from './workers.ts'

/** What stands at the top of every page of a child's file. */
export function headOf(child: ChildOnFile, asked: Asked): ChildHead {
  const { file, on } = child
  const named = nameOn(file, on)?.body
  const number = all(file, identifier).find(entry => entry.body.scheme === 'council')?.body.value
  const symbol = latest(file, profile)?.body.symbol
  return {
    id: child.id,
    called: calledBy(named && `${named.knownAs ?? named.given} ${named.family}`, number),
    named: named !== undefined,
    ...(symbol ? { symbol } : {}),
    spoken: SPOKEN[named?.pronoun ?? 'they'],
    who: whoOf(child),
    people: peopleOf(child),
    alerts: alertsOf(child),
    warnings: warningsOf(child),
    tabs: CHILD_PARTS.filter(part => opens(child, part)),
    ...(child.writes.size > 0 ? { record: recordHref(child) } : {}),
    asked,
  }
}

const THEY: Spoken = { their: 'their', them: 'them', have: 'they have' }
const SPOKEN: Readonly<Record<'she' | 'he' | 'they' | 'other', Spoken>> = {
  she: { their: 'her', them: 'her', have: 'she has' },
  he: { their: 'his', them: 'him', have: 'he has' },
  they: THEY,
  other: THEY,
}

// A part none of whose kinds this reader may see is not there for them.
function opens({ kinds, reads }: ChildOnFile, part: ChildPart): boolean {
  if (part === 'story' || part === 'looks' || part === 'documents' || part === 'words') return true
  return PLACES[part].some(placed =>
    placed.kinds.some(name => {
      const kind = kinds.get(name)
      return kind !== undefined && reads.has(kind.section)
    }),
  )
}

/** Who, where and on what footing: age, language, time in care, legal status, home, whose child. */
export function whoOf(child: ChildOnFile): readonly HeadItem[] {
  const { file, on, is, care, council } = child
  const born = bornOn(file)
  const died = care?.ended === 'E2' && is === 'left'
  const pronoun = nameOn(file, on)?.body.pronoun
  const status = is === 'in' ? legalStatusOn(file, on) : undefined
  const say = (words: string): HeadItem => ({ words })
  return [
    ...(died && care.end ? [say(`died on ${inWords(care.end)}`)] : []),
    ...(born === undefined
      ? [say('age not recorded')]
      : died && care.end
        ? [say(`aged ${ageInWords(born, care.end)}`)]
        : [say(on < born ? 'not yet born' : `${ageInWords(born, on)} old`)]),
    ...(pronoun && pronoun !== 'other' ? [say(pronoun)] : []),
    ...speaks(child),
    ...(died ? [] : [say(careInWords(child))]),
    ...(status === undefined ? [] : [say(lowerFirst(label(legalStatusCode, status)))]),
    ...livesOf(child),
    ...(council ? [say(`${council.name} is responsible`)] : []),
  ]
}

function careInWords({ file, on, is, care }: ChildOnFile): string {
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

// A first language other than English, and that an interpreter is needed.
function speaks({ file, on }: ChildOnFile): readonly HeadItem[] {
  const spoken = all(file, language).filter(entry => holdsOn(entry, on))
  const first = spoken.find(entry => entry.body.first && entry.body.language !== 'eng')
  const need = current(file, interpreterNeed, on)
  const helped = spoken.find(entry => entry.body.interpreter)
  const shown = helped ?? first
  if (shown) {
    const { body } = shown
    const name = body.other ?? label(languageCode, body.language)
    return [
      {
        words: `speaks ${name}${body.dialect ? ` (${body.dialect})` : ''}`,
        ...(body.interpreter || need ? { note: 'needs an interpreter' } : {}),
      },
    ]
  }
  return need ? [{ words: `speaks ${need.body.language}`, note: 'needs an interpreter' }] : []
}

function livesOf(child: ChildOnFile): readonly HeadItem[] {
  const { file, on, is, care, council, names } = child
  if (is !== 'in') {
    const home = current(file, leaverAccommodation, on)
    return home && is !== 'lost'
      ? [{ words: `lives: ${lowerFirst(label(leaverHome, home.body.type))}`, note: since(home) }]
      : []
  }
  const home = homeOn(file, on)
  if (!home) return []
  const { body } = home
  const { carerName, household, setting } = detailsOfHome(file, home, on)
  const whose = carerName ?? names.subject(household ?? setting ?? '')
  const kind = lowerFirst(label(placementType, body.type))
  const from = startDay(home.start)
  const far = care && distanceOf(file, home, care)
  const inside = council && boundary(file, home, council)
  const notes = [
    ...(whose ? [kind] : []),
    ...(body.provider ? [lowerFirst(label(placementProvider, body.provider))] : []),
    ...(from ? [`since ${inWords(from)}`] : []),
    ...(far && 'miles' in far ? [`${far.miles} ${far.miles === 1 ? 'mile' : 'miles'} from home`] : []),
    ...(inside?.where === 'out'
      ? [`outside ${council?.name ?? 'our area'}${body.ofArea ? `, in ${body.ofArea}` : ''}`]
      : []),
  ]
  return [{ words: whose ? `lives with ${whose}` : `lives: ${kind}`, note: notes.join(', ') }]
}

/** The people around the child: whose work it is, the school, brothers and sisters. */
export function peopleOf(child: ChildOnFile): readonly HeadItem[] {
  const { is, reads } = child
  const working = (role: Parameters<typeof workerIn>[1], title: string): readonly HeadItem[] => {
    const worker = workerIn(child, role)
    return worker?.named ? [{ words: `${title} ${worker.who}`, note: since(worker.entry) }] : []
  }
  const worker = reads.has('people') ? workerIn(child, 'social-worker') : undefined
  const lastName = nameOn(child.file, child.on)?.body.family
  return [
    ...(is === 'in' && reads.has('people') && !worker?.named
      ? [
          worker
            ? { words: 'social worker: name not recorded', note: since(worker.entry) }
            : { words: 'no social worker recorded' },
        ]
      : []),
    ...working('social-worker', 'social worker'),
    ...working('reviewing-officer', 'reviews'),
    ...working('personal-adviser', 'personal adviser'),
    ...schoolOf(child),
    ...siblings(child, lastName),
  ]
}

// Where several live is said once, after the last of them.
function siblings(child: ChildOnFile, lastName: string | undefined): readonly HeadItem[] {
  const said = siblingsOn(child)
    .map(sibling => ({
      ...siblingInWords(sibling, lastName),
      ...(sibling.body.person && child.opens.has(sibling.body.person)
        ? { href: `/children/${sibling.body.person}` }
        : {}),
    }))
    .toSorted((a, b) => WHERE.indexOf(a.note ?? '') - WHERE.indexOf(b.note ?? ''))
  return said.map(({ note, ...each }, at) => {
    if (note === undefined || !note.startsWith('lives')) return note === undefined ? each : { ...each, note }
    if (said[at + 1]?.note === note) return each
    return { ...each, note: said[at - 1]?.note === note ? note.replace('lives', 'all live') : note }
  })
}

const WHERE: readonly string[] = ['lives here too', 'lives elsewhere', '', 'died']

function schoolOf({ file, on }: ChildOnFile): readonly HeadItem[] {
  const place = current(file, schoolPlace, on)
  if (!place) return []
  if (place.body.type === 'none') return [{ words: 'no school place', note: since(place) }]
  const year = place.body.yearGroup ? label(yearGroup, place.body.yearGroup) : ''
  return [
    {
      words: `school ${place.body.school ?? 'not named'}`,
      note: [year, place.body.fullTime ? '' : 'part time'].filter(part => part !== '').join(', '),
    },
  ]
}

function alertsOf(child: ChildOnFile): readonly ChildAlert[] {
  return all(child.file, alert)
    .filter(entry => holdsOn(entry, child.on))
    .map(entry => ({
      title: label(alertType, entry.body.type),
      text: entry.body.text,
      href: entryHref(child, entry),
    }))
}
