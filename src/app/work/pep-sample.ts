import { sql } from 'kysely'
import { periodOfCare } from '../../practice/care/kinds.ts'
import { pepQuality, pepTargetOutcome } from '../../practice/education/codes.ts'
import { pep, pepTarget, schoolPlace } from '../../practice/education/kinds.ts'
import { pepFor } from '../../practice/education/notions.ts'
import { sampleOf } from '../../practice/education/pep-sampling.ts'
import { identity, responsibleCouncil } from '../../practice/people/kinds.ts'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import { label } from '../../spine/ledger/code-set.ts'
import { type Start, startDay } from '../../spine/ledger/entry.ts'
import { all } from '../../spine/ledger/file.ts'
import { isId } from '../../spine/ledger/ids.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { EditedSince, recordIn } from '../../spine/ledger/record.ts'
import type { Tx } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { type SchoolTerm, latestTerm, termInWords, termKey, usualTerms } from '../../spine/time/school-terms.ts'
import type { PlanSample, PlanToGrade, SampledPlan, VirtualSchoolService } from '../../spine/web/services.ts'
import { throughGate } from '../files/gate.ts'
import type { Product } from '../product.ts'
import { rulebook } from '../rulebook.ts'
import { careList } from './care-list.ts'
import { type StandingOfWork, standingColumns, workChild } from './children.ts'
import { readSome } from './files.ts'
import { GOOD, type Learner, PHASES, learnersOf } from './learners.ts'

/**
 * How many of a term's plans are drawn to be checked: at least so many, and at least such a share. No law or guidance
 * says; starting values of our own, for the virtual school to set.
 */
const LEAST_DRAWN = 20
const SHARE_DRAWN = 0.1

const TERMS_BACK = 3
const ROUTE = '/virtual-school/quality'

/** Checking the quality of a term's plans: a sample drawn by lot, the same for everyone, graded one at a time. */
export function pepSampleService(
  product: Product,
  today: () => PlainDate,
): Pick<VirtualSchoolService, 'sample' | 'toGrade' | 'grade'> {
  const { store, councils } = product
  const { authority } = store

  const sample = async (viewer: Viewer, asked: string | undefined): Promise<PlanSample> => {
    const on = today()
    const terms = termsTo(on)
    const term = terms.find(each => termKey(each) === asked) ?? terms[0]
    const read = await careList(product, viewer, on, {
      action: 'virtual-school.read',
      route: ROUTE,
      about: 'sample',
      purpose: 'open',
      kinds: [periodOfCare, identity, responsibleCouncil, schoolPlace, pep],
      duties: [],
      by: on,
    })
    return sampleFrom(learnersOf(read), term, terms, on)
  }

  return {
    sample: (viewer, term) => sample(viewer, term),

    toGrade: async (viewer, child, entry) => {
      if (!isId(entry)) return undefined
      const drawn = await sample(viewer, undefined)
      const opened = await throughGate(
        store,
        viewer,
        'child.read',
        child,
        { route: `${ROUTE}/:child/:entry` },
        async tx => {
          const row = await planIn(tx, authority, child, entry)
          const standing = await sql<StandingOfWork>`
          select ${standingColumns(today())} from standing s where s.authority = ${authority} and s.subject = ${child}`.execute(
            tx,
          )
          const [who] = standing.rows
          if (!row || !who) return undefined
          const file = (await readSome(tx, authority, viewer, [child], [pepTarget])).get(child)
          const { body } = row
          const held = startDay(row.start_at as Start)
          if (held === undefined) return undefined
          return {
            child: workChild(who, today(), councils),
            entry,
            stratum: drawn.plans.find(plan => plan.entry === entry)?.stratum ?? '',
            held,
            ...gradeOf(body),
            version: row.version,
            says: saysOf(body),
            targets: file
              ? all(file, pepTarget)
                  .filter(target => target.body.pep === entry)
                  .map(target => ({
                    target: target.body.target,
                    by: target.body.byWhen ?? null,
                    came: target.body.outcome === undefined ? null : label(pepTargetOutcome, target.body.outcome),
                  }))
              : [],
            why: body.assuredWhy ?? null,
            ...nextAfter(drawn, entry),
          } satisfies PlanToGrade
        },
      )
      return opened.is === 'open' ? opened.value : undefined
    },

    grade: async (viewer, child, entry, { quality, why, seen }) => {
      permit(viewer, 'virtual-school.read')
      if (!isId(entry)) return { is: 'missing' }
      const problems = [
        ...(pepQuality.codes.some(each => each.code === quality)
          ? []
          : [{ field: 'quality' as const, why: 'Choose a grade' }]),
        ...(why.trim() === ''
          ? [{ field: 'why' as const, why: 'Say why that grade, and what would make the plan better' }]
          : why.length > 20_000
            ? [{ field: 'why' as const, why: 'Write at most 20,000 letters' }]
            : []),
      ]
      if (problems.length > 0) return { is: 'refused', problems }
      const done = await throughGate(
        store,
        viewer,
        'child.write',
        child,
        { route: `${ROUTE}/:child/:entry`, purpose: 'grade' },
        async tx => {
          const row = await planIn(tx, authority, child, entry)
          if (!row) return 'missing' as const
          const body = pep.schema.parse({
            ...row.body,
            quality,
            assuredOn: today(),
            assuredWhy: why,
            ...(viewer.worker ? { assuredBy: viewer.worker } : {}),
          })
          const write = { subject: child, kind: pep.name, entry, seen, start: row.start_at as Start, end: null, body }
          try {
            await recordIn(tx, authority, rulebook, viewer.id, [write], null)
          } catch (error) {
            if (error instanceof EditedSince) return 'changed-since' as const
            throw error
          }
          return 'graded' as const
        },
      )
      if (done.is !== 'open') return { is: 'missing' }
      if (done.value !== 'graded') return { is: done.value }
      return { is: 'graded', ...nextAfter(await sample(viewer, undefined), entry) }
    },
  }
}

/** The terms whose plans can be looked at on a day, latest first. Pure. */
export function termsTo(on: PlainDate): readonly SchoolTerm[] {
  const last = latestTerm(on)
  const at = last ? usualTerms.terms.indexOf(last) : -1
  return at < 0 ? [] : usualTerms.terms.slice(Math.max(0, at - TERMS_BACK), at + 1).toReversed()
}

/** The plans of a term drawn for checking, of those signed off: spread over phases and councils in proportion. Pure. */
export function sampleFrom(
  learners: readonly Learner[],
  term: SchoolTerm | undefined,
  terms: readonly SchoolTerm[],
  on: PlainDate,
): PlanSample {
  const candidates = learners.flatMap(each => {
    const found = term && pepFor(each.file, term)
    if (!found?.pep.completedOn || found.pep.completedOn > on) return []
    const { entry, on: held } = found.pep
    const stratum = `${PHASES[each.phase]}, ${each.child.council}`
    return [{ id: entry.id, group: stratum, each, held, body: entry.body }]
  })
  const size = Math.max(LEAST_DRAWN, Math.ceil(candidates.length * SHARE_DRAWN))
  const drawn = term ? sampleOf(candidates, size, termKey(term)) : []
  const plans = drawn.map(
    ({ id, group, each, held, body }): SampledPlan => ({
      child: each.child,
      entry: id,
      stratum: group,
      held,
      ...gradeOf(body),
    }),
  )
  const checked = plans.filter(plan => plan.quality !== null)
  return {
    on,
    term: term ? termInWords(term) : 'term not known',
    termKey: term ? termKey(term) : '',
    terms: terms.map(each => ({ value: termKey(each), text: termInWords(each) })),
    size: plans.length,
    outOf: candidates.length,
    plans,
    grades: pepQuality.codes.map(({ code, label: title }) => ({
      grade: code,
      title,
      plans: checked.filter(plan => plan.quality === code).length,
    })),
    strata: [...new Set(candidates.map(each => each.group))].toSorted().map(title => {
      const mine = plans.filter(plan => plan.stratum === title)
      return {
        title,
        outOf: candidates.filter(each => each.group === title).length,
        drawn: mine.length,
        checked: mine.filter(plan => plan.quality !== null).length,
        goodOrBetter: mine.filter(plan => GOOD.has(plan.quality ?? '')).length,
      }
    }),
  }
}

function gradeOf(body: BodyOf<typeof pep>): Pick<SampledPlan, 'quality' | 'qualityTitle' | 'assuredOn'> {
  const { quality, assuredOn } = body
  return {
    quality: quality ?? null,
    qualityTitle: quality === undefined ? null : label(pepQuality, quality),
    assuredOn: assuredOn ?? null,
  }
}

function saysOf(body: BodyOf<typeof pep>): PlanToGrade['says'] {
  return [
    { label: 'The child took part', value: body.childCame === undefined ? null : body.childCame ? 'Yes' : 'No' },
    { label: 'What the child said about school', value: body.childWords ?? null, said: true },
    { label: 'How learning is going, and what was agreed', value: body.summary ?? null },
    {
      label: 'Pupil premium',
      value: body.pupilPremium === undefined ? null : `£${body.pupilPremium.toLocaleString('en-GB')}`,
    },
    { label: 'What the pupil premium is for', value: body.pupilPremiumUse ?? null },
  ]
}

// The next plan of the sample that has no grade, going round.
function nextAfter(
  { plans }: PlanSample,
  entry: string,
): { readonly next?: { readonly child: string; readonly entry: string } } {
  const at = plans.findIndex(plan => plan.entry === entry)
  const next = [...plans.slice(at + 1), ...plans.slice(0, Math.max(at, 0))].find(plan => plan.quality === null)
  return next ? { next: { child: next.child.id, entry: next.entry } } : {}
}

interface PlanRow {
  readonly version: number
  readonly start_at: string | null
  readonly body: BodyOf<typeof pep>
}

async function planIn(tx: Tx, authority: number, child: string, entry: string): Promise<PlanRow | undefined> {
  const found = await sql<PlanRow>`
    select version, start_at, body from entry
    where authority = ${authority} and subject = any(files_with(array[${child}]::uuid[])) and entry = ${entry} and kind = ${pep.name} and not withdrawn`.execute(
    tx,
  )
  return found.rows[0]
}
