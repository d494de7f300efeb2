import { describe, expect, it } from 'vitest'
import { on } from '../cases.ts'
import { aPost, someone, trustWith } from './cases.ts'
import { HR_COLUMNS, dayIn, headingOf, readHrFile } from './hr-file.ts'
import { planOf } from './hr-plan.ts'
import { staffingOf } from './notions.ts'

const TEAMS = [{ value: 'east', text: 'East team' }]
const line = (more: Readonly<Record<string, string>> = {}) => ({
  post: 'P1',
  role: 'Social worker',
  team: 'East team',
  'post fte': '1',
  'post from': '2020-01-01',
  employee: 'E1',
  name: 'Tamsin Orrell',
  fte: '0.8',
  basis: 'permanent',
  from: '01/03/2024',
  ...more,
})
const vacant = line({ post: 'P2', employee: '', name: '', fte: '', basis: '', from: '' })
const read = (...lines: readonly Readonly<Record<string, string>>[]) => readHrFile(HR_COLUMNS, lines, TEAMS)

describe('an extract of the personnel system', () => {
  it('gives posts, people and who is in which, each once; a line without an employee is a vacant post', () => {
    const { posts, people, holdings, faults } = read(
      line(),
      line({ employee: 'E2', name: 'Jo Reed', from: '2026-01-05' }),
      vacant,
    )
    expect(faults).toEqual([])
    expect(posts.map(post => [post.number, post.role, post.team, post.from])).toEqual([
      ['P1', 'social-worker', 'east', '2020-01-01'],
      ['P2', 'social-worker', 'east', '2020-01-01'],
    ])
    expect(people).toEqual([
      { number: 'E1', name: 'Tamsin Orrell', began: '2024-03-01', left: null },
      { number: 'E2', name: 'Jo Reed', began: '2026-01-05', left: null },
    ])
    expect(holdings.map(each => [each.post, each.employee, each.fte])).toEqual([
      ['P1', 'E1', 0.8],
      ['P1', 'E2', 0.8],
    ])
  })

  it('tells each line that is wrong, and how to mend it', () => {
    const { faults, posts } = read(
      line({ role: 'wizard', team: 'Nowhere', 'post fte': '3', from: '31/02/2024' }),
      line({ post: '' }),
      line({ basis: 'volunteer', left: '2020-01-01' }),
    )
    expect(posts).toEqual([])
    expect(faults.map(({ line: at, what }) => `${at} ${what}`)).toEqual([
      '2 ‘Nowhere’ is not a team here.',
      '2 ‘wizard’ in ‘role’ is not known.',
      '2 ‘3’ in ‘post fte’ is no part of a full week.',
      '2 ‘31/02/2024’ in ‘from’ is not a day.',
      '2 ‘31/02/2024’ in ‘from’ is not a day.',
      '3 There is no post number.',
      '4 They left before they began.',
      '4 ‘volunteer’ in ‘basis’ is not known.',
    ])
    expect(faults[1]?.mend).toContain('Give one of: Social worker;')
    expect(faults.every(fault => fault.mend.length > 8)).toBe(true)
  })

  it('does not choose between two lines that say otherwise of one post or person', () => {
    const { faults } = read(
      line(),
      line({ employee: 'E2', name: 'Jo Reed', 'post fte': '0.5' }),
      line({ post: 'P2', name: 'T Orrell' }),
    )
    expect(faults.map(({ line: at, what }) => [at, what])).toEqual([
      [3, 'What it says of post P1 is not what line 2 says.'],
      [4, 'What it says of employee E1 is not what line 2 says.'],
    ])
    expect(read(line(), line()).faults[0]).toMatchObject({ line: 3, mend: 'Leave one of the two out.' })
  })

  it('without a column it needs, or with one it does not know, is refused as a whole', () => {
    const { faults } = readHrFile(['post', 'salary'], [line()], TEAMS)
    expect(faults.every(fault => fault.line === 0)).toBe(true)
    expect(faults.map(fault => fault.what)).toContain('The column ‘salary’ is not known.')
    expect(faults.map(fault => fault.what)).toContain('There is no column called ‘team’.')
    expect(readHrFile(HR_COLUMNS, [], TEAMS).faults[0]?.what).toBe('The file has no lines.')
  })

  it('reads days and headings as people write them', () => {
    expect(['2026-09-30', '30/09/2026', '3/9/2026', '30 Sep 2026'].map(dayIn)).toEqual([
      '2026-09-30',
      '2026-09-30',
      '2026-09-03',
      undefined,
    ])
    expect(headingOf(' Post_FTE')).toBe('post fte')
  })
})

describe('what a file would do', () => {
  const held = trustWith(
    aPost('P1', { from: '2020-01-01' }),
    aPost('P7'),
    someone('E1', 'P1', '2024-03-01', null, { fte: 0.8 }),
  )
  const staffing = staffingOf(held)

  it('is nothing where the register says the same, and what it does not name is left alone', () => {
    const { changes, same, notNamed } = planOf(read(line({ name: 'Example E1' })), staffing)
    expect([changes, same, notNamed]).toEqual([[], 3, ['P7']])
  })

  it('is a new post, and a change that keeps what the file does not tell of', () => {
    const { changes } = planOf(read(line({ name: 'Example E1', fte: '1' }), vacant), staffing)
    expect(changes.map(({ what, about, entry, body }) => [what, about, entry, body['fte']])).toEqual([
      ['post', 'P2', undefined, 1],
      ['holding', 'E1 in P1', 'E1 P1 2024-03-01', 1],
    ])
    expect(changes[1]?.body).toMatchObject({ post: 'P1', member: 'E1', basis: 'permanent' })
  })

  it('ends what it says has ended, and asks why somebody left only where it is not known', () => {
    const gone = line({ name: 'Example E1', to: '2026-09-01', left: '2026-09-01' })
    const { changes } = planOf(read(gone), staffing)
    expect(changes.map(({ what, end, body }) => [what, end, body['leftWhy']])).toEqual([
      ['person', on('2026-09-01'), 'not-known'],
      ['holding', on('2026-09-01'), undefined],
    ])
    expect(planOf(read({ ...gone, 'why left': 'Retired' }), staffing).changes[0]?.body['leftWhy']).toBe('retired')
  })
})
