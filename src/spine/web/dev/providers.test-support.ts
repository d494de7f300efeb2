import { decide } from '../../access/decide.ts'
import { plainDate } from '../../time/plain-date.ts'
import type { ProviderEdition, ProvidersService, Viewer } from '../services.ts'

const edition: ProviderEdition = {
  number: 2,
  asAt: plainDate('2026-08-31'),
  file: 'providers.xlsx',
  hash: '0a1b2c3d4e5f',
  lists: ['children’s homes and agencies', 'supported accommodation'],
  providers: 1200,
  by: 'Ade Bello',
  at: '2026-09-14T10:00:00Z',
  is: 'in-use',
}

const editions: readonly ProviderEdition[] = [
  edition,
  {
    ...edition,
    number: 1,
    asAt: plainDate('2026-03-31'),
    is: 'withdrawn',
    withdrawn: { by: 'Ade Bello', at: '2026-09-14T10:05:00Z' },
  },
  { ...edition, number: 3, is: 'looked-at' },
]

const mayOf = (viewer: Viewer) => ({
  load: decide(viewer, 'imports.make').allow,
  withdraw: decide(viewer, 'imports.undo').allow,
})

/** Editions of made-up providers: one in use, one withdrawn, one only looked at. */
export const madeUpProviders: ProvidersService = {
  editions: async viewer => ({
    editions: editions.filter(each => each.is !== 'looked-at'),
    lacking: [],
    rules: [{ rule: '1008', finds: 'The number is not on Ofsted’s lists.' }],
    whole: true,
    may: mayOf(viewer),
  }),
  look: async (_viewer, { name }, asAt) =>
    asAt === undefined
      ? {
          is: 'refused',
          problems: [{ box: 'as-at', what: 'The day the list speaks for is missing.', mend: 'Enter it.' }],
        }
      : name.startsWith('same')
        ? { is: 'same', number: 2 }
        : { is: 'looked-at', number: 3 },
  edition: async (viewer, number) => {
    const found = editions.find(each => each.number === number)
    return (
      found && {
        edition: found,
        remarks: ['It does not say postcodes.'],
        types: [{ type: 'Children’s home', open: 800, closed: 20 }],
        against: { number: 1, asAt: plainDate('2026-03-31'), added: 3, gone: 1, closed: 2, changed: 4 },
        lines: [
          {
            urn: 'SC991011',
            name: 'Alder House',
            type: 'Children’s home',
            area: 'North',
            opened: plainDate('2012-04-01'),
            ended: null,
            status: 'Active',
            postcode: 'XN11AA',
            places: ['K2'],
            kinds: ['PR4'],
          },
        ],
        found: 1,
        page: 1,
        pages: 1,
        may: mayOf(viewer),
      }
    )
  },
  load: async (_viewer, number) => number === 3,
  withdraw: async (_viewer, number) => number === 2 || number === 3,
}
