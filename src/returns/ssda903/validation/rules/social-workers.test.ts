import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { type Tables, faultsOf } from '../testing.ts'

const spell = (SW_DECOM?: string, SW_DEC?: string, more: object = {}) => ({
  SW_ID: 'SW123456',
  SW_REASON: 'MANAGE',
  SW_DECOM,
  SW_DEC,
  ...more,
})
const bare = { SW_ID: undefined, SW_REASON: undefined }

describe('social workers', () => {
  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    [
      'SW01aSTG1',
      'no day, or an old one without a number',
      {
        SWEpisodes: [
          spell(),
          spell('32/01/2024'),
          spell('31/03/2023', undefined, bare),
          spell('01/04/2023', undefined, bare),
          spell('31/03/2023'),
        ],
      },
      { SWEpisodes: [0, 1, 2] },
    ],
    [
      'SW01bSTG1',
      'no day, or a new one without a number or a reason',
      {
        SWEpisodes: [
          spell(),
          spell('01/04/2023', undefined, { SW_ID: undefined }),
          spell('01/04/2023', undefined, { SW_REASON: undefined }),
          spell('31/03/2023', undefined, bare),
          spell('01/04/2023'),
        ],
      },
      { SWEpisodes: [0, 1, 2] },
    ],
    [
      'SW02STG1',
      'neither SW nor XX',
      { SWEpisodes: ['12345', undefined, 'sw1', 'XX1'].map(SW_ID => ({ SW_ID })) },
      { SWEpisodes: [0, 1] },
    ],
    [
      'SW04STG1',
      'no real day',
      { SWEpisodes: [spell('31/06/2025'), spell('zz/06/2025'), spell('30/06/2025'), spell()] },
      { SWEpisodes: [0] },
    ],
    [
      'SW05STG1',
      'no real day',
      {
        SWEpisodes: [
          spell('01/01/2025', '31/06/2025'),
          spell('01/01/2025', 'zz/zz/2025'),
          spell('01/01/2025', '30/06/2025'),
          spell(),
        ],
      },
      { SWEpisodes: [0] },
    ],
    [
      'SW06STG2',
      'after the year',
      { SWEpisodes: [spell('01/04/2026'), spell('31/03/2026'), spell()] },
      { SWEpisodes: [0] },
    ],
    [
      'SW07STG2',
      'outside two years',
      {
        SWEpisodes: [
          spell('01/01/2024', '01/04/2026'),
          spell('01/01/2024', '31/03/2024'),
          spell('01/01/2024', '01/04/2024'),
          spell('01/01/2024', '31/03/2026'),
          spell('01/01/2024'),
        ],
      },
      { SWEpisodes: [0, 1] },
    ],
    [
      'SW08STG2',
      'not the last, and open',
      { SWEpisodes: [spell('01/06/2025'), spell('01/01/2025'), spell('01/09/2025'), spell()] },
      { SWEpisodes: [0, 1] },
    ],
    [
      'SW09STG2',
      'begun and ended on one day',
      { SWEpisodes: [spell('01/06/2025', '01/06/2025'), spell('01/06/2025', '02/06/2025'), spell()] },
      { SWEpisodes: [0] },
    ],
    [
      'SW10STG2',
      'more than a week after',
      { SWEpisodes: [spell('01/01/2025', '01/06/2025'), spell('09/06/2025', '01/09/2025'), spell('08/09/2025')] },
      { SWEpisodes: [1] },
    ],
    [
      'SW10STG2',
      'more than a week before',
      { SWEpisodes: [spell('01/01/2025', '01/06/2025'), spell('24/05/2025')] },
      { SWEpisodes: [1] },
    ],
    [
      'SW10STG2',
      'the one before has no end',
      { SWEpisodes: [spell('01/01/2025'), spell('24/05/2025')] },
      { SWEpisodes: [1] },
    ],
    [
      'SW10STG2',
      'a first contact',
      { SWEpisodes: [spell('01/01/2025', '01/02/2025'), spell('24/05/2025', undefined, { SW_REASON: 'FCONTA' })] },
      {},
    ],
    [
      'SW11bSTG2',
      'ended in the last five days',
      { SWEpisodes: [spell('01/01/2025', '27/03/2026')] },
      { SWEpisodes: [0] },
    ],
    ['SW11bSTG2', 'ended the day before them', { SWEpisodes: [spell('01/01/2025', '26/03/2026')] }, {}],
    ['SW11bSTG2', 'another came after', { SWEpisodes: [spell('01/01/2025', '30/03/2026'), spell('30/03/2026')] }, {}],
    [
      'SW12STG2',
      'nobody when they came, or left',
      {
        SWEpisodes: [spell('01/06/2025', '01/06/2025')],
        Episodes: [
          { DECOM: '02/06/2025', RNE: 'S', LS: 'C2' },
          { DECOM: '01/06/2025', RNE: 'S', LS: 'C2' },
          { DECOM: '01/01/2025', RNE: 'P', DEC: '31/05/2025', REC: 'E4A', LS: 'C2' },
          { DECOM: '01/01/2025', RNE: 'P', DEC: '01/06/2025', REC: 'E4A', LS: 'C2' },
          { DECOM: '02/06/2025', RNE: 'S', LS: 'V4' },
          { DECOM: '01/01/2020', RNE: 'S', DEC: '31/03/2024', REC: 'E4A', LS: 'C2' },
          { DECOM: '02/06/2025', RNE: 'P', LS: 'C2' },
        ],
      },
      { Episodes: [0, 2] },
    ],
    [
      'SW12STG2',
      'whoever had the child already',
      {
        SWEpisodes: [spell('01/03/2025', '02/06/2025')],
        Episodes: [
          { DECOM: '02/06/2025', RNE: 'S', LS: 'C2' },
          { DECOM: '03/06/2025', RNE: 'S', LS: 'C2' },
        ],
      },
      { Episodes: [1] },
    ],
    [
      'SW13STG1',
      'no code, or missing of a new one',
      {
        SWEpisodes: [
          spell('01/01/2020', undefined, { SW_REASON: 'X' }),
          spell('01/04/2023', undefined, bare),
          spell('31/03/2023', undefined, bare),
          spell(),
        ],
      },
      { SWEpisodes: [0, 1] },
    ],
    [
      'SW17STG2',
      'the latest has ended',
      { SWEpisodes: [spell('01/06/2025', '01/09/2025'), spell('01/01/2025', '01/06/2025')] },
      { SWEpisodes: [0] },
    ],
    ['SW17STG2', 'the latest goes on', { SWEpisodes: [spell('01/06/2025'), spell('01/01/2025', '01/06/2025')] }, {}],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(faults)
  })

  it.each([
    ['SW02STG1', 2023],
    ['SW01aSTG1', 2024],
    ['SW17STG2', 2025],
  ])('%s is not asked of %i', (code, year) => {
    const wrong = [{ SW_DECOM: '01/06/2022', SW_DEC: '01/09/2022' }]
    expect(faultsOf(ruleOf(code), { year, SWEpisodes: wrong })).toEqual({})
    expect(faultsOf(ruleOf(code), { year: year + 1, SWEpisodes: wrong })).toEqual({ SWEpisodes: [0] })
  })
})
