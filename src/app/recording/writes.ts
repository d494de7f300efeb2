import { bornOn } from '../../practice/people/notions.ts'
import type { Write } from '../../spine/ledger/record.ts'
import type { Doing } from '../../spine/recording/drafts.ts'
import { wordingOf } from '../../spine/web/forms/asked.ts'
import { answersAmong, fieldsFrom } from '../../spine/web/forms/fill.ts'
import { type Form, isWanted, sentAs } from '../../spine/web/forms/model.ts'
import { type Answers, type Fault, anchorOf, readAnswers } from '../../spine/web/forms/read-answers.ts'
import { type Fields, one } from '../../spine/web/page.ts'
import { type Around, type Held, choicesFor, fileIn } from './around.ts'
import { faultsOfAudit } from './audits.ts'
import { faultsInALife } from './in-a-life.ts'
import { reasonAsked } from './show.ts'

/** What a form asks to be written, or what is wrong with it. */
export interface ToWrite {
  readonly writes: readonly Write[]
  readonly reason: string | null
  readonly faults: readonly Fault[]
  readonly reasonFault: string | undefined
}

const LONGEST_REASON = 1000

/** What to write in each child's file, from a form as it was sent. */
export function writesFrom(
  around: Around,
  form: Form,
  doing: Doing,
  id: string,
  sections: readonly string[],
  held: Held | undefined,
  fields: Fields,
  once: string,
): ToWrite {
  const reason = one(fields, 'reason') ?? null
  const reasonFault = faultOfReason(doing, reason)
  const of = (child: string): Answers => {
    if (doing === 'withdraw' && held)
      return {
        start: held.start,
        end: held.end,
        body: held.body,
        faults: faultsOfAudit(around, form, child, held.body, held),
      }
    if (doing === 'end' && held) {
      const answers = ended(form, held, fields)
      const late = faultsInALife(form, { start: null, end: answers.end }, { today: around.on, born: undefined })
      return { ...answers, faults: [...answers.faults, ...late.filter(fault => isNew(answers, fault))] }
    }
    const answers = readAnswers(form, fields, child === id ? undefined : child, doneWithout(form, held))
    const inLife = faultsInALife(form, answers, { today: around.on, born: bornOn(fileIn(around, child)) })
    const ofAudit = faultsOfAudit(around, form, child, answers.body, held)
    return {
      ...answers,
      faults: [...answers.faults, ...[...inLife, ...ofAudit].filter(fault => isNew(answers, fault))],
    }
  }
  const read = [id, ...sections].map(child => ({ child, ...of(child) }))
  const faults = new Map(read.flatMap(each => each.faults).map(fault => [fault.id, fault]))
  const writes = read.map(
    ({ child, start, end, body }): Write => ({
      subject: child,
      kind: form.kind.name,
      start,
      end,
      body: { ...unasked(form, held), ...(body as object) },
      ...(held ? { entry: held.id, seen: held.version } : {}),
      ...(doing === 'withdraw' ? { withdraw: true } : {}),
      ...(reason === null ? {} : { reason }),
      asked: wordingOf(form, { body, choices: choicesFor(around, child, body), today: around.on, once }),
    }),
  )
  return { writes, reason, faults: [...faults.values()], reasonFault }
}

// A day that cannot be read is wrong in one way already.
function isNew({ faults }: Answers, { id }: Fault): boolean {
  return !faults.some(fault => fault.id === id)
}

// A return left out what people are asked for: correcting something else in it does not ask for that. What is asked only
// later is not asked on the first day.
function doneWithout(form: Form, held: Held | undefined): readonly string[] {
  if (!held) return form.later
  const before = (held.body ?? {}) as Readonly<Record<string, unknown>>
  return form.questions
    .filter(question => before[question.name] === undefined && isWanted(question, before))
    .map(question => question.name)
}

// What no form asks stands as it was when an entry is corrected.
function unasked(form: Form, held: Held | undefined): Readonly<Record<string, unknown>> {
  const before = (held?.body ?? {}) as Readonly<Record<string, unknown>>
  return Object.fromEntries(form.unasked.flatMap(name => (before[name] === undefined ? [] : [[name, before[name]]])))
}

function faultOfReason(doing: Doing, reason: string | null): string | undefined {
  const asks = reasonAsked(doing)
  if (asks === undefined) return undefined
  if (reason === null || reason.length < 3) return 'Say why, in a few words. It is kept with what it said before'
  return reason.length > LONGEST_REASON ? `The reason is too long: at most ${LONGEST_REASON} letters` : undefined
}

// Only its end was asked, and what had been left blank: an old return's faults elsewhere do not keep it from ending.
function ended(form: Form, held: Held, fields: Fields): Answers {
  const before = (held.body ?? {}) as Readonly<Record<string, unknown>>
  const blank = form.questions.filter(question => before[question.name] === undefined)
  const sent = { ...fieldsFrom(form, held), ...answersAmong(fields) }
  // Ending is the later day: what was left until then is asked now.
  const excused = doneWithout(form, held).filter(name => !form.later.includes(name))
  const whole = readAnswers(form, sent, undefined, excused)
  const asked = [...blank, ...(form.end ? [form.end] : [])].map(question => anchorOf(question, sentAs(question.name)))
  const faults = whole.faults.filter(fault => asked.includes(fault.id))
  const given = (whole.body ?? {}) as Readonly<Record<string, unknown>>
  const added = Object.fromEntries(
    blank.flatMap(({ name }) => (given[name] === undefined ? [] : [[name, given[name]] as const])),
  )
  return {
    start: held.start,
    end: whole.end,
    body: whole.faults.length === 0 ? whole.body : { ...before, ...added },
    faults:
      whole.end === null && form.end && !faults.some(fault => fault.id === `${sentAs('end')}-day`)
        ? [...faults, { id: `${sentAs('end')}-day`, text: `Enter a date for ‘${form.end.asks}’` }]
        : faults,
  }
}
