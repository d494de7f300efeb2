import { isMissed, markMeaning, pepQuality } from '../../../practice/education/codes.ts'
import { attendanceDay, attendanceTotal, pep } from '../../../practice/education/kinds.ts'
import { hasOwnTerms, termsFor } from '../../../practice/education/notions.ts'
import type { SubjectFile } from '../../../spine/ledger/file.ts'
import { label } from '../../../spine/ledger/code-set.ts'
import { type RecordedEntry, startDay } from '../../../spine/ledger/entry.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { academicYearOf, latestTerm, termInWords } from '../../../spine/time/school-terms.ts'
import { inWords } from '../../../spine/web/format.ts'
import type { PartRow, PartSection } from '../../../spine/web/services.ts'
import { fieldsOf, valueOf } from '../fields.ts'
import { entryHref } from '../links.ts'
import type { ChildOnFile } from '../on-file.ts'
import { began } from '../when.ts'
import { entriesOf, readable, recordLinks, unfolded } from './sections.ts'

interface Sessions {
  readonly possible: number
  readonly authorised: number
  readonly unauthorised: number
}

/** Attendance by school year, from the daily marks and from what was reported over a time, and the days lately missed. */
export function attendance(child: ChildOnFile): readonly PartSection[] {
  const names = [attendanceTotal.name, attendanceDay.name]
  if (!readable(child, names)) return []
  const days = entriesOf(child, [attendanceDay.name]) as readonly RecordedEntry<BodyOf<typeof attendanceDay>>[]
  const totals = entriesOf(child, [attendanceTotal.name]) as readonly RecordedEntry<BodyOf<typeof attendanceTotal>>[]
  const years = new Map<number, RecordedEntry<BodyOf<typeof attendanceDay>>[]>()
  for (const entry of days) {
    const on = startDay(entry.start)
    if (on === undefined) continue
    const year = academicYearOf(on)
    const held = years.get(year)
    if (held) held.push(entry)
    else years.set(year, [entry])
  }
  const byYear = [...years].map(([year, marks]): { from: string; row: PartRow } => {
    const newest = marks[0] as RecordedEntry
    return {
      from: `${year}-09-01`,
      row: rowOf(`School year ${year} to ${year + 1}`, 'Daily marks', added(marks), {
        href: entryHref(child, newest),
        source: `${marks.length} school ${marks.length === 1 ? 'day' : 'days'}; ${child.sourceInShort(newest)}`,
      }),
    }
  })
  const reported = totals.map((entry): { from: string; row: PartRow } => ({
    from: entry.start ?? '',
    row: rowOf(
      `${began(entry) ?? 'Day not recorded'}${entry.end ? ` to ${inWords(entry.end)}` : ''}`,
      'Reported over a time',
      entry.body,
      { href: entryHref(child, entry), source: child.sourceInShort(entry) },
    ),
  }))
  return [
    {
      id: 'attendance',
      title: 'Attendance',
      as: 'table',
      columns: ['When', 'From', 'Attended', 'Sessions possible', 'Missed with leave', 'Missed without'],
      rows: [...byYear, ...reported].toSorted((a, b) => (a.from < b.from ? 1 : -1)).map(({ row }) => row),
      earlier: [],
      note: 'A session is half a school day.',
      fedBy: 'Daily marks from the attendance service, or what the school reports',
      record: recordLinks(child, names),
    },
    ...missedLately(child, days),
  ]
}

const MISSED_SHOWN = 10

function missedLately(
  child: ChildOnFile,
  days: readonly RecordedEntry<BodyOf<typeof attendanceDay>>[],
): readonly PartSection[] {
  const kind = child.kinds.get(attendanceDay.name)
  const missed = days.filter(({ body }) => [body.am, body.pm].some(mark => mark !== undefined && isMissed(mark)))
  if (!kind || missed.length === 0) return []
  const [am, pm, reason] = ['am', 'pm', 'reason'].map(name => fieldsOf(kind).find(field => field.name === name))
  const cell = (entry: RecordedEntry, field: typeof am): string | null =>
    field === undefined ? null : valueOf(entry, field, child.names)
  return [
    {
      id: 'missed',
      title: 'School days lately missed',
      as: 'table',
      columns: ['Day', 'Morning', 'Afternoon', 'What we were told'],
      rows: missed.slice(0, MISSED_SHOWN).map(entry => ({
        cells: [began(entry), cell(entry, am), cell(entry, pm) ?? '', cell(entry, reason)],
        href: entryHref(child, entry),
        source: child.sourceInShort(entry),
      })),
      earlier: [],
      fedBy: 'Daily marks',
      record: [],
    },
  ]
}

function added(days: readonly RecordedEntry<BodyOf<typeof attendanceDay>>[]): Sessions {
  const sum = { possible: 0, authorised: 0, unauthorised: 0 }
  for (const { body } of days) {
    for (const mark of [body.am, body.pm]) {
      if (mark === undefined) continue
      const meaning = markMeaning(mark)
      if (meaning === 'not-counted') continue
      sum.possible++
      if (meaning !== 'present') sum[meaning]++
    }
  }
  return sum
}

function rowOf(
  when: string,
  from: string,
  { possible, authorised, unauthorised }: Sessions,
  rest: Pick<PartRow, 'href' | 'source'>,
): PartRow {
  const attended = possible - authorised - unauthorised
  return {
    cells: [
      when,
      from,
      possible === 0 ? null : `${Math.round((attended * 1000) / possible) / 10}%`,
      String(possible),
      String(authorised),
      String(unauthorised),
    ],
    ...rest,
  }
}

/** The education plan term by term, with how good it was found to be. */
export function peps(child: ChildOnFile): readonly PartSection[] {
  if (!readable(child, [pep.name])) return []
  const kind = child.kinds.get(pep.name)
  const meetings = entriesOf(child, [pep.name]) as readonly RecordedEntry<BodyOf<typeof pep>>[]
  const told = new Set(['signedOff', 'childCame', 'quality', 'pupilPremium'])
  return [
    {
      id: 'peps',
      title: 'Personal education plans',
      as: 'table',
      columns: ['Term', 'Meeting', 'Signed off', 'The child took part', 'Quality', 'Pupil premium'],
      rows: meetings.map(entry => {
        const { signedOff, childCame, quality, pupilPremium } = entry.body
        const more =
          kind === undefined
            ? []
            : fieldsOf(kind)
                .filter(field => !told.has(field.name))
                .flatMap(field => {
                  const value = valueOf(entry, field, child.names)
                  return value === null
                    ? []
                    : [{ label: field.title, value, ...(field.said ? { said: true as const } : {}) }]
                })
        return {
          cells: [
            termOn(child.file, startDay(entry.start)),
            began(entry),
            signedOff ? inWords(signedOff) : null,
            childCame === undefined ? null : childCame ? 'Yes' : 'No',
            quality ? label(pepQuality, quality) : null,
            pupilPremium === undefined ? '' : `£${pupilPremium.toLocaleString('en-GB')}`,
          ],
          href: entryHref(child, entry),
          source: child.sourceInShort(entry),
          ...unfolded(more),
        }
      }),
      earlier: [],
      note: hasOwnTerms(child.file, child.on)
        ? 'Terms are those that the council published.'
        : 'Terms are the usual ones in England: the council’s own are not entered for this school year.',
      fedBy: 'Meetings of the personal education plan, one a term',
      record: recordLinks(child, [pep.name]),
    },
  ]
}

// Held in the holidays, it is of the term before, as everywhere that plans are counted.
function termOn(file: SubjectFile, day: PlainDate | undefined): string | null {
  if (day === undefined) return null
  try {
    const term = latestTerm(day, termsFor(file))
    return term ? capital(termInWords(term)) : null
  } catch {
    // A day outside the years whose terms are known.
    return null
  }
}

function capital(words: string): string {
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}
