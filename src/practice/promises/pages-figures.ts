import { type LiveMeasure, liveMeasures } from '../../spine/web/live-measures.ts'
import type { PageRequest } from '../../spine/web/page.ts'
import { ofUnit } from '../../spine/web/format.ts'
import type { Comparator, FrontHeard, FrontPromise, MeasureAbout, Services, Viewer } from '../../spine/web/services.ts'

/** A measure tied to a promise: its figure, and what stands beside it elsewhere. */
export interface TiedMeasure extends LiveMeasure {
  /** 'England 62.0% (Mar 2025)'; absent where nothing alike is published. */
  readonly england?: string
  readonly neighbours?: string
}

/** What figures and children say of some measures. */
export interface Evidence {
  readonly of: (ids: readonly string[]) => readonly TiedMeasure[]
  /** What children said on the same matters, each once, the newest first. */
  readonly heard: (ids: readonly string[]) => readonly FrontHeard[]
  /** What was promised to the board of these measures. */
  readonly promised: (ids: readonly string[]) => readonly FrontPromise[]
}

/** The figures a reader may see, with England and the neighbours, and what children said. */
export async function evidenceFor(
  request: Pick<PageRequest, 'viewer' | 'services'>,
  ids: readonly string[],
): Promise<Evidence> {
  return evidenceIn(await liveMeasures(request, ids), await aboutFor(request, ids))
}

/** What stands beside some measures, for whoever reads published figures at least. */
export function aboutFor(
  { viewer, services }: { readonly viewer: Viewer; readonly services: Pick<Services, 'front'> },
  ids: readonly string[],
): Promise<ReadonlyMap<string, MeasureAbout>> {
  return services.front.about(viewer, ids)
}

/** The same, of figures already asked for. Pure. */
export function evidenceIn(live: readonly LiveMeasure[], about: ReadonlyMap<string, MeasureAbout>): Evidence {
  const byId = new Map(live.map(each => [each.id, each]))
  return {
    of: ids =>
      ids.flatMap(id => {
        const measure = byId.get(id)
        const beside = about.get(id)
        // A mix has no one figure, and what grows with the size of a place is not set beside another's.
        if (!measure || beside?.unit === 'mix') return []
        const { england, neighbours } = beside && beside.unit !== 'count' && beside.unit !== 'net' ? beside : {}
        return [
          {
            ...measure,
            ...(beside && england ? { england: said(england, beside) } : {}),
            ...(beside && neighbours ? { neighbours: said(neighbours, beside) } : {}),
          },
        ]
      }),
    heard: ids => [
      ...new Map(
        ids
          .flatMap(id => about.get(id)?.heard ?? [])
          .toSorted((a, b) => (a.on > b.on ? -1 : 1))
          .map(each => [each.id, each]),
      ).values(),
    ],
    promised: ids => ids.flatMap(id => about.get(id)?.promise ?? []),
  }
}

function said({ value, period }: Comparator, { unit }: MeasureAbout): string {
  return `${ofUnit(unit, value)} (${period.replace('year to 31 March ', 'Mar ')})`
}
