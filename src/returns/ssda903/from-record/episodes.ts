import { periodOfCare, shortBreak } from '../../../practice/care/kinds.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { british } from '../check-dates.ts'
import { type Asking, type RecordedRow, dayBy, rowFrom, touchesYear } from './asking.ts'
import { type PeriodEntry, type Segment, segmentsOf } from './segments.ts'

/**
 * The Episodes of a year: each part of a period of care, or short break, that was open on 1 April or began in the year, as
 * it stood on 31 March. It is the way back from what `homesOf` and `careOf` make of episodes.
 */
export function episodeRows(asking: Asking): readonly RecordedRow[] {
  const { file, council } = asking
  const rows: { readonly start: PlainDate; readonly row: RecordedRow }[] = []
  for (const period of all(file, periodOfCare)) {
    const { lostAfter } = period.body
    if (period.body.council !== council || !touchesYear(asking, startDay(period.start), period.end)) continue
    // Nobody says that a child who was lost to the return was still in care afterwards.
    if (period.end === null && lostAfter !== undefined && lostAfter < asking.start) continue
    rows.push(...careRows(asking, period))
  }
  for (const each of all(file, shortBreak)) {
    const start = startDay(each.start)
    if (each.body.council !== council || start === undefined || !touchesYear(asking, start, each.end)) continue
    const over = dayBy(asking, each.end)
    rows.push({
      start,
      row: rowFrom('Episodes', asking, [each], {
        DECOM: british(start),
        RNE: 'S',
        LS: each.body.basis,
        CIN: each.body.need,
        PLACE: each.body.type,
        PLACE_PROVIDER: each.body.provider,
        DEC: over,
        REC: over === undefined ? undefined : each.body.ended,
      }),
    })
  }
  return rows.sort((a, b) => (a.start < b.start ? -1 : a.start > b.start ? 1 : 0)).map(each => each.row)
}

function careRows(asking: Asking, period: PeriodEntry): { readonly start: PlainDate; readonly row: RecordedRow }[] {
  const segments = segmentsOf(asking.file, period)
  const rows: { readonly start: PlainDate; readonly row: RecordedRow }[] = []
  let lastHome: Segment['home']
  segments.forEach((segment, index) => {
    const { start, end, status, home, stay } = segment
    const before = segments[index - 1]
    const homeIsNew = home !== undefined && home !== lastHome
    if (home !== undefined) lastHome = home
    if (!touchesYear(asking, start, end)) return
    const over = dayBy(asking, end)
    const isLast = index === segments.length - 1
    const leftHome = home !== undefined && !segments.slice(index + 1).some(later => later.home === home)
    const began =
      before === undefined ? howCareBegan(asking.file, period, segment) : howBegan(before, segment, homeIsNew)
    const placeIsNew = stay !== undefined ? stay !== before?.stay : homeIsNew
    const statusIsNew = status?.body.status !== before?.status?.body.status
    rows.push({
      start,
      row: rowFrom(
        'Episodes',
        asking,
        placeIsNew || !statusIsNew ? [stay ?? home, status, period] : [status, stay ?? home, period],
        {
          DECOM: british(start),
          RNE: began,
          LS: status?.body.status,
          CIN: period.body.need,
          PLACE: stay?.body.type ?? home?.body.type,
          PLACE_PROVIDER: home?.body.provider,
          DEC: over,
          REC: over === undefined ? undefined : isLast ? period.body.ended : 'X1',
          REASON_PLACE_CHANGE: over !== undefined && leftHome ? home?.body.changeReason : undefined,
          HOME_POST: period.body.homePostcode,
          PL_POST: stay === undefined ? home?.body.postcode : stay.body.postcode,
          URN: home?.body.urn,
        },
      ),
    })
  })
  return rows
}

// A child who came into care out of a short break, in the same home, did not start to be looked after there anew.
function howCareBegan(file: SubjectFile, { body }: PeriodEntry, { start, home, stay }: Segment): string {
  const sameCarer = home?.body.sameCarer === true
  if (body.startKnown) return sameCarer && all(file, shortBreak).some(each => each.end === start) ? 'L' : 'S'
  return sameCarer || (home === undefined && stay === undefined) ? 'L' : 'P'
}

function howBegan(before: Segment, now: Segment, homeIsNew: boolean): string {
  const statusIsNew = now.status?.body.status !== before.status?.body.status
  const placeIsNew = now.stay !== before.stay || now.home !== before.home
  if (!placeIsNew) return 'L'
  const sameCarer = homeIsNew && now.home?.body.sameCarer === true
  return sameCarer ? (statusIsNew ? 'U' : 'T') : statusIsNew ? 'B' : 'P'
}
