import { defineDuty } from '../../../spine/duty/duty.ts'
import { type Done, seriesOf } from '../../../spine/duty/series.ts'
import { months } from '../../../spine/duty/span.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, holdsOn, notion } from '../../../spine/ledger/file.ts'
import type { Kind } from '../../../spine/ledger/kind.ts'
import { birthday } from '../../../spine/time/age.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import { type PlainDate, addMonths, earlier, later } from '../../../spine/time/plain-date.ts'
import { periodOfCare } from '../../care/kinds.ts'
import { timesInCare } from '../../care/notions.ts'
import { workedWith } from '../../casework/notions.ts'
import {
  allocation,
  heritagePlan,
  identity,
  identityDocument,
  language,
  lifeStoryWork,
  need,
  religion,
  socialWorkerEpisode,
  transitionPlan,
  unaccompaniedStatus,
} from '../kinds.ts'
import { bornOn, disabledFrom, documentsOf, identityOf } from '../notions.ts'
import { because } from '../words.ts'

const DEFAULT = 'The trust’s own default'

const assumed = (n: number, what: string) =>
  dated({ from: '2011-04-01', value: months(n), source: `Our assumption until agreed: ${what}` })

function doneOf<Body>(file: SubjectFile, kind: Kind<Body>): readonly Done[] {
  return all(file, kind).flatMap(entry => {
    const on = startDay(entry.start)
    return on === undefined ? [] : [{ on, entry: entry.id }]
  })
}

/** Life story work, begun and going on. */
export const lifeStoryGoesOn = defineDuty({
  id: 'life-story-work',
  title: 'Life story work',
  about:
    'A child in care is helped to know their own story: begun within six months of coming into care, and taken a step further at least every year. No law gives an interval: the numbers are the trust’s own.',
  owner: 'social-worker',
  section: 'people',
  layer: 'local',
  sources: [
    { title: 'Adoption statutory guidance', provision: 'Life story work', verified: false },
    {
      title: DEFAULT,
      provision: 'Our assumption until agreed: begun within six months, a step every year',
      verified: false,
    },
  ],
  limits: { begun: assumed(6, 'begun within six months of coming into care'), step: assumed(12, 'a step every year') },
  metBy: 'A life story work entry. That it is paused, because it is not the right time for the child, counts as one.',
  stops: 'When the child leaves care or turns 18.',
  record: lifeStoryWork,
  reads: [identity, periodOfCare, lifeStoryWork],
  occasions: (file, timing) =>
    timesInCare(file).flatMap(({ start, end, ends }) =>
      seriesOf({
        key: start,
        start,
        end,
        ends,
        done: doneOf(file, lifeStoryWork),
        next: (from, index) => ({
          because: because(index === 0 ? 'people.in-our-care-from' : 'people.life-story-last-step', { on: from }),
          ...timing.due(index === 0 ? 'begun' : 'step', from),
        }),
      }),
    ),
})

type Heritage = 'separated' | 'language' | 'religion' | 'ethnicity'

const MAJORITY: ReadonlySet<string> = new Set(['WBRI', 'REFU', 'NOBT'])
const NO_RELIGION: ReadonlySet<string> = new Set(['none', 'not-said', 'not-decided'])

// What of a child's heritage would be lost without a plan; undefined where nothing recorded says so.
const heritageOf = notion((file: SubjectFile): Heritage | undefined => {
  if (all(file, unaccompaniedStatus).length > 0) return 'separated'
  if (all(file, language).some(({ body }) => body.first && body.language !== 'eng')) return 'language'
  if (all(file, religion).some(({ body }) => !NO_RELIGION.has(body.religion))) return 'religion'
  const ethnicity = identityOf(file)?.ethnicity
  return ethnicity !== undefined && !MAJORITY.has(ethnicity) ? 'ethnicity' : undefined
})

const heritageReviewed = notion(
  (file: SubjectFile): ReadonlyMap<PlainDate, PlainDate> =>
    new Map(
      all(file, heritagePlan).flatMap(({ start, body }) => {
        const on = startDay(start)
        return on !== undefined && body.reviewBy !== undefined && body.reviewBy > on
          ? [[on, body.reviewBy] as const]
          : []
      }),
    ),
)

/** A plan by which a child's heritage is kept alive. */
export const heritagePlanned = defineDuty({
  id: 'heritage-plan',
  title: 'Heritage plan',
  about:
    'A child in care who is separated from their country, whose first language is not English, who has a religion, or who is of a minority ethnic background has a plan for their heritage within three months, looked at again every year.',
  owner: 'social-worker',
  section: 'people',
  layer: 'local',
  sources: [
    {
      title: 'Children Act 1989',
      provision:
        's 22(5)(c): religious persuasion, racial origin, and cultural and linguistic background are considered',
      verified: false,
    },
    { title: DEFAULT, provision: 'Our assumption until agreed: within three months, and every year', verified: false },
  ],
  limits: { made: assumed(3, 'within three months of coming into care'), again: assumed(12, 'every year') },
  metBy: 'A heritage plan; one that holds already when the child comes into care counts.',
  stops: 'When the child leaves care or turns 18.',
  record: heritagePlan,
  reads: [identity, periodOfCare, unaccompaniedStatus, language, religion, heritagePlan],
  occasions: (file, timing) => {
    const why = heritageOf(file)
    if (why === undefined) return []
    return timesInCare(file).flatMap(({ start, end, ends }) => {
      const holding = all(file, heritagePlan).find(entry => holdsOn(entry, start) && startDay(entry.start) !== start)
      return seriesOf({
        key: start,
        start,
        end,
        ends,
        done: [...(holding ? [{ on: start, entry: holding.id }] : []), ...doneOf(file, heritagePlan)],
        next: (from, index) => {
          if (index === 0) return { because: because(`people.heritage-${why}`), ...timing.due('made', from) }
          const due = timing.due('again', from)
          const asked = heritageReviewed(file).get(from)
          return {
            because: because('people.heritage-planned', { on: from }),
            ...(asked !== undefined && asked < due.by ? { by: asked } : due),
          }
        },
      })
    })
  },
})

/** Planning adult life with a disabled child from 14. */
export const transitionPlanned = defineDuty({
  id: 'transition-planning',
  title: 'Planning adult life',
  about:
    'With a disabled child whom we work with, adult life is planned from the 14th birthday: the first time within six months, and again at least every year until 18.',
  owner: 'social-worker',
  section: 'people',
  layer: 'local',
  sources: [
    {
      title: 'Care Act 2014',
      provision: 's 58 to 59: assessment of a child’s needs for care and support as an adult',
      verified: false,
    },
    { title: 'SEND code of practice', provision: 'chapter 8: preparing for adulthood from year 9', verified: false },
    {
      title: DEFAULT,
      provision: 'Our assumption until agreed: within six months of turning 14, and every year',
      verified: false,
    },
  ],
  limits: { first: assumed(6, 'within six months of turning 14'), again: assumed(12, 'every year') },
  metBy: 'A plan for adult life.',
  stops: 'At 18; when adult social care is not needed; when we stop working with the child.',
  record: transitionPlan,
  reads: [identity, need, transitionPlan, periodOfCare, allocation, socialWorkerEpisode],
  occasions: (file, timing) => {
    const born = bornOn(file)
    const disabled = disabledFrom(file)
    if (born === undefined || !disabled) return []
    const at14 = birthday(born, 14)
    const at18 = birthday(born, 18)
    const plans = new Map(all(file, transitionPlan).map(entry => [entry.id, entry.body] as const))
    return workedWith(file).flatMap(span => {
      const start = later(later(span.from, at14), disabled.from ?? at14)
      const end = [span.until, disabled.until].reduce<PlainDate>(
        (first, each) => (each === null ? first : earlier(first, each)),
        at18,
      )
      if (start >= end) return []
      return seriesOf({
        key: start,
        start,
        end,
        ends: because(end === at18 ? 'people.turned-18' : 'people.work-ended', { on: end }),
        done: doneOf(file, transitionPlan),
        next: (from, index, last) => {
          const plan = last?.entry === undefined ? undefined : plans.get(last.entry)
          if (plan?.adultServices === 'not-needed') return undefined
          const due = timing.due(index === 0 ? 'first' : 'again', from)
          const asked = plan?.nextBy
          return {
            because: because(index === 0 ? 'people.disabled-at-14' : 'people.adult-life-planned', { on: from }),
            ...(asked !== undefined && asked > from && asked < due.by ? { by: asked } : due),
          }
        },
      })
    })
  },
})

const MONTHS_BEFORE: Dated<number> = dated({
  from: '2011-04-01',
  value: 6,
  source: 'Our assumption until agreed: shown from six months before it runs out',
})

/** An identity document renewed before it runs out. */
export const documentRenewed = defineDuty({
  id: 'identity-document-renewal',
  title: 'Identity document renewed',
  about:
    'A passport or other document that runs out is renewed, or the renewal applied for, before it does. It is shown from six months before.',
  owner: 'social-worker',
  section: 'people',
  layer: 'local',
  sources: [
    { title: DEFAULT, provision: 'Our assumption until agreed: applied for before it runs out', verified: false },
  ],
  metBy: 'A newer entry of the same sort of document: applied for, or held.',
  stops: 'When we stop working with the child.',
  record: identityDocument,
  reads: [identityDocument, periodOfCare, identity, allocation, socialWorkerEpisode],
  occasions: file =>
    documentsOf(file).flatMap(({ document, next }) => {
      const { expires, type } = document.body
      if (expires === undefined) return []
      const from = addMonths(expires, -valueOn(MONTHS_BEFORE, expires))
      const span = workedWith(file).find(each => each.from <= expires && (each.until === null || each.until > from))
      if (!span) return []
      const renewed = next && (next.body.appliedFor ?? startDay(next.start))
      return [
        {
          key: `${type}:${expires}`,
          because: because('people.document-runs-out', { document: type, on: expires }),
          from,
          by: expires,
          ...(next && renewed ? { met: { on: renewed, entry: next.id } } : {}),
          ...(span.until === null
            ? {}
            : { ended: { on: span.until, because: because('people.work-ended', { on: span.until }) } }),
        },
      ]
    }),
})
