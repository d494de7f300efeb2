import type { Equality } from '../../spine/measure/protect.ts'
import { type Field, type Figure, cellOf } from '../../spine/measure/suppress.ts'
import { addYears } from '../../spine/time/plain-date.ts'

/** Measures that ask about one and the same set of children, with the number of each that is that set's size. */
const SAME_CHILDREN: readonly (readonly (readonly [measure: string, field: Field])[])[] = [
  [
    ['cla-number', 'numerator'],
    ['cla-rate', 'numerator'],
    ...(
      [
        'cla-legal-status',
        'cla-placement-type',
        'cla-provider',
        'cla-age',
        'cla-sex',
        'cla-ethnicity',
        'residential-share',
        'out-of-county',
        'out-of-trust-area',
        'sw-changes',
        'kpi-8',
        'kpi-12',
      ] as const
    ).map(id => [id, 'denominator'] as const),
  ],
  [
    ['cla-ceases', 'numerator'],
    ['kpi-21', 'denominator'],
  ],
  [
    ['cla-starts', 'numerator'],
    ['admission-age', 'denominator'],
  ],
  (['oc2-health-assessment', 'oc2-dental', 'oc2-immunisations', 'oc2-substance'] as const).map(
    id => [id, 'denominator'] as const,
  ),
  [
    ['sdq-completion', 'numerator'],
    ['sdq-average', 'denominator'],
    ['sdq-bands', 'denominator'],
  ],
  [
    ['adoption-orders', 'numerator'],
    ['kpi-19', 'denominator'],
  ],
  [
    ['cl-number', 'numerator'],
    ['cl-in-touch', 'denominator'],
    ['cl-apprenticeship', 'denominator'],
  ],
]

/**
 * What a reader of the published tables knows besides what each table says: which measures ask about the same
 * children, and that those in care a year before, with those who came and without those who left, are those in care
 * now. A link is made wherever that really is so on a date for a council; where it is not, one number is no help in
 * working out another.
 */
export function linksBetween(figures: readonly Figure[]): readonly Equality[] {
  const byPlace = new Map<string, Figure>()
  for (const figure of figures) byPlace.set(`${figure.result.id} ${figure.result.on} ${figure.council}`, figure)
  const links: Equality[] = []
  for (const { council, result } of figures.filter(figure =>
    SAME_CHILDREN.some(set => set[0]?.[0] === figure.result.id),
  )) {
    const set = SAME_CHILDREN.find(each => each[0]?.[0] === result.id) ?? []
    const found = set.flatMap(([id, field]) => {
      const figure = byPlace.get(`${id} ${result.on} ${council}`)
      return figure
        ? [
            {
              cell: cellOf(figure, field),
              count: field === 'numerator' ? figure.result.numerator : figure.result.denominator,
            },
          ]
        : []
    })
    const first = found[0]
    for (const other of found.slice(1))
      if (first && other.count === first.count && other.cell !== first.cell)
        links.push({ left: [first.cell], right: [other.cell] })
  }
  return [...links, ...yearsLinked(figures, byPlace)]
}

/** One year end's number in care and the next one's, by those who came and those who left between. */
function yearsLinked(figures: readonly Figure[], byPlace: ReadonlyMap<string, Figure>): readonly Equality[] {
  return figures.flatMap((net): readonly Equality[] => {
    if (net.row || net.result.id !== 'cla-net') return []
    const { on, numerator: came, denominator } = net.result
    const then = byPlace.get(`cla-number ${addYears(on, -1)} ${net.council}`)
    const now = byPlace.get(`cla-number ${on} ${net.council}`)
    if (!then || !now) return []
    const left = (denominator ?? 0) - came
    // A child first seen in care, or lost to the return, is on neither side: the years then do not join.
    if (then.result.numerator + came !== now.result.numerator + left) return []
    return [
      {
        left: [cellOf(then, 'numerator'), cellOf(net, 'numerator')],
        right: [cellOf(now, 'numerator'), cellOf(net, 'rest')],
      },
    ]
  })
}
