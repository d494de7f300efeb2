import { sql } from 'kysely'
import { auditAsked, auditModeration, practiceAudit } from '../../practice/audits/kinds.ts'
import { all } from '../../spine/ledger/file.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import type { AnyKind } from '../../spine/ledger/kind.ts'
import type { Tx } from '../../spine/store/store.ts'
import { inWords } from '../../spine/time/words.ts'
import { type Form, sentAs } from '../../spine/web/forms/model.ts'
import { type Fault, anchorOf } from '../../spine/web/forms/read-answers.ts'
import { type Around, type Held, fileIn } from './around.ts'

/**
 * What is wrong with an audit beside the rest of the file: it is written by whoever was asked for it, once; and looked at
 * again by somebody else, after which what the auditor wrote stays. Pure.
 */
export function faultsOfAudit(
  around: Around,
  form: Form,
  child: string,
  body: unknown,
  held: Held | undefined,
): readonly Fault[] {
  const file = fileIn(around, child)
  const given = (body ?? {}) as Readonly<Record<string, unknown>>
  const blame = (name: string, text: string): readonly Fault[] => {
    const question = form.questions.find(each => each.name === name)
    return question ? [{ id: anchorOf(question, sentAs(name)), text }] : []
  }
  switch (form.kind.name) {
    case practiceAudit.name: {
      const asked = all(file, auditAsked).find(each => each.id === given['asked'])
      if (!asked) return []
      if (asked.body.auditor !== around.viewer.id)
        return blame('asked', `This audit was asked of ${asked.body.auditorName}. Only they write it`)
      if (all(file, practiceAudit).some(each => each.body.asked === asked.id && each.id !== held?.id))
        return blame('asked', 'This audit is done already. Put that one right instead')
      if (held && all(file, auditModeration).some(each => each.body.audit === held.id))
        return blame('asked', 'It has been moderated: what was written then stays as it was')
      return []
    }
    case auditModeration.name: {
      const audit = all(file, practiceAudit).find(each => each.id === given['audit'])
      const asked = audit && all(file, auditAsked).find(each => each.id === audit.body.asked)
      if (asked?.body.auditor === around.viewer.id)
        return blame('audit', 'You did this audit. Somebody else moderates it')
      const on = audit && startDay(audit.start)
      const faults: Fault[] = []
      if (given['verdict'] === 'changed' && given['grade'] === undefined)
        faults.push(...blame('grade', 'Say what the overall grade should be'))
      if (given['verdict'] === 'changed' && audit && given['grade'] === audit.body.overall)
        faults.push(...blame('grade', 'This is the grade the auditor gave: choose another, or agree the grade'))
      if (given['verdict'] === 'agreed' && given['grade'] !== undefined)
        faults.push(...blame('grade', 'Leave this out where the grade is agreed'))
      const taken = all(file, auditModeration).some(each => each.body.audit === audit?.id && each.id !== held?.id)
      if (taken) faults.push(...blame('audit', `The audit${on ? ` of ${inWords(on)}` : ''} is moderated already`))
      return faults
    }
    default:
      return []
  }
}

/** Once an audit or its moderation is written, whoever was given the file for it keeps it no longer than a reason would hold. */
export async function endAuditLink(tx: Tx, kind: AnyKind, subject: string): Promise<void> {
  if (kind.name !== practiceAudit.name && kind.name !== auditModeration.name) return
  await sql`select end_audit_links(${subject}::uuid)`.execute(tx)
}
