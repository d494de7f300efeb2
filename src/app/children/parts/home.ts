import { missingEpisode, shortBreak } from '../../../practice/care/kinds.ts'
import { missingType } from '../../../practice/care/codes.ts'
import { careCovering } from '../../../practice/care/notions.ts'
import {
  placementProvider,
  placementType,
  reasonPlacementChanged,
  temporaryStayType,
} from '../../../practice/placement/codes.ts'
import { homeDetails, placement, temporaryStay } from '../../../practice/placement/kinds.ts'
import { boundary, detailsOfHome, distanceOf } from '../../../practice/placement/notions.ts'
import { inPence, placementCost, placementOneOff } from '../../../practice/spend/kinds.ts'
import { type PricedHome, costedChild, pricedOn } from '../../../practice/spend/notions.ts'
import { type CodeSet, label } from '../../../spine/ledger/code-set.ts'
import { type Entry, type RecordedEntry, startDay } from '../../../spine/ledger/entry.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { daysBetween } from '../../../spine/time/plain-date.ts'
import { inWords } from '../../../spine/web/format.ts'
import type { PartRow, PartSection } from '../../../spine/web/services.ts'
import { whyNotFar } from '../facts/where.ts'
import { entryHref } from '../links.ts'
import type { ChildOnFile } from '../on-file.ts'
import { began } from '../when.ts'
import { entriesOf, factsOf, readable, recordLinks, section as sectionOf, unfolded } from './sections.ts'

const HOMES = [placement.name, temporaryStay.name]

/** Every home and every stay away, newest first, with how far each was and why it ended. */
export function homes(child: ChildOnFile): readonly PartSection[] {
  if (!readable(child, HOMES)) return []
  const rows = entriesOf(child, HOMES).map(entry =>
    entry.kind === placement.name
      ? homeRow(child, entry as RecordedEntry<BodyOf<typeof placement>>)
      : stayRow(child, entry as RecordedEntry<BodyOf<typeof temporaryStay>>),
  )
  return [
    {
      id: 'homes',
      title: 'Homes',
      as: 'table',
      columns: [
        'From',
        'To',
        'Kind of home',
        'With',
        'Provided by',
        'Miles from home',
        'Council’s area',
        'Why it ended',
      ],
      rows,
      earlier: [],
      fedBy: 'Homes recorded here, or the episodes of the SSDA903 return',
      record: recordLinks(child, [...HOMES, homeDetails.name]),
    },
  ]
}

function homeRow(child: ChildOnFile, entry: RecordedEntry<BodyOf<typeof placement>>): PartRow {
  const { file, council, names } = child
  const { body } = entry
  const start = startDay(entry.start)
  const care = start === undefined ? undefined : careCovering(file, start)
  const far = care && distanceOf(file, entry, care)
  const inside = council && boundary(file, entry, council)
  const { carerName, household, setting, phone } = detailsOfHome(file, entry, child.on)
  const whose = [carerName ?? names.subject(household ?? setting ?? ''), phone].filter(Boolean).join(', ')
  return {
    cells: [
      ...span(entry),
      `${label(placementType, body.type)}${body.sameCarer && start !== care?.start ? ' (same carer)' : ''}`,
      whose,
      said(placementProvider, body.provider),
      far ? ('miles' in far ? `${far.miles} miles` : whyCell(far.why)) : null,
      inside?.where === 'in' ? 'In' : inside?.where === 'out' ? 'Out' : null,
      entry.end === null ? '' : said(reasonPlacementChanged, body.changeReason),
    ],
    ...rest(child, entry, ['type', 'provider', 'sameCarer', 'changeReason', 'carerName', 'phone']),
  }
}

function stayRow(child: ChildOnFile, entry: RecordedEntry<BodyOf<typeof temporaryStay>>): PartRow {
  return {
    cells: [
      ...span(entry),
      `Away for a while: ${label(temporaryStayType, entry.body.type).toLowerCase()}`,
      '',
      '',
      '',
      '',
      entry.body.returned === undefined ? '' : entry.body.returned ? 'Came back' : 'Did not come back',
    ],
    ...rest(child, entry, ['type', 'returned']),
  }
}

/** Times missing or away, with how long each was. */
export function missing(child: ChildOnFile): readonly PartSection[] {
  if (!readable(child, [missingEpisode.name])) return []
  const times = entriesOf(child, [missingEpisode.name]) as readonly RecordedEntry<BodyOf<typeof missingEpisode>>[]
  return [
    {
      id: 'missing',
      title: 'Missing and away',
      as: 'table',
      columns: ['From', 'Back', 'What', 'Days', 'Came back safe'],
      rows: times.map(entry => {
        const start = startDay(entry.start)
        const { foundSafe } = entry.body
        return {
          cells: [
            began(entry),
            entry.end ? inWords(entry.end) : null,
            label(missingType, entry.body.type),
            start && entry.end ? String(daysBetween(start, entry.end)) : null,
            foundSafe === undefined ? '' : foundSafe ? 'Yes' : 'No',
          ],
          ...rest(child, entry, ['type', 'foundSafe']),
        }
      }),
      earlier: [],
      fedBy: 'Times recorded here, or the missing episodes of the SSDA903 return',
      record: recordLinks(child, [missingEpisode.name]),
    },
  ]
}

/** What the home costs now and cost before, for those who may see it, with where it is entered. */
export function costs(child: ChildOnFile): readonly PartSection[] {
  if (!readable(child, [placementCost.name])) return []
  const [priced] = pricedOn([costedChild(child.file)], child.on)
  const rows = entriesOf(child, [placementCost.name, placementOneOff.name])
  if (rows.length === 0 && !priced?.usuallyPaid) return []
  const section = sectionOf(child, {
    id: 'costs',
    title: 'What the home costs',
    kinds: [placementCost.name, placementOneOff.name],
    columns: [
      ['price', 'Price in pounds'],
      ['per', 'For'],
      ['covers', 'What it pays for'],
      ['education', 'Education pays, %'],
      ['health', 'Health pays, %'],
    ],
    usual: true,
    most: 4,
    ...(priced ? { note: costInWords(priced) } : {}),
    fedBy: 'Prices entered by whoever keeps placements’ accounts',
  })
  const record = child.prices ? [{ text: 'Prices of homes', href: `/finance/placements/children/${child.id}` }] : []
  return section.map(each => ({ ...each, record }))
}

function costInWords({ week, shares, usuallyPaid }: PricedHome): string {
  if (week === null)
    return usuallyPaid ? 'No price of the home is on record now.' : 'This home is not usually paid for.'
  const pounds = (pence: number): string => inPence(pence / 100)
  const others = [
    ...(shares.education > 0 ? [`education ${pounds(shares.education)}`] : []),
    ...(shares.health > 0 ? [`health ${pounds(shares.health)}`] : []),
  ]
  return `${pounds(week)} a week now${others.length > 0 ? `: the trust pays ${pounds(shares.trust)}, ${others.join(', ')}` : ''}.`
}

/** Short breaks: stays and agreements. */
export function shortBreaks(child: ChildOnFile): readonly PartSection[] {
  const breaks = entriesOf(child, [shortBreak.name]) as readonly RecordedEntry<BodyOf<typeof shortBreak>>[]
  if (breaks.length === 0) return []
  return [
    {
      id: 'short-breaks',
      title: 'Short breaks',
      as: 'table',
      columns: ['From', 'To', 'Recorded as', 'Where'],
      rows: breaks.map(entry => ({
        cells: [
          ...span(entry),
          entry.body.basis === 'V3' ? 'A stay' : 'An agreement',
          said(placementType, entry.body.type),
        ],
        href: entryHref(child, entry),
        source: child.sourceInShort(entry),
      })),
      earlier: [],
      fedBy: 'The episodes of the SSDA903 return with legal status V3 or V4',
      record: recordLinks(child, [shortBreak.name]),
    },
  ]
}

function rest(
  child: ChildOnFile,
  entry: RecordedEntry,
  told: readonly string[],
): Pick<PartRow, 'href' | 'source' | 'more'> {
  const kind = child.kinds.get(entry.kind)
  const titles = new Set(
    kind === undefined
      ? []
      : told.map(name => kind.schema.shape[name]?.meta()?.title).filter(title => title !== undefined),
  )
  const more = kind === undefined ? [] : factsOf(child, entry, kind).filter(fact => !titles.has(fact.label))
  return {
    href: entryHref(child, entry),
    source: child.sourceInShort(entry),
    ...unfolded(more),
  }
}

function whyCell(why: keyof typeof whyNotFar): string | null {
  return why === 'no-postcode' || why === 'no-home-postcode' ? null : `Cannot tell: ${whyNotFar[why]}`
}

function span(entry: Entry): readonly [string | null, string] {
  return [began(entry), entry.end === null ? 'now' : inWords(entry.end)]
}

function said(set: CodeSet, code: string | undefined): string | null {
  return code === undefined ? null : label(set, code)
}
