import { wellbeingDecision, wellbeingNeed, wellbeingService } from '../../practice/health/codes.ts'
import {
  annualHealthOutcome,
  dentalCheck,
  healthAssessment,
  healthPassport,
  healthReferral,
  immunisationCheck,
  sdq,
  sdqOutcome,
  wellbeingReferral,
} from '../../practice/health/kinds.ts'
import { assessmentsOf, dentalChecks, immunisationChecks, initialAssessments } from '../../practice/health/notions.ts'
import { periodOfCare } from '../../practice/care/kinds.ts'
import { identity } from '../../practice/people/kinds.ts'
import { placement, temporaryStay } from '../../practice/placement/kinds.ts'
import { label } from '../../spine/ledger/code-set.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { all } from '../../spine/ledger/file.ts'
import { type PlainDate, addDays, addMonths, daysBetween } from '../../spine/time/plain-date.ts'
import { inWords } from '../../spine/time/words.ts'
import type {
  AssessmentDue,
  DueItem,
  HealthCheck,
  HealthChild,
  HealthTeam,
  HealthTeamService,
  WellbeingAsked,
} from '../../spine/web/services.ts'
import { dutiesOfFile } from '../duties/file-duties.ts'
import type { Product } from '../product.ts'
import { duties } from '../rulebook.ts'
import { type CareList, type Listed, careList } from './care-list.ts'
import { analysisOf, latestQuestionnaire } from './questionnaires.ts'

const INITIAL = 'initial-health-assessment'
const REVIEWS: readonly string[] = ['review-health-assessment-u5', 'review-health-assessment-5plus']
const NOTIFY = 'health-notify'
const TEETH = 'dental-check'
const IMMUNISATIONS = 'immunisations'
const QUESTIONNAIRE = 'sdq'
const PASSPORT = 'health-passport'
const WANTED = [INITIAL, ...REVIEWS, TEETH, IMMUNISATIONS, QUESTIONNAIRE, PASSPORT]

/** How far ahead assessments are listed, and passports, which are got ready in good time. */
const DAYS_AHEAD = 56
const PASSPORT_MONTHS = 6
/** How long an unanswered request for help waits before it is late to chase: ours, to be set by the trust. */
const ANSWER_WEEKS = 4

const KINDS = [
  periodOfCare,
  identity,
  placement,
  temporaryStay,
  healthReferral,
  healthAssessment,
  dentalCheck,
  immunisationCheck,
  annualHealthOutcome,
  sdq,
  sdqOutcome,
  wellbeingReferral,
  healthPassport,
]

/** The health team's children, and what is due for their health. */
export function healthTeamService(product: Product, today: () => PlainDate): HealthTeamService {
  return {
    open: async (viewer, list, purpose = 'open') => {
      const on = today()
      const read = await careList(product, viewer, on, {
        action: 'health-team.read',
        route: '/health-team',
        about: list,
        purpose,
        kinds: KINDS,
        duties: WANTED,
        by: addMonths(on, PASSPORT_MONTHS),
        andAfterCare: [PASSPORT],
      })
      return healthTeamOf(read)
    },
  }
}

/** What the health team's page says of the children it lists. Pure. */
export function healthTeamOf(read: CareList): HealthTeam {
  const on = read.told.today
  const inCare = read.children.filter(each => each.child.inCare)
  const assessments = inCare.flatMap(each => assessmentsDue(each, read)).toSorted(soonest)
  const children = inCare.map(each => healthChild(each, on))
  const wellbeing = inCare.flatMap(each => wellbeingOf(each, on)).toSorted((a, b) => (a.asked < b.asked ? -1 : 1))
  const passports = read.children.flatMap(each => each.due.filter(item => item.duty === PASSPORT)).toSorted(soonest)
  const count = (of: (item: AssessmentDue) => boolean): number => assessments.filter(of).length
  return {
    on,
    counts: {
      children: inCare.length,
      initialOverdue: count(item => item.which === 'initial' && item.level === 'overdue'),
      reviewOverdue: count(item => item.which === 'review' && item.level === 'overdue'),
      dueSoon: count(item => item.level === 'due'),
      teethOverdue: children.filter(child => child.teeth.level === 'overdue').length,
      notImmunised: children.filter(child => child.immunisations.level !== 'met').length,
      questionnairesDue: children.filter(child => child.questionnaireDue.level !== 'met').length,
      waiting: wellbeing.filter(each => each.decision === null || each.decision === 'waiting').length,
      passports: passports.filter(item => item.level === 'overdue').length,
    },
    assessments,
    children,
    wellbeing,
    passports,
    analysis: analysisOf(inCare, on),
  }
}

function assessmentsDue(each: Listed, { told, settings }: CareList): readonly AssessmentDue[] {
  const { due, file, worker } = each
  const soon = addDays(told.today, DAYS_AHEAD)
  const items = due.filter(
    item => (item.duty === INITIAL || REVIEWS.includes(item.duty)) && (item.by === null || item.by <= soon),
  )
  if (items.length === 0) return []
  const last = assessmentsOf(file).findLast(one => one.held && one.on <= told.today)?.on ?? null
  const notify = duties.get(NOTIFY)
  return items.map((item): AssessmentDue => {
    if (item.duty !== INITIAL || !notify)
      return { ...item, which: 'review', worker, last, told: null, holdUp: 'with-health', holdUpWords: 'With health' }
    const { findings } = dutiesOfFile(file, told.today, { settings, heldTo: undefined }, [notify])
    const asked = findings.findLast(finding => finding.occasion.key === item.occasion.replace('initial:', 'into-care:'))
    const sent = all(file, healthReferral).findLast(entry => entry.body.why === 'into-care')
    const on = (sent && startDay(sent.start)) ?? null
    return { ...item, which: 'initial', worker, last, told: on, ...holdUpOf(each, sent?.body, on, asked?.answer) }
  })
}

// Why a first assessment is not done: what the health team, and whoever chases it, can act on.
function holdUpOf(
  { file }: Listed,
  sent: { readonly consentGiven: boolean; readonly consentSent?: PlainDate | undefined } | undefined,
  on: PlainDate | null,
  answer: string | undefined,
): Pick<AssessmentDue, 'holdUp' | 'holdUpWords'> {
  if (initialAssessments(file).at(-1)?.notByDoctor)
    return { holdUp: 'not-by-doctor', holdUpWords: 'Assessed, but not by a doctor' }
  if (!sent || on === null) return { holdUp: 'not-told', holdUpWords: 'Health has not been told' }
  if (!sent.consentGiven && !sent.consentSent)
    return { holdUp: 'no-consent', holdUpWords: `Health told on ${inWords(on)}, no consent sent` }
  if (answer === 'met-late') return { holdUp: 'told-late', holdUpWords: `Health told late, on ${inWords(on)}` }
  return { holdUp: 'with-health', holdUpWords: `With health since ${inWords(on)}` }
}

function healthChild({ child, worker, file, due }: Listed, on: PlainDate): HealthChild {
  const immunised = immunisationChecks(file).findLast(check => check.on <= on)
  const toImmunise = due.find(item => item.duty === IMMUNISATIONS)
  return {
    ...child,
    worker,
    assessment: checkOf(
      due.find(item => item.duty === INITIAL || REVIEWS.includes(item.duty)),
      assessmentsOf(file).findLast(each => each.held && each.on <= on)?.on,
    ),
    teeth: checkOf(
      due.find(item => item.duty === TEETH),
      dentalChecks(file).findLast(check => check.done && check.on <= on)?.on,
    ),
    immunisations:
      immunised && !immunised.done
        ? {
            last: immunised.on,
            level: toImmunise?.level === 'overdue' ? 'overdue' : 'due',
            words: immunised.refused ? 'refused' : 'some are missing',
          }
        : checkOf(toImmunise, immunised?.on),
    questionnaire: latestQuestionnaire(file, on),
    questionnaireDue: checkOf(
      due.find(item => item.duty === QUESTIONNAIRE),
      undefined,
    ),
  }
}

// Nothing open within the months listed means that nothing is asked of it now.
function checkOf(item: DueItem | undefined, last: PlainDate | undefined): HealthCheck {
  return item
    ? { last: last ?? null, level: item.level, words: item.words }
    : { last: last ?? null, level: 'met', words: 'nothing due' }
}

function wellbeingOf({ child, file }: Listed, on: PlainDate): readonly WellbeingAsked[] {
  return all(file, wellbeingReferral).flatMap((entry): WellbeingAsked[] => {
    const asked = startDay(entry.start)
    const { body } = entry
    if (asked === undefined || asked > on || (body.ended !== undefined && body.ended <= on)) return []
    const decision = body.decision ?? null
    const late = decision === null && addDays(asked, ANSWER_WEEKS * 7) < on
    const waiting = body.firstSeen === undefined
    return [
      {
        child,
        entry: entry.id,
        to: label(wellbeingService, body.to),
        need: label(wellbeingNeed, body.need),
        urgent: body.urgent ?? false,
        asked,
        decision,
        decisionTitle: decision === null ? 'No answer yet' : label(wellbeingDecision, decision),
        firstSeen: body.firstSeen ?? null,
        level: late ? 'overdue' : decision === null ? 'due' : NOT_ACCEPTED.has(decision) ? 'cannot-tell' : 'met',
        words: waiting
          ? `${daysBetween(asked, on).toLocaleString('en-GB')} days since it was asked, not yet seen`
          : `first seen ${daysBetween(asked, body.firstSeen as PlainDate).toLocaleString('en-GB')} days after it was asked`,
      },
    ]
  })
}

const NOT_ACCEPTED: ReadonlySet<string> = new Set(['advice', 'signposted', 'refused'])

function soonest(a: DueItem, b: DueItem): number {
  return (a.by ?? '9999') < (b.by ?? '9999') ? -1 : 1
}
