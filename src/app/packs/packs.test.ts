import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { boardShown } from '../../practice/governance/pages-front-words.ts'
import { evidenceIn } from '../../practice/promises/pages-figures.ts'
import { plainLines } from '../../practice/governance/pages-young-words.ts'
import { attack, nameOf } from '../../spine/measure/attacker.test-support.ts'
import type { Result } from '../../spine/measure/measure.ts'
import {
  ALL_COUNCILS,
  type Figure,
  type PublishedFigure as Suppressed,
  suppress,
} from '../../spine/measure/suppress.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { type Paper, tablesOf, textOf, wordsOf } from '../../spine/web/paper/paper.ts'
import { WORD, paperAsWord } from '../../spine/web/paper/word.ts'
import type { BoardMeasure, PublishedFigure, Viewer } from '../../spine/web/services.ts'
import { shownFigure } from '../figures/published.ts'
import { annualPaper } from './annual.ts'
import { packPaper } from './pack.ts'
import { charterSections, outcomeSections, stepsOf, strategySections } from './promised.ts'
import { packsService } from './service.ts'

const MARCH = plainDate('2027-03-31')
const MEETING = '00000000-0000-4000-8000-000000000010'
const COUNCILS = [
  { value: 'north', text: 'North' },
  { value: 'west', text: 'West' },
]
const services = madeUpServices()
const packs = packsService(services, () => MARCH)
const director: Viewer = { id: 'ruth', role: 'director' }
const worker: Viewer = { id: 'jo', role: 'social-worker' }

const NOTHING_PROMISED = { frameworks: [], evidence: evidenceIn([], new Map()) }

const allText = (paper: Paper): string => JSON.stringify(paper)
const headings = (paper: Paper): readonly string[] => paper.sections.map(each => each.heading)

describe('a meeting’s pack', () => {
  it('goes from the agenda and what was promised to the measures, each with a page behind', async () => {
    const made = await packs.pack(director, MEETING)
    const read = headings(made?.pack as Paper)
    expect(read.slice(0, 2)).toEqual(['Agenda', 'What we promised last time'])
    expect(read).toEqual(
      expect.arrayContaining(['Measures', 'What children told us', 'Risks', 'Improvement plan', 'Celebrations']),
    )
    const measures = (await services.front.board(director, {})).measures
    expect(read.slice(-measures.length)).toEqual(measures.map((each, at) => `${at + 1}. ${each.row.title}`))
    expect(tablesOf(made?.pack as Paper).some(each => each.caption.startsWith('Risks reported to the board'))).toBe(
      true,
    )
  })

  it('holds no risk that is not reported to the board, and nothing at all for whom boards are not', async () => {
    const { risks } = await services.risks.register(director)
    const hidden = risks.map(each => ({ ...each, board: false, title: 'A risk kept inside' }))
    const made = await packsService(
      {
        ...services,
        risks: {
          ...services.risks,
          register: async viewer => ({ ...(await services.risks.register(viewer)), risks: hidden }),
        },
      },
      () => MARCH,
    ).pack(director, MEETING)
    expect(allText(made?.pack as Paper)).not.toContain('kept inside')
    await expect(packs.pack(worker, MEETING)).rejects.toThrow('refused')
    await expect(packs.year(worker)).rejects.toThrow('refused')
  })

  it('is none where there is no such meeting, or its agenda is not open', async () => {
    const shut = packsService(
      {
        ...services,
        boards: {
          ...services.boards,
          meeting: async (viewer, id) => {
            const meeting = await services.boards.meeting(viewer, id)
            return meeting && { ...meeting, agendaOpen: false }
          },
        },
      },
      () => MARCH,
    )
    expect(await shut.pack(director, MEETING)).toBeUndefined()
    const none = packsService(
      { ...services, boards: { ...services.boards, meeting: async () => undefined } },
      () => MARCH,
    )
    expect(await none.pack(director, MEETING)).toBeUndefined()
  })

  it('has two pages for young people: in plain words, with what was promised them', async () => {
    const made = await packs.pack(director, MEETING)
    expect(headings(made?.young as Paper)).toEqual([
      'How things are',
      'What they said they would do',
      'What you told them',
      'What they promised you',
    ])
  })

  it('is a Word document like any other paper', async () => {
    const made = await packs.pack(director, MEETING)
    const file = await paperAsWord(made?.pack as Paper)
    expect([WORD.includes('wordprocessingml'), Buffer.from(file).subarray(0, 2).toString()]).toEqual([true, 'PK'])
  })
})

describe('what a pack tells of promises', () => {
  const charter = async () => {
    const [found] = await services.promises.frameworks(director, {})
    if (!found) throw new Error('there is no made-up framework')
    return { frameworks: [found], evidence: evidenceIn([], new Map()) }
  }

  it('is each promise of a charter with whose it is, nobody’s too, and how it stands', async () => {
    const [section] = charterSections(await charter())
    const rows = section?.blocks.flatMap(each => (each.is === 'table' ? each.rows : []))
    expect(section?.heading).toBe('Our pledge, promise by promise')
    expect(rows?.map(row => row.map(cell => textOf(wordsOf(cell))))).toEqual([
      ['1.1 Children have a home that lasts', 'Ruth Lane', 'Red: slipping ↓ worse'],
      ['1.2 Somebody asks you', 'Nobody yet', 'Not noted'],
    ])
  })

  it('is what owners said they would do next, beside what was promised last time', async () => {
    const made = await packs.pack(director, MEETING)
    const last = made?.pack.sections.find(each => each.heading === 'What we promised last time')
    expect(JSON.stringify(last)).toContain('Open two more homes')
    expect(stepsOf({ frameworks: [], evidence: evidenceIn([], new Map()) })).toEqual([])
  })

  it('is a chapter for each outcome in the year’s report, and each priority with who carries it', async () => {
    const { frameworks, evidence } = await charter()
    const as = (value: string) => ({
      evidence,
      frameworks: frameworks.map(each => ({ ...each, type: { value, text: value } })),
    })
    expect(outcomeSections(as('outcomes')).map(each => each.heading)).toEqual(['Outcome 1. Where you live'])
    expect(outcomeSections(as('strategy'))).toEqual([])
    expect(JSON.stringify(strategySections(as('strategy')))).toContain(
      'Councillor Ann Webb champions it; the homes group works on it',
    )
    const nobody = as('strategy').frameworks.map(each => ({
      ...each,
      parts: each.parts.map(part => without(part, 'champion', 'group')),
    }))
    expect(JSON.stringify(strategySections({ evidence, frameworks: nobody }))).toContain('No champion and no group yet')
  })
})

function without<T extends object>(whole: T, ...keys: readonly (keyof T & string)[]): T {
  return Object.fromEntries(Object.entries(whole).filter(([key]) => !(keys as readonly string[]).includes(key))) as T
}

describe('a year’s report', () => {
  it('has a part for each part of life, what the board did, and says what only people can write', async () => {
    const { report, ends } = await packs.year(director)
    const published = await services.figures.published(director, {})
    expect(ends).toEqual(published.dates)
    expect(headings(report)).toEqual(
      expect.arrayContaining([
        'Foreword',
        'The year in short',
        ...published.groups.slice(1).map(each => each.title),
        'What the board did',
        'Next year',
      ]),
    )
    expect(JSON.stringify(report.sections[0])).toContain('To be written.')
  })

  it('counts what fell in its year alone', async () => {
    const { boards } = await services.boards.boards(director)
    const board = await services.boards.board(director, boards[0]?.id ?? '')
    const base = {
      today: MARCH,
      figures: await services.figures.published(director, {}),
      measures: [],
      boards: board
        ? [
            {
              ...board,
              held: ['2026-04-01', '2026-03-31', '2027-03-31', '2027-04-01'].map(day => ({
                ...(board.held[0] as (typeof board.held)[number]),
                on: plainDate(day),
              })),
            },
          ]
        : [],
      actions: [],
      recommendations: [],
      plan: await services.improvement.plan(director),
      risks: [],
      promised: NOTHING_PROMISED,
    }
    const held = tablesOf(annualPaper({ ...base, end: MARCH })).find(
      each => each.caption === 'Meetings held in the year',
    )
    expect(held?.rows.map(row => textOf(wordsOf(row[1] as never)))).toEqual(['2'])
  })
})

describe('what a pack lets nobody work out', () => {
  // What stands in a pack of a figure, read back as a reader would: undefined where it is not shown.
  const readBack = (
    value: string,
    behind: string,
  ): { readonly part: number; readonly whole: number; readonly share: number } | undefined => {
    const counts = /([\d,]+) of ([\d,]+)/.exec(behind)
    if (value === 'not shown' || !counts) return undefined
    const number = (text: string | undefined): number => Number((text ?? '').replaceAll(',', ''))
    return { part: number(counts[1]), whole: number(counts[2]), share: Number(value.replace('%', '')) }
  }

  const result = (id: string, numerator: number, denominator: number): Result => ({
    id,
    on: MARCH,
    period: { start: MARCH, end: MARCH },
    unit: 'percent',
    numerator,
    denominator,
    unknown: 0,
    excluded: 0,
    children: numerator,
    value: denominator === 0 ? null : Math.round((10_000 * numerator) / denominator) / 100,
  })

  const measureOf = (id: string, figureOf: (council: string) => Suppressed): BoardMeasure => {
    const shown = (council: string): PublishedFigure => shownFigure(figureOf(council))
    return {
      group: 'General',
      of: 'children',
      before: [],
      heard: [],
      years: [],
      row: {
        id,
        title: id,
        question: `How many are ${id}?`,
        definition: '',
        source: '',
        front: true,
        now: shown(ALL_COUNCILS),
        direction: { went: 'cannot-tell', is: 'neither' },
        councils: COUNCILS.map(each => shown(each.value)),
      },
    }
  }

  it('a reader who tries finds no small number in five hundred of them', async () => {
    const meeting = await services.boards.meeting(director, MEETING)
    const board = meeting && (await services.boards.board(director, meeting.board.value))
    const plan = await services.improvement.plan(director)
    if (!meeting || !board) throw new Error('there is no made-up meeting')
    const small = fc.oneof(fc.integer({ min: 0, max: 8 }), fc.integer({ min: 0, max: 200 }))
    const council = fc.tuple(small, small)
    fc.assert(
      fc.property(fc.array(fc.tuple(council, council), { minLength: 1, maxLength: 4 }), tables => {
        const figures: Figure[] = tables.flatMap(([north, west], at) => {
          const id = `measure-${at}`
          const own = [north, west].map(([counts, others]) => [counts, counts + others] as const)
          const sum = own.reduce<readonly [number, number]>(([a, b], [c, d]) => [a + c, b + d], [0, 0])
          return [
            { council: ALL_COUNCILS, result: result(id, sum[0], sum[1]) },
            ...own.map(([counts, all], index) => ({
              council: COUNCILS[index]?.value ?? '',
              result: result(id, counts, all),
            })),
          ]
        })
        const publication = suppress(figures)
        expect(publication.exposed).toEqual([])
        const by = new Map(publication.figures.map(each => [`${each.id} ${each.council}`, each]))
        const measures = tables.map((_, at) =>
          measureOf(`measure-${at}`, code => by.get(`measure-${at} ${code}`) as Suppressed),
        )
        const paper = packPaper({
          meeting,
          board,
          plan,
          risks: [],
          promised: NOTHING_PROMISED,
          contract: [],
          figures: { on: MARCH, measures: measures.map((each, at) => boardShown(each, at, COUNCILS)) },
        })
        const attacked = attack(readFrom(paper, publication.figures))
        for (const each of figures) {
          const told = by.get(`${each.result.id} ${each.council}`) as Suppressed
          for (const field of ['numerator', 'rest'] as const) {
            const truth =
              field === 'numerator' ? each.result.numerator : (each.result.denominator ?? 0) - each.result.numerator
            if (truth < 1 || truth > 5) continue
            const range = attacked.get(nameOf({ council: each.council, id: told.id, period: told.period }, field))
            expect(
              range && range.low === range.high ? `${told.id} ${each.council} ${field} is ${truth}` : 'not known',
            ).toBe('not known')
          }
        }
        const plain = JSON.stringify(plainLines(measures))
        expect(plain).not.toContain('not shown')
      }),
      { numRuns: 500, seed: 20270331 },
    )
  })

  // The tables of a pack as the attacker takes them: nothing but what the paper itself says.
  function readFrom(paper: Paper, shape: readonly Suppressed[]): readonly Suppressed[] {
    const tables = tablesOf(paper)
    const glance = tables.find(each => each.caption.startsWith('The board’s measures'))
    const cell = (row: readonly unknown[] | undefined, at: number): string =>
      textOf(wordsOf((row?.[at] ?? '') as never))
    return shape.map(figure => {
      const at = Number(figure.id.split('-')[1])
      const councils = tables.find(each => each.caption === `By council: ${figure.id}`)
      const name = COUNCILS.find(each => each.value === figure.council)?.text
      const row = name === undefined ? glance?.rows[at] : councils?.rows.find(each => cell(each, 0) === name)
      const [value, behind] =
        name === undefined ? [cell(row, 1), cell(row, 2)] : [cell(row, 1).split(' (')[0] ?? '', cell(row, 1)]
      const read = readBack(value, behind)
      return {
        ...figure,
        numerator: read ? read.part : 'hidden',
        denominator: read ? read.whole : figure.denominator === 0 ? 0 : 'hidden',
        unknown: 0,
        excluded: 0,
        children: read ? read.part : 'hidden',
        value: read ? Math.round((10_000 * read.part) / Math.max(1, read.whole)) / 100 : 'hidden',
      }
    })
  }
})
