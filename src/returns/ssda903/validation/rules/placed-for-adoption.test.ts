import { describe, expect, it } from 'vitest'
import { ruleOf } from '../rules.ts'
import { type Tables, faultsOf } from '../testing.ts'

const PLACED = '01/06/2025'
const CEASED = { DATE_PLACED_CEASED: '01/10/2025', REASON_PLACED_CEASED: 'RD3' }
const decided = (more: object = {}) => ({ DATE_PLACED: PLACED, ...more })
const reversed = (more: object = {}) => decided({ ...CEASED, ...more })

describe('decisions to place a child for adoption', () => {
  it.each<[code: string, why: string, tables: Tables, faults: object]>([
    [
      '115',
      'no real day',
      { PlacedAdoption: ['31/06/2025', PLACED, undefined].map(DATE_PLACED => ({ DATE_PLACED })) },
      { PlacedAdoption: [0] },
    ],
    [
      '116',
      'no real day',
      { PlacedAdoption: ['31/06/2025', PLACED, undefined].map(DATE_PLACED_CEASED => ({ DATE_PLACED_CEASED })) },
      { PlacedAdoption: [0] },
    ],
    [
      '117',
      'after they left',
      { Episodes: [{ DECOM: '01/01/2024', DEC: '31/05/2025', REC: 'E4A' }], PlacedAdoption: [decided()] },
      { Episodes: [0], PlacedAdoption: [0] },
    ],
    [
      '117',
      'on the day they left',
      { Episodes: [{ DECOM: '01/01/2024', DEC: PLACED, REC: 'E4A' }], PlacedAdoption: [decided()] },
      {},
    ],
    [
      '117',
      'reversed after the year',
      { Episodes: [{ DECOM: '01/01/2024' }], PlacedAdoption: [reversed({ DATE_PLACED_CEASED: '01/04/2026' })] },
      { Episodes: [0], PlacedAdoption: [0] },
    ],
    [
      '117',
      'a move is not leaving',
      {
        Episodes: [{ DECOM: '01/01/2024', DEC: '01/01/2025', REC: 'X1' }, { DECOM: '01/01/2025' }],
        PlacedAdoption: [decided()],
      },
      {},
    ],
    [
      '118',
      'reversed before the year',
      {
        Episodes: [{ DECOM: '01/01/2024', LS: 'C2' }],
        PlacedAdoption: [reversed({ DATE_PLACED_CEASED: '31/03/2025' })],
      },
      { Episodes: [0], PlacedAdoption: [0] },
    ],
    [
      '118',
      'reversed before care',
      { Episodes: [{ DECOM: '01/12/2025', LS: 'C2' }], PlacedAdoption: [reversed()] },
      { Episodes: [0], PlacedAdoption: [0] },
    ],
    [
      '118',
      'short breaks are not care',
      { Episodes: [{ DECOM: '01/12/2025', LS: 'V4' }], PlacedAdoption: [reversed()] },
      {},
    ],
    [
      '118',
      'as the year began',
      {
        Episodes: [{ DECOM: '01/01/2024', LS: 'C2' }],
        PlacedAdoption: [reversed({ DATE_PLACED_CEASED: '01/04/2025' })],
      },
      {},
    ],
    [
      '119',
      'one without the other',
      { PlacedAdoption: [{ DATE_PLACED_CEASED: PLACED }, { REASON_PLACED_CEASED: 'RD1' }, reversed(), {}] },
      { PlacedAdoption: [0, 1] },
    ],
    [
      '120',
      'no code',
      { PlacedAdoption: ['RD5', 'RD1', 'rd4', undefined].map(REASON_PLACED_CEASED => ({ REASON_PLACED_CEASED })) },
      { PlacedAdoption: [0] },
    ],
    [
      '184',
      'before birth',
      { Header: [{ DOB: '02/06/2025' }], PlacedAdoption: [decided()] },
      { Header: [0], PlacedAdoption: [0] },
    ],
    ['184', 'on the day of birth', { Header: [{ DOB: PLACED }], PlacedAdoption: [decided()] }, {}],
    [
      '184',
      'the date of birth is missing',
      { Header: [{}], PlacedAdoption: [decided(), {}] },
      { Header: [0], PlacedAdoption: [0] },
    ],
    [
      '522',
      'before it was made',
      {
        PlacedAdoption: [reversed({ DATE_PLACED_CEASED: '31/05/2025' }), reversed({ DATE_PLACED_CEASED: PLACED }), {}],
      },
      { PlacedAdoption: [0] },
    ],
    [
      '523',
      'two days',
      { PlacedAdoption: [decided()], AD1: [{ DATE_INT: '02/06/2025' }] },
      { AD1: [0], PlacedAdoption: [0] },
    ],
    ['523', 'one day, written two ways', { PlacedAdoption: [decided()], AD1: [{ DATE_INT: '1/6/2025' }] }, {}],
    ['523', 'one is blank', { PlacedAdoption: [decided(), {}], AD1: [{}] }, {}],
    [
      '525',
      'reversed and adopted',
      { PlacedAdoption: [reversed()], AD1: [{ NB_ADOPTR: '1' }] },
      { AD1: [0], PlacedAdoption: [0] },
    ],
    ['525', 'not reversed', { PlacedAdoption: [decided()], AD1: [{ NB_ADOPTR: '1' }] }, {}],
    ['525', 'nothing of an adoption', { PlacedAdoption: [reversed()], AD1: [{}] }, {}],
    ['551', 'no decision', { Episodes: [{ PLACE: 'A4' }, { PLACE: 'U6' }], PlacedAdoption: [] }, { Episodes: [0] }],
    [
      '551',
      'a decision of no day',
      { Episodes: [{ PLACE: 'A4' }], PlacedAdoption: [{}] },
      { Episodes: [0], PlacedAdoption: [0] },
    ],
    ['551', 'a decision', { Episodes: [{ PLACE: 'A4' }], PlacedAdoption: [decided()] }, {}],
    [
      '552',
      'placed before the latest decision',
      {
        Episodes: [
          { PLACE: 'A4', DECOM: '31/05/2025' },
          { PLACE: 'A4', DECOM: '01/12/2025' },
        ],
        PlacedAdoption: [decided(), { DATE_PLACED: '01/01/2025' }],
      },
      { Episodes: [0], PlacedAdoption: [0] },
    ],
    ['552', 'placed on the day', { Episodes: [{ PLACE: 'A4', DECOM: PLACED }], PlacedAdoption: [decided()] }, {}],
    [
      '553',
      'an order and no decision',
      { Episodes: [{ LS: 'E1' }, { LS: 'C2' }], PlacedAdoption: [] },
      { Episodes: [0] },
    ],
    [
      '553',
      'reversed while the order goes on',
      { Episodes: [{ LS: 'E1' }], PlacedAdoption: [{ REASON_PLACED_CEASED: 'RD1' }, decided()] },
      { PlacedAdoption: [0] },
    ],
    ['553', 'the order has ended', { Episodes: [{ LS: 'E1', DEC: '01/11/2025' }], PlacedAdoption: [reversed()] }, {}],
    [
      '554',
      'after the order',
      { Episodes: [{ LS: 'E1', DECOM: '31/05/2025' }], PlacedAdoption: [decided()] },
      { Episodes: [0], PlacedAdoption: [0] },
    ],
    ['554', 'on the day of the order', { Episodes: [{ LS: 'E1', DECOM: PLACED }], PlacedAdoption: [decided()] }, {}],
    [
      '557',
      'left and not reversed',
      { Episodes: [{ LS: 'E1', REC: 'E4A' }], PlacedAdoption: [decided({ REASON_PLACED_CEASED: 'RD1' })] },
      { Episodes: [0], PlacedAdoption: [0] },
    ],
    ['557', 'left and no decision', { Episodes: [{ PLACE: 'A3', REC: 'E4A' }], PlacedAdoption: [] }, { Episodes: [0] }],
    ['557', 'reversed', { Episodes: [{ PLACE: 'A3', REC: 'E4A' }], PlacedAdoption: [reversed()] }, {}],
    [
      '557',
      'adopted, moved, or still there',
      { Episodes: [{ LS: 'E1', REC: 'E11' }, { LS: 'E1', REC: 'X1' }, { LS: 'E1' }], PlacedAdoption: [] },
      {},
    ],
    [
      '558',
      'adopted and reversed',
      { Episodes: [{ REC: 'E12' }], PlacedAdoption: [reversed()] },
      { Episodes: [0], PlacedAdoption: [0] },
    ],
    [
      '558',
      'an earlier decision was reversed',
      { Episodes: [{ REC: 'E12' }], PlacedAdoption: [reversed(), { DATE_PLACED: '01/11/2025' }] },
      {},
    ],
    ['558', 'not adopted', { Episodes: [{ REC: 'E4A' }], PlacedAdoption: [reversed()] }, {}],
    [
      '559',
      'older than the year, and new',
      { PlacedAdoption: [{ DATE_PLACED: '31/03/2025' }, { DATE_PLACED: '01/04/2025' }], PlacedAdoption_last: [] },
      { PlacedAdoption: [0] },
    ],
    [
      '559',
      'told last year',
      { PlacedAdoption: [{ DATE_PLACED: '31/03/2025' }], PlacedAdoption_last: [{ DATE_PLACED: '31/03/2025' }] },
      {},
    ],
    [
      '560',
      'another day',
      { PlacedAdoption: [decided()], PlacedAdoption_last: [{ DATE_PLACED: '01/02/2025' }] },
      { PlacedAdoption: [0] },
    ],
    [
      '560',
      'the same, reversed, and a new one',
      {
        PlacedAdoption: [{ DATE_PLACED: '01/02/2025', ...CEASED }, { DATE_PLACED: '01/12/2025' }],
        PlacedAdoption_last: [{ DATE_PLACED: '01/02/2025' }],
      },
      {},
    ],
    [
      '560',
      'last year’s was reversed',
      {
        PlacedAdoption: [decided()],
        PlacedAdoption_last: [{ DATE_PLACED: '01/02/2025', DATE_PLACED_CEASED: '01/03/2025' }],
      },
      {},
    ],
    [
      '561',
      'reversed last year',
      { PlacedAdoption: [decided()], PlacedAdoption_last: [decided({ REASON_PLACED_CEASED: 'RD1' })] },
      { PlacedAdoption: [0] },
    ],
    ['561', 'not reversed', { PlacedAdoption: [decided()], PlacedAdoption_last: [decided()] }, {}],
    [
      '563',
      'no day of making it',
      { PlacedAdoption: [CEASED, { REASON_PLACED_CEASED: 'RD1' }, reversed()] },
      { PlacedAdoption: [0] },
    ],
    [
      '579',
      'before the one before was reversed',
      { PlacedAdoption: [{ DATE_PLACED: '30/09/2025' }, reversed(), { DATE_PLACED: '01/01/2026' }] },
      { PlacedAdoption: [0, 2] },
    ],
    ['579', 'on the day it was', { PlacedAdoption: [reversed(), { DATE_PLACED: '01/10/2025' }] }, {}],
    [
      '583',
      'a later one, and this goes on',
      { PlacedAdoption: [{ DATE_PLACED: '01/11/2025' }, decided()] },
      { PlacedAdoption: [1] },
    ],
    ['583', 'reversed', { PlacedAdoption: [reversed(), { DATE_PLACED: '01/11/2025' }] }, {}],
    [
      '584',
      'not later',
      { PlacedAdoption: [decided(), {}], PlacedAdoption_last: [reversed()] },
      { PlacedAdoption: [0, 1] },
    ],
    ['584', 'later', { PlacedAdoption: [{ DATE_PLACED: '02/06/2025' }], PlacedAdoption_last: [reversed()] }, {}],
    ['584', 'last year’s goes on', { PlacedAdoption: [decided()], PlacedAdoption_last: [decided()] }, {}],
    [
      '1003',
      'before care',
      { Episodes: [{ RNE: 'S', DECOM: '02/06/2025' }], PlacedAdoption: [decided()] },
      { Episodes: [0], PlacedAdoption: [0] },
    ],
    ['1003', 'on the day', { Episodes: [{ RNE: 'S', DECOM: PLACED }], PlacedAdoption: [decided()] }, {}],
  ])('%s: %s', (code, _, tables, faults) => {
    expect(faultsOf(ruleOf(code), tables)).toEqual(faults)
  })
})
