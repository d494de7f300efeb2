import { describe, expect, it } from 'vitest'
import { readProviderList } from './provider-list.ts'
import type { Sheet } from './read-providers.ts'

const HEADINGS = [
  'Local authority',
  'URN',
  'Provider type',
  'Setting name',
  'Registration date',
  'Registration status',
  'Deregistration date',
  'Placement code',
  'Placement provider code',
  'Setting postcode',
]
const HOME = [
  'Leeds',
  'sc991234',
  'Children’s home',
  'Alder House',
  '2012-04-01',
  'Active',
  '-',
  'K2',
  'PR4',
  'ab1 2cd',
]

const providers = (...rows: readonly (readonly unknown[])[]): Sheet => ({
  name: 'Providers',
  rows: [['A title'], HEADINGS, ...rows],
})
const supported: Sheet = {
  name: 'SA Providers',
  rows: [
    [
      'Provider local authority',
      'URN',
      'Provider name',
      'Registration date',
      'Closed date',
      'Setting address postcode',
    ],
    ['Leeds', '2599001', 'Briar Court', '2024-01-01', '2026-02-01', 'AB3 4EF'],
  ],
}
const without = (heading: string): Sheet => ({
  name: 'Providers',
  rows: [HEADINGS, HOME].map(row => row.filter((_, at) => HEADINGS[at] !== heading)),
})

describe('a list of providers', () => {
  it('of both of Ofsted’s lists is read whole: names, types, areas and days, with what supported accommodation leaves unsaid', () => {
    const read = readProviderList([providers(HOME), supported])
    expect(read).toMatchObject({
      lists: ['registered', 'supported'],
      passedOver: 0,
      remarks: [],
      providers: [
        {
          urn: 'SC991234',
          list: 'registered',
          name: 'Alder House',
          type: 'Children’s home',
          area: 'Leeds',
          council: 'E08000035',
          opened: '2012-04-01',
          ended: undefined,
          status: 'Active',
          postcode: 'AB12CD',
        },
        { urn: '2599001', list: 'supported', name: 'Briar Court', ended: '2026-02-01' },
      ],
    })
    if ('faults' in read) throw new Error('refused')
    expect(read.providers.map(each => [[...each.places], [...each.kinds]])).toEqual([
      [['K2'], ['PR4']],
      [['K3'], ['PR4']],
    ])
  })

  it('of one sheet tells supported accommodation by its type', () => {
    const read = readProviderList([providers(HOME, HOME.with(1, '99').with(2, 'Supported accommodation').with(7, ''))])
    expect(read).toMatchObject({ lists: ['registered', 'supported'] })
  })

  it.each([
    ['no column URN', [{ name: 'Sheet1', rows: [['Name'], ['Alder House']] }], /None of its sheets has a column URN/],
    [
      'no codes of placement',
      [without('Placement code')],
      /the kinds of placement each may have: none of these headings is there: ‘provider placement code’, ‘placement code’/,
    ],
    ['no codes of provider', [without('Placement provider code'), supported], /the kind of provider each is/],
    ['no rows', [providers()], /no provider below them/],
    ['nothing', [], /None of its sheets/],
  ])('with %s is refused, and it says what was looked for', (_, sheets, said) => {
    const read = readProviderList(sheets)
    expect('faults' in read && read.faults.map(each => each.what).join()).toMatch(said)
  })

  it('says what should be looked at before it is used', () => {
    const read = readProviderList([
      { name: 'Providers', rows: without('Setting postcode').rows.concat([['Leeds', 'not a number at all', 'x']]) },
      providers(HOME.with(1, '77').with(7, '')),
    ])
    expect(read).toMatchObject({
      passedOver: 1,
      remarks: [expect.stringContaining('1 provider has no code'), expect.stringContaining('1 row was passed over')],
    })
    expect(readProviderList([without('Setting postcode')])).toMatchObject({
      remarks: [expect.stringContaining('does not say postcodes')],
    })
  })

  it('of anything at all is read or refused, and never throws', () => {
    for (const rows of [
      [['URN'], [{}], [[]], [Number.NaN], [new Date('x')]],
      [
        ['urn', 'URN'],
        [null, undefined],
      ],
      [[]],
    ])
      expect(() => readProviderList([{ name: '', rows }])).not.toThrow()
  })
})
