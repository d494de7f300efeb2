import { authorities } from '../../../../spine/places/authorities.ts'
import { type PlainDate, endOfMonth, isPlainDate } from '../../../../spine/time/plain-date.ts'
import { anyFilled, before, onOrAfter } from '../compare.ts'
import { episodes, firstEpisode } from '../notions.ts'
import { type Rule, codes, oneOf, rowsOf, rule } from '../rule.ts'

const ELSEWHERE = codes('999 WAL SCO NIR NUK')
// Those that were abolished are right for a child who left them then.
const COUNCILS: ReadonlySet<string> = new Set(authorities.map(each => each.number))

/** Whether a child had a permanent home before, and which council they left for it (PrevPerm). */
export const previousPermanenceRules: readonly Rule[] = [
  rule({
    code: '630',
    reads: { Episodes: ['RNE', 'DECOM'], PrevPerm: ['PREV_PERM', 'LA_PERM', 'DATE_PERM'] },
    fields: ['RNE'],
    wrong:
      'The child came into care in the year, and whether they had a permanent home before is not told, or not all of it.',
    mend: 'Give PREV_PERM: Z1 where they had none; otherwise with LA_PERM and DATE_PERM.',
    find: ({ now }, { starts }) => {
      const began = now.Episodes.filter(({ RNE, on }) => RNE === 'S' && onOrAfter(on.DECOM, starts))
      if (began.length === 0) return []
      if (now.PrevPerm.length === 0) return began
      const lacking = now.PrevPerm.filter(
        ({ PREV_PERM, LA_PERM, DATE_PERM }) =>
          PREV_PERM === undefined || (PREV_PERM !== 'Z1' && (LA_PERM === undefined || DATE_PERM === undefined)),
      )
      return lacking.length > 0 ? [...began, ...lacking] : []
    },
  }),
  oneOf('631', 'PrevPerm', 'PREV_PERM', codes('P1 P2 P3 P4 Z1'), {
    blank: 'right',
    wrong: 'The kind of permanent home before is not one of the codes.',
    mend: 'Give P1 to P4, or Z1 where there was none.',
  }),
  rule({
    code: '632',
    reads: { Episodes: ['DECOM'], PrevPerm: ['DATE_PERM'] },
    fields: ['DATE_PERM', 'DECOM'],
    wrong: 'The day of the permanent home before cannot be read, or is not before the child came into care.',
    mend: 'Give DATE_PERM as dd/mm/yyyy, with zz for what is not known of it.',
    find: child => {
      const first = firstEpisode(child)
      const wrong = child.now.PrevPerm.filter(({ DATE_PERM }) => {
        if (DATE_PERM === undefined) return false
        const latest = latestPossible(DATE_PERM)
        return latest === undefined || (latest !== 'unknown' && onOrAfter(latest, first?.on.DECOM))
      })
      return wrong.length > 0 && first ? [...wrong, first] : wrong
    },
  }),
  rule({
    code: '633',
    reads: { PrevPerm: ['LA_PERM'] },
    fields: ['LA_PERM'],
    wrong: 'The council the child left is not one of the numbers or codes.',
    mend: 'Give the three-figure number of an English council, WAL, SCO, NIR or NUK, or 999 where it is not known.',
    find: rowsOf(
      'PrevPerm',
      ({ LA_PERM }) => LA_PERM !== undefined && !ELSEWHERE.has(LA_PERM) && !COUNCILS.has(LA_PERM),
    ),
  }),
  rule({
    code: '634',
    reads: { Episodes: ['DECOM'], PrevPerm: ['LA_PERM', 'PREV_PERM', 'DATE_PERM'] },
    fields: ['LA_PERM', 'PREV_PERM', 'DATE_PERM', 'DECOM'],
    wrong: 'A permanent home before is told of a child who did not come into care in the year.',
    mend: 'Take the row out: it is asked once, in the year the child comes into care.',
    find: (child, { starts }) => {
      const latest = episodes(child).at(-1)
      const told = child.now.PrevPerm.filter(row => anyFilled(row.LA_PERM, row.PREV_PERM, row.DATE_PERM))
      return latest && before(latest.on.DECOM, starts) && told.length > 0 ? [...told, latest] : []
    },
  }),
  rule({
    code: '635',
    reads: { PrevPerm: ['LA_PERM', 'DATE_PERM', 'PREV_PERM'] },
    fields: ['LA_PERM', 'DATE_PERM', 'PREV_PERM'],
    wrong: 'The child had no permanent home before (Z1), and a council or a day of one is given.',
    mend: 'Take LA_PERM and DATE_PERM out, or correct PREV_PERM.',
    find: rowsOf('PrevPerm', row => row.PREV_PERM === 'Z1' && anyFilled(row.LA_PERM, row.DATE_PERM)),
  }),
]

/** The last day that a day with unknown parts could be; `unknown` where nothing is known of it, undefined where it cannot be read. */
function latestPossible(text: string): PlainDate | 'unknown' | undefined {
  const [, day, month, year] = /^(\d{1,2}|ZZ)\/(\d{1,2}|ZZ)\/(\d{4}|ZZZZ)$/.exec(text) ?? []
  if (day === undefined || month === undefined || year === undefined) return undefined
  if (year === 'ZZZZ') return day === 'ZZ' && month === 'ZZ' ? 'unknown' : undefined
  if (month === 'ZZ') return day === 'ZZ' ? realDay(year, '12', '31') : undefined
  const first = realDay(year, month, day === 'ZZ' ? '01' : day)
  return first && (day === 'ZZ' ? endOfMonth(first) : first)
}

function realDay(year: string, month: string, day: string): PlainDate | undefined {
  const text = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`
  return isPlainDate(text) ? text : undefined
}
