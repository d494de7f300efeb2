import { auditDraw, auditRound, learningAction, learningReview, trustAuditKinds } from '../../practice/audits/kinds.ts'
import type { Beside } from '../registers/beside.ts'
import { type Register, entryIn } from '../registers/register.ts'

/** Rounds of audits, and the register of incidents and learning reviews. */
export const auditRegister: Register = {
  name: 'audits',
  kinds: trustAuditKinds,
  may: { read: 'audits.read', write: 'audits.write', own: 'audits.own' },
  // Of an action, its own lead; a review has none.
  keptUp: { [learningAction.name]: { of: 'review', owner: 'owner' } },
  holds: [auditRound.name, learningReview.name],
  check,
}

/** What a sample was drawn by: it stays once the children are drawn, so that anyone can draw the same again. */
const DRAWN_BY = ['size', 'strata', 'eachOne', 'seed', 'apart', 'moderate'] as const

function check({ kind, on, given, file, entry, unlike, notBefore, startOf, blame }: Beside): void {
  switch (kind) {
    case auditRound.name: {
      unlike('title')
      notBefore('by', on, 'the round begins')
      const drawn = (file.entries[auditDraw.name] ?? []).some(
        each => (each.body as { readonly round: string }).round === entry,
      )
      const before = entry === undefined ? undefined : entryIn(file, entry)
      if (!drawn || !before) break
      const held = before.body as Readonly<Record<string, unknown>>
      for (const field of DRAWN_BY)
        if (JSON.stringify(given[field] ?? null) !== JSON.stringify(held[field] ?? null))
          blame(field, 'The children are drawn: what they were drawn by stays as it was')
      break
    }
    case learningReview.name: {
      unlike('reference')
      for (const field of ['notified', 'rapid', 'decided', 'published']) notBefore(field, on, 'we became aware of it')
      if (given['decided'] !== undefined && (typeof given['whyNot'] !== 'string' || given['whyNot'].trim() === ''))
        blame('whyNot', 'Say why it is not notified')
      if (given['type'] !== 'serious-incident' && given['notified'] !== undefined)
        blame('notified', 'Only a serious incident is told to the Panel: choose that kind, or leave this out')
      break
    }
    case learningAction.name:
      notBefore('start', startOf('review'), 'the review began')
      notBefore('by', on, 'it was agreed')
      break
  }
}
