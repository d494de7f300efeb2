import { kpis } from '../../practice/contract/kpis.ts'
import { permit } from '../../spine/access/decide.ts'
import type { Council } from '../../spine/measure/measure.ts'
import type { Store } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { ContractService, KpiPublishedFigure, KpiStatus } from '../../spine/web/services.ts'
import { pageOfRegister } from './from-registers.ts'
import { type Submission, heldNow } from './held.ts'
import { submissionOf } from './submit.ts'

type Frozen = Submission['body']['figures'][number]

/** A number of children from 1 to 5 can point at one of them. */
const MOST_SMALL = 5

/**
 * Whether a share gives a small number away: of those who count, of those who do not, or of the whole. An average's whole
 * is how many it is of. What has no counts was entered without them, and says nothing of anyone.
 */
export function isSmall({ part, whole }: Pick<Frozen, 'part' | 'whole'>): boolean {
  const small = (count: number): boolean => count > 0 && count <= MOST_SMALL
  if (whole === undefined) return false
  return small(whole) || (part !== undefined && (small(part) || small(whole - part)))
}

/**
 * Whether a figure counts people of children's records. The board's tables tell of the same people by the year, protected
 * as a whole: a month's figure beside them might give away what they hide, so the board's tables alone tell of them outside.
 * What a register of the trust tells, such as of posts, stands in no such table.
 */
function isOfRecord({ kpi, from, whole }: Frozen): boolean {
  return from === 'record' && whole !== undefined && pageOfRegister(kpi) === undefined
}

/**
 * A KPI's frozen figures as they may be shown outside: the trust's, and each council's. One council that is small hides
 * them all, because what one has is what the trust's leaves over; counts are never shown.
 */
export function shownOutside(
  trust: Frozen | undefined,
  councils: readonly (Frozen | undefined)[],
): {
  readonly trust: KpiPublishedFigure | undefined
  readonly councils: readonly (KpiPublishedFigure | undefined)[]
} {
  const hides = (figure: Frozen | undefined): boolean => figure !== undefined && (isOfRecord(figure) || isSmall(figure))
  const hideTrust = hides(trust)
  const hideCouncils = hideTrust || councils.some(hides)
  return { trust: outside(trust, hideTrust), councils: councils.map(each => outside(each, hideCouncils)) }
}

function outside(figure: Frozen | undefined, hide: boolean): KpiPublishedFigure | undefined {
  if (!figure) return undefined
  // How a hidden figure stands would bound it.
  if (hide) return { value: null, hidden: true, status: 'not-judged', streak: 0, breach: false }
  const { value, status, streak, breach } = figure
  return { value, status: status as KpiStatus, streak, breach }
}

/** What went to the councils, for those who see nothing else. */
export function published(
  store: Store,
  councils: readonly Council[],
  today: () => PlainDate,
): ContractService['published'] {
  return async (viewer, id) => {
    permit(viewer, 'kpis.read-published')
    const { submissions } = await heldNow(store)
    const newest = submissions.toSorted((a, b) => (a.on === b.on ? (a.at < b.at ? 1 : -1) : a.on < b.on ? 1 : -1))
    const shown = newest.find(each => each.id === id) ?? newest[0]
    const choices = councils.map(({ code, name }) => ({ value: code, text: name }))
    const base = { today: today(), submitted: newest.map(submissionOf), councils: choices }
    if (!shown) return { ...base, rows: [] }
    return {
      ...base,
      shown: submissionOf(shown),
      rows: kpis.flatMap(kpi => {
        const its = shown.body.figures.filter(figure => figure.kpi === kpi.id)
        if (its.length === 0) return []
        const trust = its.find(figure => figure.council === '')
        return [
          {
            id: kpi.id,
            number: kpi.number,
            title: kpi.title,
            question: kpi.question,
            unit: kpi.unit,
            target: trust?.target ?? null,
            ...shownOutside(
              trust,
              councils.map(({ code }) => its.find(figure => figure.council === code)),
            ),
            ...(trust?.comment
              ? { comment: { words: trust.comment, signedBy: trust.commentBy ?? '', at: shown.at } }
              : {}),
          },
        ]
      }),
    }
  }
}
