import { describe, expect, it } from 'vitest'
import { type BenchReport, reportInWords } from './report.ts'

const report: BenchReport = {
  at: '2026-04-01T09:00:00.000Z',
  machine: {
    processors: 2,
    model: 'a processor',
    memoryMegabytes: 25_277,
    node: '20.20.2',
    loadBefore: 0.25,
    loadAfter: 1.5,
  },
  imports: [
    {
      what: 'county, ten years',
      scale: 1,
      children: 5856,
      rows: 119_835,
      bytes: 5_600_000,
      seconds: 8,
      cpuSeconds: 5.5,
      databaseCpuSeconds: null,
      peakMegabytes: 300,
      bareSeconds: 0.16,
    },
  ],
  measures: [
    {
      scale: 1,
      files: 5856,
      measures: 51,
      on: '2026-03-31',
      bytes: 9_700_000,
      seconds: 0.36,
      cpuSeconds: 0.4,
      peakMegabytes: 211,
      bareSeconds: 0,
    },
  ],
  due: [
    {
      scale: 1,
      duties: 91,
      files: 2827,
      child: { count: 2827, p50: 0.514, p95: 1.9, max: 11.26 },
      seconds: 4.5,
      cpuSeconds: 2.25,
    },
  ],
  pages: [
    {
      page: 'scorecard',
      users: 50,
      times: { count: 998, p50: 41.6, p95: 99.5, max: 120 },
      cpuMilliseconds: 8.25,
      otherAnswers: { 500: 2 },
    },
  ],
  checking: [
    {
      what: 'the public sample',
      times: 40,
      children: 107_040,
      rows: 1_039_000,
      rules: 259,
      rulesSeconds: 3.214,
      seconds: 6.78,
      cpuSeconds: 6.9,
      peakMegabytes: 529.4,
    },
  ],
  server: { megabytesBefore: 200, megabytesAfter: 250.4, peakMegabytes: 1260 },
}

/** The cells of the line that begins so. */
function lineOf(text: string, begins: string): readonly string[] {
  const line = text.split('\n').find(each => each.startsWith(begins))
  return line?.trim().split(/ {2,}/) ?? []
}

describe('the report in words', () => {
  const text = reportInWords(report)

  it('says on what machine, and how busy it was', () => {
    expect(text.split('\n')[0]).toBe(
      '2 processors (a processor), 25,277 MB, Node 20.20.2; load average 0.3 before, 1.5 after',
    )
  })
  it('sets an import beside the bare load of the same files', () => {
    expect(lineOf(text, 'county, ten years')).toEqual([
      'county, ten years',
      '1',
      '5,856',
      '119,835',
      '5.6',
      '8.00',
      '14,979',
      '0.16',
      '50.0',
      '5.50',
      '300',
    ])
  })
  it('leaves a ratio out where the bare work took no time that could be seen', () => {
    expect(lineOf(text, '2026-03-31')).toEqual([
      '2026-03-31',
      '1',
      '5,856',
      '51',
      '9.7',
      '0.36',
      '16,267',
      '0.00',
      '0.40',
      '211',
    ])
  })
  it('gives one child typically and at worst, and every open file', () => {
    expect(lineOf(text, '     2,827')).toEqual(['2,827', '1', '91', '0.51', '1.90', '11.3', '4.50', '2.25'])
  })
  it('counts answers that were not the page apart from the times', () => {
    expect(lineOf(text, 'scorecard')).toEqual(['scorecard', '50', '998', '42', '100', '120', '8.3', '2 × 500'])
  })
  it('tells of a return checked, how often it is repeated, the rules alone and the whole', () => {
    expect(text).toContain('Checking the public sample by the rules of the SSDA903')
    expect(lineOf(text, '   40')).toEqual(['40', '107,040', '1,039,000', '259', '3.21', '6.78', '6.90', '529'])
  })
  it('leaves out what was not measured', () => {
    const checking = reportInWords({ ...report, imports: [], measures: [], due: [] })
    for (const title of ['Imports', 'Every measure', 'What is due']) {
      expect(text).toContain(title)
      expect(checking).not.toContain(title)
    }
  })
  it('says what memory the server held', () => {
    expect(text.split('\n').at(-1)).toBe(
      'The server held 200 MB before the pages were asked for and 250 MB after; at most 1,260 MB.',
    )
  })
  it('says nothing of pages or a server when none were asked', () => {
    const { server: _, ...rest } = report
    const without = reportInWords({ ...rest, pages: [] })
    expect(without).not.toContain('Pages')
    expect(without).not.toContain('The server held')
  })
})
