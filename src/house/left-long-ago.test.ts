import { describe, expect, test } from 'vitest'
import { careLeaverContact } from '../practice/leaving-care/kinds.ts'
import {
  child,
  entry,
  fileWith,
  home,
  inCare,
  missing,
  on,
  review,
  status,
  unaccompanied,
  worker,
} from '../practice/cases.ts'
import { duties, kinds } from '../app/rulebook.ts'
import { findingsOf } from '../spine/duty/evaluate.ts'
import type { Entry } from '../spine/ledger/entry.ts'
import type { SubjectFile } from '../spine/ledger/file.ts'
import type { AnyKind, BodyOf } from '../spine/ledger/kind.ts'
import { sampleOf } from './sample-entry.ts'

// Someone who left care long ago is owed nothing that only care, or support after it, asked for. What was missed stays on
// the record as missed; it is not work that anyone still has.

/** Every kind of entry about a person, once, begun in care and never answered: whatever a duty may be counted from. */
function everythingUnanswered(from: string): readonly Entry[] {
  return [...kinds.values()].flatMap(kind => {
    if (kind.subject !== 'person' || GIVEN.has(kind.name)) return []
    const body = sampleOf(kind)
    return body === undefined ? [] : [entry(kind as AnyKind, from, null, body as BodyOf<AnyKind>)]
  })
}

// Said of each life by itself.
const GIVEN = new Set([
  'identity',
  'responsible-council',
  'period-of-care',
  'placement',
  'legal-status',
  'missing-episode',
  'social-worker-episode',
  'death',
])

const left = (
  entered: string,
  ended: string,
  how: BodyOf<AnyKind>,
  ...more: (Entry | readonly Entry[])[]
): readonly Entry[] => [
  inCare(entered, ended, { ended: how as 'E4A' }),
  home(entered, ended),
  status('C2', entered, ended),
  worker('a worker', entered, ended),
  ...more.flat(),
]

const LIVES: Readonly<Record<string, SubjectFile>> = {
  'went home at 9': fileWith([child({ born: '1996-06-01' }), left('2003-01-06', '2005-09-01', 'E4A')]),
  'adopted at 6': fileWith([child({ born: '2000-06-01' }), left('2004-01-06', '2006-09-01', 'E12')]),
  'left for special guardians': fileWith([child({ born: '1996-06-01' }), left('2011-06-06', '2012-09-03', 'E46')]),
  'left at 17 after two years': fileWith([child({ born: '1994-06-01' }), left('2009-06-08', '2011-09-05', 'E4A')]),
  'grew up in care to 18': fileWith([
    child({ born: '1994-06-01' }),
    left('2009-06-08', '2012-06-01', 'E5', missing('2011-12-24', '2011-12-27'), review('2009-07-01')),
  ]),
  'sentenced to custody at 17': fileWith([child({ born: '1994-06-01' }), left('2009-06-08', '2011-09-05', 'E9')]),
  'separated, and known to the return as a leaver': fileWith([
    child({ born: '1994-06-01' }),
    left('2010-06-08', '2012-06-01', 'E5', unaccompanied('2010-06-08', '2012-06-01')),
    entry(careLeaverContact, '2013-06-01', null, { inTouch: 'YES', birthday: 19 }),
  ]),
  'all that can be recorded, of one who left at 15': fileWith([
    child({ born: '1996-06-01' }),
    left('2010-06-07', '2011-09-05', 'E4A', missing('2011-03-01', '2011-03-04'), everythingUnanswered('2011-02-01')),
  ]),
  'all that can be recorded, of one who grew up in care': fileWith([
    child({ born: '1994-06-01' }),
    left('2009-06-08', '2012-06-01', 'E5', missing('2011-03-01', '2011-03-04'), everythingUnanswered('2011-02-01')),
  ]),
}

/** Owed whatever became of care, until it is done or no longer wanted: why, for each. */
const STILL_OWED: Readonly<Record<string, string>> = {
  'subject-access': 'A right of access does not lapse because time has passed (UK GDPR, article 12)',
}

describe('someone who left care long ago', () => {
  const DAY = on('2026-11-02')
  for (const [who, file] of Object.entries(LIVES))
    test(`has nothing overdue or untold that is still to be done: ${who}`, () => {
      const { findings, failures } = findingsOf(file, [...duties.values()], DAY, { until: on('2027-11-02') })
      expect(failures).toEqual([])
      const open = findings.filter(
        ({ duty, answer, missed, occasion }) =>
          STILL_OWED[duty.id] === undefined &&
          !missed &&
          !(occasion.met && occasion.met.on.slice(0, 10) <= DAY) &&
          !(occasion.ended && occasion.ended.on <= DAY) &&
          (answer === 'overdue' || answer === 'cannot-tell' || answer === 'due'),
      )
      expect([...new Set(open.map(({ duty, answer }) => `${duty.id}: ${answer}`))]).toEqual([])
    })

  test('and what each still owes is a duty that there is', () => {
    expect(Object.keys(STILL_OWED).filter(id => !duties.has(id))).toEqual([])
  })
})
