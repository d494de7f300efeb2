import { adopterSex, adopterStatus, decisionReversed } from '../../practice/adoption/codes.ts'
import { adoption, adoptionDecision } from '../../practice/adoption/kinds.ts'
import { legalStatusCode, missingType, previousPermanenceType, reviewParticipation } from '../../practice/care/codes.ts'
import {
  deprivationOfLiberty,
  legalStatus,
  missingEpisode,
  previousPermanence,
  review,
  shortBreak,
} from '../../practice/care/kinds.ts'
import { careCovering } from '../../practice/care/notions.ts'
import { sdqReason } from '../../practice/health/codes.ts'
import { annualHealthOutcome, convictionOutcome, sdqOutcome } from '../../practice/health/kinds.ts'
import { accommodationCode, activityCode, inTouch } from '../../practice/leaving-care/codes.ts'
import { careLeaverAccommodation, careLeaverActivity, careLeaverContact } from '../../practice/leaving-care/kinds.ts'
import { upnUnknown, workerChange } from '../../practice/people/codes.ts'
import { identifier, socialWorkerEpisode } from '../../practice/people/kinds.ts'
import { bornOn } from '../../practice/people/notions.ts'
import {
  placementProvider,
  placementType,
  reasonPlacementChanged,
  temporaryStayType,
} from '../../practice/placement/codes.ts'
import { placement, temporaryStay } from '../../practice/placement/kinds.ts'
import { boundary, distanceOf } from '../../practice/placement/notions.ts'
import { type CodeSet, label } from '../../spine/ledger/code-set.ts'
import { type Entry, type Start, startDay } from '../../spine/ledger/entry.ts'
import { all } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { ageOn } from '../../spine/time/age.ts'
import { daysBetween } from '../../spine/time/plain-date.ts'
import { inWords } from '../../spine/web/format.ts'
import type { FilePart } from '../../spine/web/services.ts'
import { whyNotFar } from './build-facts.ts'
import type { ChildOnFile } from './on-file.ts'

type Row = FilePart['rows'][number]

/** The parts of a child's file as tables, newest row first. A part that is usual stands there empty, with what would fill it. */
export function partsOf(child: ChildOnFile): readonly FilePart[] {
  const born = bornOn(child.file)
  const nearlyGrown = born !== undefined && ageOn(born, child.on) >= 17
  const usual = (part: FilePart): readonly FilePart[] => [part]
  const whereTold = (part: FilePart): readonly FilePart[] => (part.rows.length > 0 ? [part] : [])
  return [
    usual(homes(child)),
    usual(legal(child)),
    usual(reviews(child)),
    usual(missing(child)),
    usual(health(child)),
    usual({
      id: 'education',
      title: 'Education',
      columns: [],
      rows: [],
      fedBy: 'Schools and personal education plans',
    }),
    whereTold(adoptions(child)),
    (nearlyGrown ? usual : whereTold)(leavingCare(child)),
    usual(workers(child)),
    whereTold(liberty(child)),
    whereTold(shortBreaks(child)),
    whereTold(beforeCare(child)),
    usual(numbers(child)),
  ].flat()
}

function homes(child: ChildOnFile): FilePart {
  const { file, council, sourceOf } = child
  const lived = all(file, placement).map(entry => {
    const start = startDay(entry.start)
    const care = start === undefined ? undefined : careCovering(file, start)
    const far = care && distanceOf(file, entry, care)
    const inside = council && boundary(file, entry, council)
    return {
      entry,
      cells: [
        ...span(entry),
        `${label(placementType, entry.body.type)}${entry.body.sameCarer && start !== care?.start ? ' (same carer)' : ''}`,
        said(placementProvider, entry.body.provider),
        far ? ('miles' in far ? `${far.miles} miles` : whyCell(far.why)) : null,
        inside?.where === 'in' ? 'In' : inside?.where === 'out' ? 'Out' : null,
        entry.end === null ? '' : said(reasonPlacementChanged, entry.body.changeReason),
      ],
    }
  })
  const away = all(file, temporaryStay).map(entry => ({
    entry,
    cells: [
      ...span(entry),
      `Away for a while: ${label(temporaryStayType, entry.body.type).toLowerCase()}`,
      '',
      '',
      '',
      entry.body.returned === undefined ? '' : entry.body.returned ? 'Came back' : 'Did not come back',
    ],
  }))
  return {
    id: 'homes',
    title: 'Homes',
    columns: ['From', 'To', 'Kind of home', 'Provided by', 'Miles from home', 'Council’s area', 'Why it ended'],
    rows: newestFirst([...lived, ...away]).map(({ entry, cells }) => ({ cells, source: sourceOf(entry) })),
    fedBy: 'The episodes of the SSDA903 return',
  }
}

function whyCell(why: keyof typeof whyNotFar): string | null {
  return why === 'no-postcode' || why === 'no-home-postcode' ? null : `Cannot tell: ${whyNotFar[why]}`
}

function legal(child: ChildOnFile): FilePart {
  return table(child, all(child.file, legalStatus), {
    id: 'legal',
    title: 'Legal statuses',
    columns: ['From', 'To', 'Legal status'],
    cells: entry => [...span(entry), label(legalStatusCode, entry.body.status)],
    fedBy: 'The episodes of the SSDA903 return',
  })
}

function reviews(child: ChildOnFile): FilePart {
  return table(child, all(child.file, review), {
    id: 'reviews',
    title: 'Reviews',
    columns: ['Held', 'How they took part'],
    cells: entry => [day(entry.start), label(reviewParticipation, entry.body.participation)],
    fedBy: 'The reviews of the SSDA903 return',
  })
}

function missing(child: ChildOnFile): FilePart {
  return table(child, all(child.file, missingEpisode), {
    id: 'missing',
    title: 'Missing and away',
    columns: ['From', 'Back', 'What', 'Days'],
    cells: entry => {
      const start = startDay(entry.start)
      return [
        day(entry.start),
        entry.end ? inWords(entry.end) : null,
        label(missingType, entry.body.type),
        start && entry.end ? String(daysBetween(start, entry.end)) : null,
      ]
    },
    fedBy: 'The missing episodes of the SSDA903 return',
  })
}

function health(child: ChildOnFile): FilePart {
  const { file, sourceOf } = child
  const outcomes = all(file, annualHealthOutcome)
  const scores = all(file, sdqOutcome)
  const convictions = all(file, convictionOutcome)
  const years = [...new Set([...outcomes, ...scores, ...convictions].map(entry => entry.body.year))].sort(
    (a, b) => b - a,
  )
  return {
    id: 'health',
    title: 'Health and wellbeing by year',
    columns: [
      'Year to March',
      'Health assessment',
      'Teeth checked',
      'Immunisations',
      'Development checks',
      'SDQ score',
      'Substance misuse',
      'Convicted or cautioned',
    ],
    rows: years.map(year => {
      const health = outcomes.find(entry => entry.body.year === year)
      const sdq = scores.find(entry => entry.body.year === year)
      const convicted = convictions.find(entry => entry.body.year === year)
      const body = health?.body
      return {
        cells: [
          String(year),
          yes(body?.healthAssessment, 'Held', 'Not held'),
          yes(body?.teeth, 'Yes', 'No'),
          yes(body?.immunisations, 'Up to date', 'Not up to date'),
          // Asked only of children under 5.
          yes(body?.development, 'Up to date', 'Not up to date') ?? '',
          sdq?.body.score === undefined ? said(sdqReason, sdq?.body.reason) : String(sdq.body.score),
          misuse(body),
          yes(convicted?.body.convicted, 'Yes', 'No'),
        ],
        source: sourceOf((health ?? sdq ?? convicted) as Entry),
      }
    }),
    fedBy: 'The OC2 table of the SSDA903 return, once a child has been in care for a year',
  }
}

function misuse(body: BodyOf<typeof annualHealthOutcome> | undefined): string | null {
  if (body?.substanceMisuse === undefined) return null
  if (!body.substanceMisuse) return 'No'
  if (body.interventionReceived) return 'Yes, and helped'
  return body.interventionOffered ? 'Yes, help offered and refused' : 'Yes'
}

function adoptions(child: ChildOnFile): FilePart {
  const { file, sourceOf } = child
  const decisions = all(file, adoptionDecision).map(entry => ({
    entry,
    cells: [
      'Plan for adoption',
      day(entry.start),
      entry.end
        ? `Ended ${inWords(entry.end)}${entry.body.reversed ? `: ${label(decisionReversed, entry.body.reversed).toLowerCase()}` : ''}`
        : '',
      '',
    ],
  }))
  const orders = all(file, adoption).map(entry => ({
    entry,
    cells: [
      'Adopted',
      day(entry.start),
      [
        entry.body.decided ? `decided ${inWords(entry.body.decided)}` : '',
        entry.body.matched ? `matched ${inWords(entry.body.matched)}` : '',
      ]
        .filter(part => part !== '')
        .join(', '),
      [
        said(adopterSex, entry.body.adopterSex),
        said(adopterStatus, entry.body.adopterStatus),
        entry.body.byFosterCarer ? 'their foster carer' : null,
      ]
        .filter(part => part !== null)
        .join(', '),
    ],
  }))
  return {
    id: 'adoption',
    title: 'Adoption',
    columns: ['What', 'When', 'More', 'Adopters'],
    rows: newestFirst([...decisions, ...orders]).map(({ entry, cells }) => ({ cells, source: sourceOf(entry) })),
    fedBy: 'The adoption tables of the SSDA903 return',
  }
}

function leavingCare({ file, sourceOf }: ChildOnFile): FilePart {
  const told = [
    ...all(file, careLeaverContact),
    ...all(file, careLeaverActivity),
    ...all(file, careLeaverAccommodation),
  ]
  const days = [...new Set(told.map(entry => entry.start))]
  const rows = days.map(start => {
    const contact = all(file, careLeaverContact).find(entry => entry.start === start)
    const doing = all(file, careLeaverActivity).find(entry => entry.start === start)
    const living = all(file, careLeaverAccommodation).find(entry => entry.start === start)
    const entry = (contact ?? doing ?? living) as Entry<{ readonly birthday?: number | undefined }>
    return {
      entry,
      cells: [
        day(start),
        entry.body.birthday === undefined ? null : String(entry.body.birthday),
        said(inTouch, contact?.body.inTouch),
        said(activityCode, doing?.body.activity),
        said(accommodationCode, living?.body.accommodation),
      ],
    }
  })
  return {
    id: 'leaving-care',
    title: 'Leaving care',
    columns: ['On or around', 'Birthday', 'In touch', 'Mainly doing', 'Living'],
    rows: newestFirst(rows).map(({ entry, cells }) => ({ cells, source: sourceOf(entry) })),
    fedBy: 'The OC3 table of the SSDA903 return, from the 17th birthday',
  }
}

function workers(child: ChildOnFile): FilePart {
  return table(child, all(child.file, socialWorkerEpisode), {
    id: 'workers',
    title: 'Social workers',
    columns: ['From', 'To', 'Social Work England number', 'Why it changed'],
    cells: entry => [
      ...span(entry),
      entry.body.worker.toUpperCase().startsWith('XX') ? null : entry.body.worker,
      said(workerChange, entry.body.reason),
    ],
    fedBy: 'The social worker episodes of the SSDA903 return, from 2023-24',
  })
}

function liberty(child: ChildOnFile): FilePart {
  return table(child, all(child.file, deprivationOfLiberty), {
    id: 'liberty',
    title: 'Deprivation of liberty orders',
    columns: ['From', 'To'],
    cells: span,
    fedBy: 'The deprivation of liberty orders of the SSDA903 return, from 2026-27',
  })
}

function shortBreaks(child: ChildOnFile): FilePart {
  return table(child, all(child.file, shortBreak), {
    id: 'short-breaks',
    title: 'Short breaks',
    columns: ['From', 'To', 'Recorded as', 'Where'],
    cells: entry => [
      ...span(entry),
      entry.body.basis === 'V3' ? 'A stay' : 'An agreement',
      said(placementType, entry.body.type),
    ],
    fedBy: 'The episodes of the SSDA903 return with legal status V3 or V4',
  })
}

function beforeCare(child: ChildOnFile): FilePart {
  const orders = all(child.file, previousPermanence).filter(entry => entry.body.type !== 'Z1')
  return table(child, orders, {
    id: 'before',
    title: 'Permanent homes before care',
    columns: ['Order made', 'Kind', 'Arranged by council number', 'Reported in the year to March'],
    cells: entry => [
      day(entry.start),
      label(previousPermanenceType, entry.body.type),
      entry.body.council ?? null,
      String(entry.body.year),
    ],
    fedBy: 'The previous permanence table of the SSDA903 return',
  })
}

function numbers(child: ChildOnFile): FilePart {
  const held = all(child.file, identifier)
  // The table turns them round: the council's own number is read first.
  const inOrder = [
    ...held.filter(each => each.body.scheme === 'upn'),
    ...held.filter(each => each.body.scheme === 'council'),
  ]
  return table(child, inOrder, {
    id: 'numbers',
    title: 'Numbers',
    columns: ['Whose number', 'Number'],
    cells: entry => [
      entry.body.scheme === 'council' ? 'Council’s number' : 'Unique pupil number',
      entry.body.value ?? (entry.body.unknown ? `None: ${label(upnUnknown, entry.body.unknown).toLowerCase()}` : null),
    ],
    fedBy: 'The header of the SSDA903 return',
  })
}

function table<Body>(
  { sourceOf }: ChildOnFile,
  entries: readonly Entry<Body>[],
  about: Omit<FilePart, 'rows'> & { readonly cells: (entry: Entry<Body>) => readonly (string | null)[] },
): FilePart {
  const { cells, ...part } = about
  const rows: readonly Row[] = entries.toReversed().map(entry => ({ cells: cells(entry), source: sourceOf(entry) }))
  return { ...part, rows }
}

function newestFirst<Each extends { readonly entry: Entry }>(rows: readonly Each[]): readonly Each[] {
  return rows.toSorted((a, b) => {
    const [first, second] = [a.entry.start ?? '', b.entry.start ?? '']
    return first < second ? 1 : first > second ? -1 : 0
  })
}

function span(entry: Entry): readonly [string | null, string] {
  return [day(entry.start), entry.end === null ? 'now' : inWords(entry.end)]
}

function day(start: Start): string | null {
  return start === null ? null : inWords(start)
}

function said(set: CodeSet, code: string | undefined): string | null {
  return code === undefined ? null : label(set, code)
}

function yes(value: boolean | undefined, so: string, not: string): string | null {
  return value === undefined ? null : value ? so : not
}
