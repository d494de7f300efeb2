import {
  frameworkFor,
  frameworkType,
  principle,
  promiseRag,
  promiseType,
  stepTaken,
} from '../../practice/promises/codes.ts'
import type {
  AimStanding,
  FrameworkStanding,
  Look,
  PromiseCounts,
  PromiseStanding,
  Review,
} from '../../practice/promises/notions.ts'
import { wayOfLook } from '../../practice/promises/notions.ts'
import { label } from '../../spine/ledger/code-list.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { inWords } from '../../spine/web/format.ts'
import type {
  AimShown,
  Choice,
  FrameworkReviewShown,
  FrameworkRow,
  LookShown,
  PromiseRow,
  PromiseTally,
  Standing,
} from '../../spine/web/services.ts'
import { overdueInWords, untilInWords } from '../duties/words.ts'
import { choiceOf, countedRags, ragOf } from '../registers/rags.ts'

/** What everything shown is made with: the day, and how people, bodies and members are called. */
export interface Naming {
  readonly on: PlainDate
  readonly nameOf: (account: string) => string
  readonly boardOf: (id: string) => string
  readonly memberOf: (id: string) => string
  readonly meetingOn: (id: string) => PlainDate | undefined
  /** Who recorded an entry. */
  readonly signedBy: (entry: string) => string
}

/** How something to be done again by a day stands. */
function dueIn(by: PlainDate | null, on: PlainDate, over: string): Standing {
  if (by === null) return { level: 'met', words: over }
  return by < on ? { level: 'overdue', words: overdueInWords(by, on) } : { level: 'due', words: untilInWords(on, by) }
}

/** Counts of promises with their colours. */
export function tallyOf(counts: PromiseCounts): PromiseTally {
  const { all, nobodys, lookOverdue, late } = counts
  return { rags: countedRags(promiseRag, counts), all, nobodys, lookOverdue, late }
}

/** A promise as lists show it. */
export function promiseRow(
  promise: PromiseStanding,
  aim: AimStanding,
  framework: FrameworkStanding,
  { on, nameOf }: Naming,
): PromiseRow {
  const { body, id } = promise.entry
  const last = promise.looks[0]
  return {
    id,
    reference: body.reference,
    text: body.text,
    ...(body.plain ? { plain: body.plain } : {}),
    type: choiceOf(promiseType, body.type),
    framework: { value: framework.entry.id, text: framework.entry.body.title },
    aim: { value: aim.entry.id, text: `${aim.entry.body.number}. ${aim.entry.body.title}` },
    ...(body.owner === undefined ? {} : { owner: { value: body.owner, text: nameOf(body.owner) } }),
    rag: ragOf(promiseRag, promise.rag),
    way: promise.way,
    looked: last ? (startDay(last.start) ?? null) : null,
    lookBy: promise.lookBy,
    look: dueIn(promise.lookBy, on, 'it has ended'),
    by: body.by ?? null,
    late: promise.late,
    measures: promise.measures,
    ended: promise.ended,
    ...(promise.step ? { step: stepShown(promise.step, on) } : {}),
  }
}

function stepShown(
  { what, on: since, by, taken, lookedSince, overdue }: NonNullable<PromiseStanding['step']>,
  on: PlainDate,
): NonNullable<PromiseRow['step']> {
  const state = (): Standing => {
    if (taken !== undefined)
      return {
        level: taken === 'done' ? 'met' : taken === 'in-part' ? 'due' : 'overdue',
        words: label(stepTaken, taken).toLowerCase(),
      }
    if (overdue && by !== undefined) return { level: 'overdue', words: `nothing said of it, ${overdueInWords(by, on)}` }
    if (lookedSince) return { level: 'cannot-tell', words: 'nothing was said of it since' }
    return by === undefined
      ? { level: 'due', words: 'to be told at the next look' }
      : { level: 'due', words: untilInWords(on, by) }
  }
  return { what, on: since, state: state() }
}

/** An aim with its promises. */
export function aimShown(aim: AimStanding, framework: FrameworkStanding, naming: Naming): AimShown {
  const { id, body } = aim.entry
  return {
    id,
    number: body.number,
    title: body.title,
    ...(body.about ? { about: body.about } : {}),
    ...(body.champion === undefined ? {} : { champion: naming.memberOf(body.champion) }),
    ...(body.group === undefined ? {} : { group: boardChoice(body.group, naming) }),
    ended: aim.ended,
    ...(aim.ended !== null && body.why ? { why: body.why } : {}),
    promises: aim.promises.map(each => promiseRow(each, aim, framework, naming)),
  }
}

/** A body by its name. */
export function boardChoice(id: string, { boardOf }: Naming): Choice {
  return { value: id, text: boardOf(id) }
}

/** A framework as the index lists it. */
export function frameworkRow(framework: FrameworkStanding, naming: Naming): FrameworkRow {
  const { id, body } = framework.entry
  return {
    id,
    title: body.title,
    type: choiceOf(frameworkType, body.type),
    for: choiceOf(frameworkFor, body.for),
    from: framework.from,
    ended: framework.ended,
    ...(body.owner === undefined ? {} : { owner: { value: body.owner, text: naming.nameOf(body.owner) } }),
    ...(body.board === undefined ? {} : { board: boardChoice(body.board, naming) }),
    aims: framework.aims.filter(each => each.ended === null).length,
    tally: tallyOf(framework.counts),
    review: { ...dueIn(framework.reviewBy, naming.on, 'it has ended'), by: framework.reviewBy },
  }
}

/** The looks at a promise, newest first, each with the way it went from the one before and who signed it. */
export function looksShown(looks: readonly Look[], { on, signedBy }: Naming): readonly LookShown[] {
  return looks.map((look, at) => {
    const { rag, note, evidence, taken, next, nextBy } = look.body
    return {
      id: look.id,
      on: startDay(look.start) ?? on,
      rag: ragOf(promiseRag, rag),
      way: wayOfLook(looks[at + 1], look),
      note,
      ...(evidence ? { evidence } : {}),
      ...(taken === undefined ? {} : { taken: label(stepTaken, taken).toLowerCase() }),
      ...(next ? { next } : {}),
      ...(nextBy === undefined ? {} : { nextBy }),
      by: signedBy(look.id),
    }
  })
}

/** A review of a framework, signed. */
export function reviewShown({ id, start, body }: Review, { on, meetingOn, signedBy }: Naming): FrameworkReviewShown {
  const held = body.meeting === undefined ? undefined : meetingOn(body.meeting)
  return {
    id,
    on: startDay(start) ?? on,
    found: body.found,
    ...(body.changes ? { changes: body.changes } : {}),
    ...(body.heard ? { heard: body.heard } : {}),
    ...(body.meeting === undefined || held === undefined ? {} : { meeting: { id: body.meeting, on: held } }),
    by: signedBy(id),
  }
}

/** A principle's words, and where the Act has it. */
export function principleWords(code: string): { readonly provision: string; readonly text: string } {
  return { provision: `section 1(1)(${code})`, text: label(principle, code) }
}

/** A day in words after 'on', for states. */
export function onDay(day: PlainDate): string {
  return `on ${inWords(day)}`
}
