import { after, before, isOne, onOrBefore, sameDay } from '../compare.ts'
import { periodsOfCare } from '../notions.ts'
import type { Row } from '../row.ts'
import { type Rule, codes, realDay, rowsOf, rule } from '../rule.ts'
import { type Span, isHeldBy, overlapping, spansMeet } from '../spans.ts'
import { pairsOf } from './adoptions.ts'

type DoLo = Row<'DoLo'>

const FROM = 2027
/** Where a child deprived of liberty by the High Court is expected to live. */
const EXPECTED = codes('K2 Z12 Z13')
/** Where they cannot. */
const IMPOSSIBLE = codes('K1 P1 R5 K3')

/** Orders depriving a child of liberty (DoLo), asked from 2026-27. */
export const deprivationOfLibertyRules: readonly Rule[] = [
  rule({
    code: '700',
    reads: { DoLo: ['DOLO_START'] },
    fields: ['DOLO_START'],
    from: FROM,
    wrong: 'The day the order began is missing or is no real day.',
    mend: 'Give DOLO_START as dd/mm/yyyy.',
    find: rowsOf('DoLo', ({ on }) => on.DOLO_START === undefined),
  }),
  realDay('701', 'DoLo', 'DOLO_END', 'The day the order ended', FROM),
  rule({
    code: '702',
    reads: { DoLo: ['DOLO_START', 'DOLO_END'] },
    fields: ['DOLO_START', 'DOLO_END'],
    from: FROM,
    wrong: 'The order ended before it began, or on that day.',
    mend: 'Correct whichever day is wrong.',
    find: rowsOf('DoLo', ({ on }) => onOrBefore(on.DOLO_END, on.DOLO_START)),
  }),
  rule({
    code: '703',
    reads: { DoLo: ['DOLO_START'] },
    fields: ['DOLO_START'],
    from: FROM,
    wrong: 'The order began after the year ended.',
    mend: 'Correct DOLO_START, or leave it for next year’s return.',
    find: rowsOf('DoLo', ({ on }, { ends }) => after(on.DOLO_START, ends)),
  }),
  rule({
    code: '704',
    reads: { DoLo: ['DOLO_END'] },
    fields: ['DOLO_END'],
    from: FROM,
    wrong: 'The order ended before the year began, or after it ended.',
    mend: 'Correct DOLO_END; leave it blank where the order goes on.',
    find: rowsOf('DoLo', ({ on }, { starts, ends }) => before(on.DOLO_END, starts) || after(on.DOLO_END, ends)),
  }),
  rule({
    code: '705',
    reads: { DoLo: ['DOLO_START', 'DOLO_END'] },
    fields: ['DOLO_START', 'DOLO_END'],
    from: FROM,
    wrong: 'The order began while the one before it went on.',
    mend: 'Correct the days, or make the two one.',
    find: ({ now }) => overlapping(now.DoLo, spanOf),
  }),
  rule({
    code: '706',
    reads: { DoLo: ['DOLO_START'], DoLo_last: ['DOLO_START', 'DOLO_END'] },
    fields: ['DOLO_START'],
    from: FROM,
    wrong: 'An order went on at the end of last year, and none of this year’s begins on its day.',
    mend: 'Send last year’s order again with the day it ended.',
    find: ({ now, last }) =>
      last.DoLo.some(
        then =>
          then.DOLO_END === undefined &&
          then.on.DOLO_START !== undefined &&
          !now.DoLo.some(row => sameDay(row.on.DOLO_START, then.on.DOLO_START)),
      )
        ? now.DoLo
        : [],
  }),
  rule({
    code: '707',
    reads: { DoLo: ['DOLO_START', 'DOLO_END'], Episodes: ['DECOM', 'DEC'] },
    fields: ['DOLO_END'],
    from: FROM,
    wrong: 'The child was not in care until the day the order ended.',
    mend: 'Correct DOLO_END: at the latest the day they left care.',
    find: child => {
      const care = periodsOfCare(child)
      return care.length === 0
        ? []
        : child.now.DoLo.filter(
            row => row.on.DOLO_START !== undefined && !care.some(each => isHeldBy(spanOf(row), each)),
          )
    },
  }),
  rule({
    code: '708',
    reads: { DoLo: ['DOLO_START', 'DOB'] },
    fields: ['DOLO_START'],
    from: FROM,
    wrong: 'The order began before the child was born, or on that day.',
    mend: 'Correct DOLO_START or the date of birth.',
    find: rowsOf('DoLo', ({ on }) => onOrBefore(on.DOLO_START, on.DOB)),
  }),
  whereLiving(
    '709',
    place => place === undefined || !EXPECTED.has(place),
    'lives somewhere not expected of such an order',
  ),
  whereLiving('710', place => isOne(place, IMPOSSIBLE), 'lives somewhere that cannot be under such an order'),
]

function whereLiving(code: string, isWrong: (place: string | undefined) => boolean, what: string): Rule {
  return rule({
    code,
    reads: { DoLo: ['DOLO_START', 'DOLO_END'], Episodes: ['PLACE', 'DECOM', 'DEC'] },
    fields: ['DOLO_START', 'DOLO_END', 'PLACE', 'DECOM', 'DEC'],
    from: FROM,
    wrong: `While the order held the child ${what}.`,
    mend: 'Correct the placement, or the days of the order.',
    find: ({ now }, { ends }) =>
      pairsOf(
        now.DoLo,
        now.Episodes.filter(({ PLACE }) => isWrong(PLACE)),
        (order, { on, DEC }) => spansMeet(spanOf(order), { from: on.DECOM, to: on.DEC, open: DEC === undefined }, ends),
      ),
  })
}

function spanOf({ on, DOLO_END }: DoLo): Span {
  return { from: on.DOLO_START, to: on.DOLO_END, open: DOLO_END === undefined }
}
