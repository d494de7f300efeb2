import { describe, expect, it } from 'vitest'
import { legalStatus, review, visit } from '../../practice/care/kinds.ts'
import { child as who, inCare, on } from '../../practice/cases.ts'
import { healthAssessment } from '../../practice/health/kinds.ts'
import { type Duty, type Occasion, defineDuty } from '../../spine/duty/duty.ts'
import type { AnyKind } from '../../spine/ledger/kind.ts'
import { dated } from '../../spine/time/dated.ts'
import { months } from '../../spine/duty/span.ts'
import type { Keeping } from '../duties/file-duties.ts'
import type { ChildRead } from './child-on-file.ts'
import { dueOf, dueShown } from './due.ts'
import { KEPT, onFile } from './testing.ts'

const SOURCE = { title: 'A made-up Act', provision: 's 1' } as const

function duty(
  id: string,
  occasions: readonly Occasion[],
  more: Partial<Duty> & { reads?: readonly AnyKind[] } = {},
): Duty {
  return defineDuty({
    id,
    title: `Duty ${id}`,
    about: 'Something must happen.',
    owner: 'social-worker',
    section: 'care',
    layer: 'law',
    sources: [SOURCE as never],
    limits: { all: dated({ from: '2000-01-01', value: months(1), source: 'made up' }) },
    metBy: 'It is recorded.',
    stops: 'Care ends.',
    record: visit,
    reads: [visit],
    occasions: () => occasions,
    ...more,
  } as never)
}
const occasion = (by: string | null, more: Partial<Occasion> = {}): Occasion => ({
  key: `by ${by}`,
  because: { key: 'care.in-care-since', values: { since: '2016-01-09' } },
  from: on('2016-01-09'),
  by: by === null ? null : on(by),
  ...more,
})
const shown = (duties: readonly Duty[], more: Partial<ChildRead> = {}, keeping: Keeping = KEPT) =>
  dueShown(dueOf(onFile([who(), inCare('2016-01-09')], more), keeping, duties))
const lines = (duties: readonly Duty[], more: Partial<ChildRead> = {}) =>
  shown(duties, more).lines.map(({ what, level, words }) => [what, level, words])

describe('what is due for a child', () => {
  it('overdue comes first and longest first, then soonest; what was met or missed for good is not there', () => {
    expect(
      lines([
        duty('a', [occasion('2018-05-01'), occasion('2018-04-09')]),
        duty('b', [occasion('2018-03-19')]),
        duty('c', [occasion('2018-01-01')]),
        duty('d', [occasion('2018-02-01', { met: { on: on('2018-01-20') } })]),
        duty('e', [
          occasion('2018-02-01', {
            ended: { on: on('2018-02-10'), because: { key: 'care.in-care-since', values: { since: '2016-01-09' } } },
          }),
        ]),
      ]),
    ).toEqual([
      ['Duty c', 'overdue', 'overdue by 2 months'],
      ['Duty b', 'overdue', 'overdue by 12 days'],
      ['Duty a', 'due', 'in 9 days'],
      ['Duty a', 'due', 'in 4 weeks'],
    ])
  })

  it('what the law asks comes before guidance, and guidance before our own practice, however long each is overdue', () => {
    const overdue = [occasion('2018-01-01')]
    expect(
      lines([
        duty('ours', overdue, { layer: 'local' }),
        duty('guided', overdue, { layer: 'guidance' }),
        duty('soon', [occasion('2018-04-09')]),
        duty('lawful', [occasion('2018-03-19')]),
      ]).map(([what]) => what),
    ).toEqual(['Duty lawful', 'Duty guided', 'Duty ours', 'Duty soon'])
  })

  it('each says why, by which laws, whose limit, what the law’s own day is and where it is recorded', () => {
    const [line] = shown([
      duty('a', [occasion('2018-04-09', { statutory: on('2018-04-16') })], {
        sources: [SOURCE, { title: 'A made-up guide', provision: '2.1' }] as never,
        layer: 'guidance',
      }),
    ]).lines
    expect(line).toEqual({
      what: 'Duty a',
      by: '2018-04-09',
      level: 'due',
      words: 'in 9 days',
      law: 'A made-up Act, s 1',
      why: expect.stringContaining('9 January 2016'),
      laws: ['A made-up Act, s 1', 'A made-up guide, 2.1'],
      limit: 'Statutory guidance sets this',
      statutory: '2018-04-16',
      metBy: 'It is recorded.',
      record: '/children/a-child/record/visit',
    })
  })

  it('what cannot be told of many occasions is told once for each duty, by the newest', () => {
    const unsettled = { key: 'care.in-care-since', values: { since: '2016-01-09' } } as const
    const { untold } = shown([
      duty('a', [
        occasion('2017-01-01', { unsettled }),
        occasion('2017-06-01', { unsettled }),
        occasion('2017-12-01', { unsettled }),
      ]),
      duty('b', [occasion(null)]),
    ])
    expect(untold.map(line => [line.what, line.by, line.words.replace(/^.*\(/, '(')])).toEqual([
      ['Duty a', '2017-12-01', '(and of 2 earlier)'],
      ['Duty b', null, 'cannot tell: what it is counted from is not recorded'],
    ])
  })

  it('what fell due before the trust recorded its work is one sentence, each duty named once', () => {
    const late: Keeping = { settings: { local: new Map(), keptFrom: on('2018-03-01') }, heldTo: undefined }
    const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'].map(id =>
      duty(id, [occasion('2017-01-01'), occasion('2017-05-01')]),
    )
    const due = shown(many, {}, late)
    expect([due.lines, due.untold]).toEqual([[], []])
    expect(due.note).toBe(
      'Not told, because our work was not recorded here then: Duty a, duty b, duty c, duty d, duty e, duty f and 2 more.',
    )
  })

  it('a duty that reads what this reader may not see is not asked: met, it would look as if it were not', () => {
    const duties = [
      duty('a', [occasion('2018-04-09')], { reads: [visit, healthAssessment] }),
      duty('b', [occasion('2018-04-09')], { section: 'health' }),
      duty('c', [occasion('2018-04-09')], { reads: [visit, legalStatus] }),
    ]
    expect(lines(duties).map(([what]) => what)).toEqual(['Duty a', 'Duty b', 'Duty c'])
    expect(lines(duties, { reads: new Set(['identity', 'care']) }).map(([what]) => what)).toEqual(['Duty c'])
  })

  it('belongs to the part where what meets it is recorded', () => {
    const all = dueOf(onFile([who(), inCare('2016-01-09')]), KEPT, [
      duty('a', [occasion('2018-04-09')], { record: review }),
      duty('b', [occasion('2018-04-09')], { record: healthAssessment }),
      duty('c', [occasion('2018-04-09')], { record: undefined as never, section: 'education' }),
    ])
    expect(all.map(each => each.part)).toEqual(['plan', 'health', 'learning'])
    expect(dueShown(all, 'health').lines.map(line => line.what)).toEqual(['Duty b'])
  })

  it('is offered to be recorded only to those who may', () => {
    expect(shown([duty('a', [occasion('2018-04-09')])], { writes: new Set(['health']) }).lines[0]).not.toHaveProperty(
      'record',
    )
  })
})
