import { adoptionDecision } from '../../practice/adoption/kinds.ts'
import { permanenceOption, permanenceStatus, permanenceStepCode } from '../../practice/care/codes.ts'
import { permanencePlan, permanenceStep, review } from '../../practice/care/kinds.ts'
import { firstReview, laterReview, secondReview } from '../../practice/care/duties/reviews.ts'
import { riskLevel } from '../../practice/casework/codes.ts'
import { directWork, riskRating } from '../../practice/casework/kinds.ts'
import { label } from '../../spine/ledger/code-set.ts'
import type { RecordedEntry } from '../../spine/ledger/entry.ts'
import { all, current, holdsOn, latest } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { inWords, lowerFirst } from '../../spine/web/format.ts'
import type { Matter } from '../../spine/web/services.ts'
import type { DueOfPart } from './due.ts'
import { entryHref } from './links.ts'
import type { ChildOnFile } from './on-file.ts'
import { began, dayOfStart } from './when.ts'

/** What matters now: what worries, what works and what must happen; where the child will grow up; how worried we are; the next review. */
export function mattersOf(child: ChildOnFile, due: readonly DueOfPart[]): readonly Matter[] {
  const { reads } = child
  return [
    ...(reads.has('casework') ? worriesOf(child) : []),
    ...(reads.has('care') ? [permanenceOf(child)] : []),
    ...(reads.has('casework') ? riskOf(child, due) : []),
    ...(reads.has('care') ? nextReview(child, due) : []),
  ]
}

const SHORT = 180
const REVIEWS: ReadonlySet<string> = new Set([firstReview, secondReview, laterReview].map(duty => duty.id))

// The newest time spent together that said anything of it.
function worriesOf(child: ChildOnFile): readonly Matter[] {
  const { file } = child
  const newest = all(file, directWork).findLast(({ body }) => body.worries || body.working || body.next)
  if (!newest) return [{ title: 'Worries, strengths and next steps', text: null }]
  const href = entryHref(child, newest)
  const note = began(newest)
  const { worries, working, next } = newest.body
  const said = [
    { title: 'Worries', text: worries },
    { title: 'Working well', text: working },
    { title: 'Needs to happen', text: next },
  ].flatMap(({ title, text }): readonly Matter[] => (text ? [{ title, text: shortened(text), href }] : []))
  // One day for the three of them.
  return said.map((each, at) => (at === said.length - 1 && note ? { ...each, note } : each))
}

function permanenceOf(child: ChildOnFile): Matter {
  const { file, on } = child
  const plan = current(file, permanencePlan, on)
  const step = nextStep(child)
  const note = step ? { note: step } : {}
  if (plan) {
    const { option, status, parallel } = plan.body
    const beside = parallel ? `; beside it, ${lowerFirst(label(permanenceOption, parallel))}` : ''
    return {
      title: 'Permanence',
      text: `${label(permanenceOption, option)}, ${lowerFirst(label(permanenceStatus, status))}${beside}`,
      href: entryHref(child, plan),
      ...note,
    }
  }
  const adopting = all(file, adoptionDecision).findLast(entry => holdsOn(entry, on))
  return adopting
    ? { title: 'Permanence', text: 'Adoption', href: entryHref(child, adopting), ...note }
    : { title: 'Permanence', text: null, ...note }
}

// What is booked next; else what was to have happened by now.
function nextStep({ ahead, entries, on }: ChildOnFile): string | undefined {
  const steps = [...ahead, ...entries].filter(entry => entry.kind === permanenceStep.name) as RecordedEntry<
    BodyOf<typeof permanenceStep>
  >[]
  const booked = steps
    .filter(step => (dayOfStart(step.start) ?? '') > on)
    .toSorted((a, b) => ((a.start ?? '') < (b.start ?? '') ? -1 : 1))[0]
  if (booked) return `${label(permanenceStepCode, booked.body.step)} on ${inWords(booked.start)}`
  const waiting = steps
    .filter(step => step.start === null && step.body.byWhen !== undefined && step.body.outcome === undefined)
    .toSorted((a, b) => ((a.body.byWhen ?? '') < (b.body.byWhen ?? '') ? -1 : 1))[0]
  return waiting && `${label(permanenceStepCode, waiting.body.step)} by ${inWords(waiting.body.byWhen)}`
}

// Limits are the duties' own, so what contact a rating asks for is told by what is due because of it.
function riskOf(child: ChildOnFile, due: readonly DueOfPart[]): readonly Matter[] {
  const rating = current(child.file, riskRating, child.on)
  if (!rating) return [{ title: 'Risk', text: null }]
  const contact = due.find(({ finding }) => finding.duty.reads.some(kind => kind.name === riskRating.name))
  return [
    {
      title: 'Risk',
      text: label(riskLevel, rating.body.rating),
      note: [
        `rated ${began(rating) ?? 'on a day not recorded'}`,
        ...(contact?.line.by
          ? [`${lowerFirst(contact.line.what)} by ${inWords(contact.line.by)}, ${contact.line.words}`]
          : []),
      ].join('; '),
      href: entryHref(child, rating),
    },
  ]
}

function nextReview(child: ChildOnFile, due: readonly DueOfPart[]): readonly Matter[] {
  if (child.is !== 'in') return []
  // The reviews themselves, not the papers and visits around them.
  const next = due.find(({ finding }) => REVIEWS.has(finding.duty.id) && finding.by !== null)
  const last = latest(child.file, review)
  const lastHeld = last && began(last)
  return [
    {
      title: 'Next review',
      text: next?.line.by ? `By ${inWords(next.line.by)}, ${next.line.words}` : null,
      ...(lastHeld ? { note: `the last was on ${lastHeld}` } : {}),
    },
  ]
}

function shortened(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  if (line.length <= SHORT) return line
  const cut = line.slice(0, SHORT)
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), SHORT - 30))}…`
}
