import { type Entry, startDay } from '../../spine/ledger/entry.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { type Answer, type Measure, type Member, defineMeasure } from '../../spine/measure/measure.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { contract } from '../sources.ts'
import { givenChild, post } from './kinds.ts'
import { childrenGivenOn, isQualifiedCaseHolder, postOn, targetOf } from './notions.ts'
import { because } from './words.ts'

type Post = Entry<BodyOf<typeof post>>
type Role = BodyOf<typeof givenChild>['role']

const READS = [post, givenChild] as const

/** Whoever holds a post on a day, where it is one that is asked about. */
function holding(file: SubjectFile, on: PlainDate, asked: (held: Post) => boolean): readonly Member<Post>[] {
  const held = postOn(file, on)
  if (!held || !asked(held)) return NONE
  const since = startDay(held.start)
  const { post: code, fte } = held.body
  return [
    {
      because: since
        ? because('workforce.in-post', { post: code, fte, since })
        : because('workforce.in-post-by', { post: code, fte }),
      item: held,
    },
  ]
}

const NONE: readonly never[] = Object.freeze([])

// The role in which the holder of a post holds children as their own.
const ROLE_OF: Readonly<Record<string, Role>> = {
  'reviewing-officer': 'reviewing-officer',
  'conference-chair': 'conference-chair',
  'personal-adviser': 'personal-adviser',
  'family-support-worker': 'family-support-worker',
}

function casesOf(file: SubjectFile, held: Post, on: PlainDate): number {
  return childrenGivenOn(file, ROLE_OF[held.body.post] ?? 'social-worker', on)
}

function besideTarget(file: SubjectFile, held: Post, on: PlainDate): Answer {
  const cases = casesOf(file, held, on)
  const target = targetOf(held, on)
  if (target === undefined) return { is: 'unknown', because: because('workforce.no-target', { cases }) }
  return cases > target
    ? { is: true, because: because('workforce.above-target', { cases, target }) }
    : { is: false, because: because('workforce.within-target', { cases, target }) }
}

/** Qualified social workers who hold more children than their own target. */
export const caseloadsAboveTarget = defineMeasure<Post>({
  id: 'kpi-11',
  title: 'Qualified social workers with caseloads above target',
  question: 'How many qualified social workers hold more children than they should?',
  definition:
    'Asked about: qualified social workers to whom children are given, each once, in post at the end of the day, newly qualified and agency workers among them. Counts: one who holds more children than their own target. The target is the one agreed for the worker, else the usual one of the post in proportion to the part of a full week worked; it is lower in the assessed and supported year. Each child given to them as social worker is one, so brothers and sisters count separately; second workers, students and those covering do not count. Where no target is set, the answer is not known.',
  unit: 'percent',
  better: 'lower',
  group: 'general',
  of: 'child',
  subject: 'worker',
  period: 'snapshot',
  sources: [contract('KPI 11: qualified social workers with caseloads above target, a snapshot each month')],
  reads: [...READS],
  population: (file, { end }) => holding(file, end, isQualifiedCaseHolder),
  counts: (file, { end }, { item }) => besideTarget(file, item as Post, end),
})

/** Anyone to whom children are given who holds more than their own target. */
export const caseloadOverTarget = defineMeasure<Post>({
  id: 'caseload-over-target',
  title: 'Workers above their caseload target',
  question: 'How many of those to whom children are given hold more than they should?',
  definition:
    'Asked about: everyone in post at the end of the day to whom children are given: social workers, personal advisers, reviewing officers and family support workers. Counts: one who holds more children, in the role of their post, than their own target. Where no target is set for the worker or the post, the answer is not known.',
  unit: 'percent',
  better: 'lower',
  group: 'general',
  of: 'child',
  subject: 'worker',
  period: 'snapshot',
  sources: [
    { title: 'The trust’s own caseload targets', provision: 'by post, in proportion to hours', verified: false },
  ],
  reads: [...READS],
  population: (file, { end }) => holding(file, end, held => held.body.holdsCases),
  counts: (file, { end }, { item }) => besideTarget(file, item as Post, end),
})

/** Children for each full-time social worker who holds any. */
export const caseload = defineMeasure<Post>({
  id: 'wf-caseload',
  title: 'Children for each full-time social worker',
  question: 'How many children does a full-time social worker hold?',
  definition:
    'Asked about: qualified social workers, agency workers among them, who hold at least one child at the end of the day. The answer is all the children they hold divided by all the parts of a full week they work, as the Department for Education counts it on 30 September: it is not the average of each worker’s caseload. A child given to two social workers is counted with both.',
  unit: 'mean',
  better: 'lower',
  group: 'general',
  of: 'child',
  subject: 'worker',
  period: 'snapshot',
  sources: [
    {
      title: 'Children’s social work workforce (Department for Education)',
      provision:
        'caseload: cases held on 30 September divided by full-time equivalent of case-holding social workers, agency included',
      verified: true,
    },
  ],
  reads: [...READS],
  population: (file, { end }) =>
    holding(file, end, held => isQualifiedCaseHolder(held) && casesOf(file, held, end) > 0),
  counts: (file, { end }, { item }) => {
    const held = item as Post
    const cases = casesOf(file, held, end)
    return { is: true, because: because('workforce.holds', { cases }), value: cases, weight: held.body.fte }
  },
})

/** Children in care for each full-time reviewing officer. */
export const reviewingOfficerCaseload = defineMeasure<Post>({
  id: 'iro-caseload-avg',
  title: 'Children in care for each full-time reviewing officer',
  question: 'How many children in care does a full-time independent reviewing officer review?',
  definition:
    'Asked about: independent reviewing officers in post at the end of the day. The answer is all the children in care given to them as reviewing officer divided by all the parts of a full week they work. Guidance expects 50 to 70 for a full-time officer. Children whose care has ended, and the child protection conferences that an officer may also chair, are not counted.',
  unit: 'mean',
  better: 'band',
  group: 'general',
  of: 'child',
  subject: 'worker',
  period: 'snapshot',
  sources: [{ title: 'IRO Handbook', provision: 'a caseload of 50 to 70 for a full-time equivalent', verified: true }],
  reads: [...READS],
  population: (file, { end }) => holding(file, end, held => held.body.post === 'reviewing-officer'),
  counts: (file, { end }, { item }) => {
    const cases = childrenGivenOn(file, 'reviewing-officer', end, { inCare: true })
    return {
      is: true,
      because: because('workforce.holds-in-care', { cases }),
      value: cases,
      weight: (item as Post).body.fte,
    }
  },
})

/** Every measure about those who work with children. */
export const workforceMeasures: readonly Measure[] = [
  caseloadsAboveTarget,
  caseloadOverTarget,
  caseload,
  reviewingOfficerCaseload,
]
