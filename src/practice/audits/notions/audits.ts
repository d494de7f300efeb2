import { after } from '../../../spine/duty/span.ts'
import { type Entry, startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { valueOn } from '../../../spine/time/dated.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import type { AuditDomain, AuditGrade } from '../codes.ts'
import { auditAction, auditAsked, auditModeration, practiceAudit } from '../kinds/child.ts'
import { reauditImproving, reauditInadequate, toModerate } from '../limits.ts'

/** Something an audit found must be done for the child. */
export interface AuditAction {
  readonly id: string
  readonly what: string
  readonly theme: string | undefined
  readonly lead: string
  readonly agreed: PlainDate | null
  readonly by: PlainDate
  readonly done: PlainDate | null
}

/** What came of looking at an audit again. */
export interface Moderated {
  readonly on: PlainDate
  readonly grade: AuditGrade
  /** The grade was not agreed. */
  readonly changed: boolean
}

/** An audit that was done. */
export interface AuditDone {
  readonly id: string
  readonly on: PlainDate
  readonly grades: Readonly<Record<AuditDomain, AuditGrade>>
  /** As the auditor gave it. */
  readonly overall: AuditGrade
  /** As it stands: the moderator’s where it was changed. */
  readonly final: AuditGrade
  readonly childHeard: boolean
  readonly familyHeard: boolean
  readonly strengths: readonly string[]
  readonly themes: readonly string[]
  readonly moderated: Moderated | undefined
  /** The day by which it is moderated; undefined where it need not be. */
  readonly moderateBy: PlainDate | undefined
  readonly actions: readonly AuditAction[]
}

/** An audit that was asked for, and what came of it. */
export interface AuditStanding {
  readonly id: string
  /** The child’s file. */
  readonly child: string
  readonly round: string
  readonly auditor: string
  readonly asked: PlainDate
  readonly by: PlainDate
  readonly stratum: string | undefined
  readonly team: string | undefined
  readonly council: string | undefined
  readonly done: AuditDone | undefined
}

/** Grades that ask for moderation by themselves: the two ends of the scale. */
export const ALWAYS_MODERATED: readonly AuditGrade[] = ['outstanding', 'inadequate']

/** Whether an audit is to be moderated: it was drawn, or its grade asks for it. */
export function isToBeModerated(asked: BodyOf<typeof auditAsked>, overall: AuditGrade): boolean {
  return asked.moderate || ALWAYS_MODERATED.includes(overall)
}

/** The audits of one child’s file, the oldest asked for first. An audit that points at none asked for is left out. */
export const auditsOf = notion((file: SubjectFile): readonly AuditStanding[] =>
  all(file, auditAsked).flatMap((asked): readonly AuditStanding[] => {
    const on = startDay(asked.start)
    if (on === undefined) return []
    const { round, auditor, by, stratum, team, council } = asked.body
    const audit = all(file, practiceAudit).find(each => each.body.asked === asked.id)
    return [
      {
        id: asked.id,
        child: file.id,
        round,
        auditor,
        asked: on,
        by,
        stratum,
        team,
        council,
        done: audit && doneFrom(file, asked.body, audit),
      },
    ]
  }),
)

function doneFrom(
  file: SubjectFile,
  asked: BodyOf<typeof auditAsked>,
  { id, start, body }: Entry<BodyOf<typeof practiceAudit>>,
): AuditDone | undefined {
  const on = startDay(start)
  if (on === undefined) return undefined
  const last = all(file, auditModeration).findLast(each => each.body.audit === id)
  const moderatedOn = last && startDay(last.start)
  const moderated =
    last && moderatedOn
      ? {
          on: moderatedOn,
          grade: last.body.grade ?? body.overall,
          changed: last.body.grade !== undefined && last.body.grade !== body.overall,
        }
      : undefined
  const { voice, assessment, plan, help, identity, oversight } = body
  return {
    id,
    on,
    grades: { voice, assessment, plan, help, identity, oversight },
    overall: body.overall,
    final: moderated?.grade ?? body.overall,
    childHeard: body.talked.includes('child'),
    familyHeard: body.talked.includes('parent') || body.talked.includes('carer'),
    strengths: body.strengths ?? [],
    themes: body.themes ?? [],
    moderated,
    moderateBy: isToBeModerated(asked, body.overall) ? after(on, valueOn(toModerate, on)) : undefined,
    actions: all(file, auditAction)
      .filter(each => each.body.audit === id)
      .map(each => ({
        id: each.id,
        what: each.body.what,
        theme: each.body.theme,
        lead: each.body.lead,
        agreed: startDay(each.start) ?? null,
        by: each.body.by,
        done: each.end,
      })),
  }
}

/** Practice found inadequate or to require improvement, and the audit that looked again. */
export interface Reaudit {
  readonly child: string
  readonly audit: string
  readonly found: PlainDate
  readonly grade: 'inadequate' | 'requires-improvement'
  readonly by: PlainDate
  /** The next audit of the same child; undefined while there is none. */
  readonly again: { readonly on: PlainDate; readonly audit: string } | undefined
}

/** Each audit that stands as inadequate or as requiring improvement, with the day by which the child’s file is audited again. */
export function reauditsOf(audits: readonly AuditStanding[]): readonly Reaudit[] {
  return audits.flatMap(({ child, done }): readonly Reaudit[] => {
    if (done?.final !== 'inadequate' && done?.final !== 'requires-improvement') return []
    const { id: audit, on: found, final: grade } = done
    const next = audits
      .flatMap(each => (each.child === child && each.done && each.done.on > found ? [each.done] : []))
      .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))[0]
    const within = grade === 'inadequate' ? reauditInadequate : reauditImproving
    return [
      {
        child,
        audit,
        found,
        grade,
        by: after(found, valueOn(within, found)),
        again: next && { on: next.on, audit: next.id },
      },
    ]
  })
}
