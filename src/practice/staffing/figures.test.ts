import { describe, expect, it } from 'vitest'
import type { Entry } from '../../spine/ledger/entry.ts'
import { on } from '../cases.ts'
import { aPost, agency, inPost, sick, someone, trustWith } from './cases.ts'
import {
  absenceRateDfe,
  agencyRateDfe,
  agencyShare,
  averageInPost,
  coverOfAgency,
  coverOfVacancies,
  share,
  sicknessDays,
  stability,
  structureOn,
  turnover,
  turnoverDfe,
  vacancyRate,
  vacancyRateDfe,
} from './figures.ts'
import { isSocialWork, postsOn, staffingOf } from './notions.ts'

const everyone = (): boolean => true
const day = on('2026-09-30')
const of = (...entries: readonly (Entry | readonly Entry[])[]) => staffingOf(trustWith(...entries))
const structure = (...entries: readonly (Entry | readonly Entry[])[]) => structureOn(of(...entries), day, everyone)

describe('vacancies', () => {
  it('a vacancy that agency staff cover is still vacant', () => {
    const found = structure(
      aPost('P1'),
      aPost('P2'),
      someone('E1', 'P1', '2020-01-01'),
      agency('A1', 'P2', '2026-01-01'),
    )
    expect(found).toMatchObject({ established: 2, filled: 1, vacant: 1, covered: 1, uncovered: 0, inPost: 1 })
    expect(vacancyRate(found)).toEqual({ part: 1, whole: 2, value: 50 })
  })

  it('a post filled for three days is vacant for two', () => {
    const found = structure(aPost('P1'), someone('E1', 'P1', '2020-01-01', null, { fte: 0.6 }))
    expect(found).toMatchObject({ filled: 0.6, vacant: 0.4, uncovered: 0.4 })
  })

  it('a post above the structure is neither established nor vacant, but who is in it is in post', () => {
    const found = structure(aPost('P1'), aPost('P2', { above: true }), someone('E1', 'P2', '2020-01-01'))
    expect(found).toMatchObject({ established: 1, vacant: 1, inPost: 1 })
    expect(vacancyRate(found).value).toBe(100)
    expect(vacancyRateDfe(found)).toEqual({ part: 1, whole: 2, value: 50 })
  })

  it('two people in one post for a while fill it once, and both are in post', () => {
    const found = structure(aPost('P1'), someone('E1', 'P1', '2020-01-01'), someone('E2', 'P1', '2026-09-01'))
    expect(found).toMatchObject({ established: 1, filled: 1, vacant: 0, inPost: 2 })
  })

  it('agency staff who stand in for someone away cover no vacancy', () => {
    const found = structure(
      aPost('P1'),
      someone('E1', 'P1', '2020-01-01'),
      someone('A1', 'P1', '2026-01-01', null, { basis: 'agency', covers: false }),
    )
    expect(found).toMatchObject({ vacant: 0, covered: 0, agencyWithin: 1 })
    expect(agencyShare(found).value).toBe(100)
  })

  it('tells since when a post is vacant, and not where nobody employed was ever in it', () => {
    const staffing = of(aPost('P1'), aPost('P2'), someone('E1', 'P1', '2020-01-01', '2026-06-30'))
    expect(postsOn(staffing, day).map(each => each.vacantSince)).toEqual(['2026-06-30', null])
  })

  it('a post that is not begun yet or was taken out is no post', () => {
    expect(structure(aPost('P1', { from: '2027-01-01' }), aPost('P2', { to: '2026-09-30' })).posts).toBe(0)
  })

  it('who left the trust is in no post, though nobody ended that', () => {
    const [person, held] = someone('E1', 'P1', '2020-01-01', '2026-05-01') as [Entry, Entry]
    expect(structure(aPost('P1'), person, { ...held, end: null })).toMatchObject({ vacant: 1, inPost: 0 })
  })
})

describe('the Department’s figures', () => {
  // England on 30 September 2023, as published.
  const england = {
    posts: 0,
    established: 0,
    filled: 0,
    vacant: 7722.7,
    covered: 5744.2,
    uncovered: 1978.5,
    inPost: 33_119.1,
    agencyWithin: 7173.5,
    agencyAbove: 0,
  }
  it('are England’s published ones of 2023 to the decimal', () => {
    const tenth = (value: number | null): number => Math.round((value ?? 0) * 10) / 10
    expect(tenth(vacancyRateDfe(england).value)).toBe(18.9)
    expect(tenth(agencyRateDfe(england).value)).toBe(17.8)
    expect(tenth(coverOfAgency(england).value)).toBe(80.1)
    expect(tenth(coverOfVacancies(england).value)).toBe(74.4)
    expect(tenth(share(5254.6, england.inPost).value)).toBe(15.9)
    expect(tenth(share(270_751, england.inPost * 253).value)).toBe(3.2)
  })

  it('agency staff above the structure raise the Department’s rate and not the contract’s', () => {
    const found = structure(
      aPost('P1'),
      aPost('P2', { above: true }),
      someone('E1', 'P1', '2020-01-01'),
      someone('A1', 'P2', '2026-01-01', null, { basis: 'agency', covers: false }),
    )
    expect(agencyShare(found).value).toBe(0)
    expect(agencyRateDfe(found)).toEqual({ part: 1, whole: 2, value: 50 })
  })
})

describe('turnover', () => {
  const four = ['1', '2', '3', '4'].map(each => [aPost(`P${each}`), someone(`E${each}`, `P${each}`, '2020-01-01')])

  it('is those who left in twelve months of those employed on average, and of those at the end', () => {
    const staffing = of(...four.slice(1).flat(), aPost('P1'), someone('E1', 'P1', '2020-01-01', '2026-09-30'))
    expect(averageInPost(staffing, day, everyone)).toBe(3.92)
    expect(turnover(staffing, day, everyone)).toEqual({ part: 1, whole: 3.92, value: 25.51 })
    expect(turnoverDfe(staffing, day, everyone)).toEqual({ part: 1, whole: 3, value: 33.33 })
  })

  it('a move to another post is no leaving, and who goes from agency to employment stays', () => {
    const [person] = someone('E9', 'P9', '2025-12-01') as [Entry, Entry]
    const moved = [
      person,
      inPost('E9', 'P9', '2025-12-01', '2026-03-01', { basis: 'agency', covers: true }),
      inPost('E9', 'P8', '2026-03-01'),
    ]
    expect(turnover(of(...four.flat(), aPost('P8'), aPost('P9'), moved), day, everyone).part).toBe(0)
  })

  it('agency staff who go are no leavers, nor are those who left a year ago or more', () => {
    const staffing = of(
      ...four.flat(),
      aPost('P5'),
      agency('A1', 'P5', '2026-01-01', '2026-06-01'),
      someone('E5', 'P5', '2020-01-01', '2025-09-30'),
    )
    expect(turnover(staffing, day, everyone).part).toBe(0)
    expect(turnover(staffing, on('2025-09-30'), everyone).part).toBe(1)
  })

  it('a part-time leaver counts for the hours they worked', () => {
    const staffing = of(...four.flat(), aPost('P5'), someone('E5', 'P5', '2020-01-01', '2026-02-01', { fte: 0.6 }))
    expect(turnover(staffing, day, everyone).part).toBe(0.6)
  })

  it('of nobody cannot be told', () => {
    expect(turnover(of(), day, everyone).value).toBeNull()
  })
})

describe('sickness', () => {
  const one = [aPost('P1'), someone('E1', 'P1', '2020-01-01')]

  it('is the days lost for each full-time post, and a share of the year’s working days', () => {
    const staffing = of(...one, sick('E1', '2026-03-02', '2026-03-12', 8))
    expect(sicknessDays(staffing, day, everyone)).toEqual({ part: 8, whole: 1, value: 8 })
    expect(absenceRateDfe(staffing, day, everyone)).toEqual({ part: 8, whole: 253, value: 3.16 })
  })

  it('of a time that began before the twelve months counts only the part within them', () => {
    const staffing = of(...one, sick('E1', '2025-09-20', '2025-10-10', 14))
    expect(sicknessDays(staffing, day, everyone).part).toBe(7)
  })

  it('that still runs counts the working days so far', () => {
    expect(sicknessDays(of(...one, sick('E1', '2026-09-28', null)), day, everyone).part).toBe(3)
  })

  it('of agency staff is not counted', () => {
    const staffing = of(aPost('P1'), agency('A1', 'P1', '2026-01-01'), sick('A1', '2026-03-02', '2026-03-06', 4))
    expect(sicknessDays(staffing, day, everyone)).toEqual({ part: 0, whole: 0, value: null })
  })
})

describe('stability', () => {
  it('is how many of those employed a year ago still are, whoever came since', () => {
    const staffing = of(
      aPost('P1'),
      aPost('P2'),
      aPost('P3'),
      someone('E1', 'P1', '2020-01-01'),
      someone('E2', 'P2', '2020-01-01', '2026-02-01'),
      someone('E3', 'P3', '2026-01-01'),
    )
    expect(stability(staffing, day, everyone)).toEqual({ part: 1, whole: 2, value: 50 })
  })
})

describe('which posts', () => {
  it('social work is what only a registered social worker may do, managers and reviewers among it', () => {
    const roles = ['social-worker', 'team-manager', 'reviewing-officer', 'personal-adviser', 'health'] as const
    const posts = staffingOf(trustWith(...roles.map((role, at) => aPost(`P${at}`, { role })))).posts
    expect(posts.filter(post => isSocialWork(post, day)).map(post => post.body.role)).toEqual(roles.slice(0, 3))
  })

  it('are narrowed to a team', () => {
    const staffing = of(aPost('P1', { team: 'west' }), aPost('P2'))
    expect(structureOn(staffing, day, post => post.body.team === 'west').posts).toBe(1)
  })
})
