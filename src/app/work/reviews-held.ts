import { reviewParticipation } from '../../practice/care/codes.ts'
import { reviewsHeld } from '../../practice/care/notions.ts'
import { TOOK_PART } from '../../practice/care/measures/reviews-and-safety.ts'
import { label } from '../../spine/ledger/code-set.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import { type PlainDate, daysBetween } from '../../spine/time/plain-date.ts'
import { inWords } from '../../spine/time/words.ts'
import type { ReviewHeld, Reviews, SentAfter, ShareOf } from '../../spine/web/services.ts'
import { dutiesOfFile } from '../duties/file-duties.ts'
import type { DutySettings } from '../duties/settings.ts'
import type { DutyLine } from '../duties/words.ts'
import { duties } from '../rulebook.ts'
import type { Told } from './due.ts'
import type { Reviewed } from './reviews.ts'

const AFTER = 'cla-review-decisions'
const BEFORE = 'child-consulted-before-review'
const UNDER_FOUR = 'PN0'

/** The reviews held of some children since a day, oldest first, with what came before and after each. Pure. */
export function reviewsHeldSince(
  reviewed: readonly Reviewed[],
  files: ReadonlyMap<string, SubjectFile>,
  since: PlainDate,
  on: PlainDate,
  settings: DutySettings,
  told: Told,
): readonly ReviewHeld[] {
  const asked = [duties.get(AFTER), duties.get(BEFORE)].filter(duty => duty !== undefined)
  const found = reviewed.flatMap(({ row, child, officer }) => {
    const file = files.get(child.id)
    if (!file) return []
    const held = reviewsHeld(file).filter(each => each.on > since && each.on <= on)
    if (held.length === 0) return []
    const heldTo = row.lost_after ?? told.heldTo[row.council ?? '']
    const { lines } = dutiesOfFile(file, on, { settings, heldTo }, asked)
    return held.map(({ on: day, entry, body, time, index }): ReviewHeld => {
      const after = (part: string): DutyLine | undefined =>
        lines.find(each => each.duty === AFTER && each.occasion === `${day}:${part}`)
      const before = time && lines.find(each => each.duty === BEFORE && each.occasion === `${time.start}:${index}`)
      return {
        child,
        officer,
        entry,
        on: day,
        participation: body.participation,
        tookPart: label(reviewParticipation, body.participation),
        spokenTo:
          body.participation === UNDER_FOUR
            ? { on: null, level: 'met', words: 'under 4' }
            : sent(body.spokenToBefore, before),
        decisions: sent(body.decisionsSent, after('decisions')),
        record: sent(body.recordSent, after('sent')),
        letter: body.letterSent
          ? { on: body.letterSent, level: 'met', words: `${daysBetween(day, body.letterSent)} days after` }
          : body.letter
            ? { on: null, level: 'due', words: 'written, not yet given' }
            : { on: null, level: 'due', words: 'not written' },
      }
    })
  })
  return found.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
}

function sent(day: PlainDate | undefined, line: DutyLine | undefined): SentAfter {
  if (!line)
    return day ? { on: day, level: 'met', words: inWords(day) } : { on: null, level: 'cannot-tell', words: 'not asked' }
  const words = line.level === 'cannot-tell' ? 'not recorded' : line.missed ? 'not before it' : line.words
  return { on: day ?? null, level: line.words.startsWith('met late') ? 'overdue' : line.level, words }
}

/** How children took part in reviews: those under 4 are apart. Pure. */
export function participationOf(held: readonly ReviewHeld[]): Reviews['participation'] {
  const old = held.filter(each => each.participation !== UNDER_FOUR)
  return {
    reviews: held.length,
    underFour: held.length - old.length,
    tookPart: { of: old.length, done: old.filter(each => TOOK_PART.has(each.participation as never)).length },
    by: reviewParticipation.codes
      .map(({ code, label: text }) => ({
        code,
        text,
        reviews: held.filter(each => each.participation === code).length,
      }))
      .filter(each => each.reviews > 0),
  }
}

/** How often what must come before and after a review did, in time. What cannot be told is left out. Pure. */
export function followedOf(held: readonly ReviewHeld[]): Reviews['followed'] {
  const share = (of: (each: ReviewHeld) => SentAfter): ShareOf => {
    const told = held.map(of).filter(each => each.level === 'met' || each.level === 'overdue')
    return { of: told.length, done: told.filter(each => each.level === 'met').length }
  }
  return {
    decisions: share(each => each.decisions),
    records: share(each => each.record),
    letters: { of: held.length, done: held.filter(each => each.letter.level === 'met').length },
    spoken: share(each =>
      each.participation === UNDER_FOUR ? { on: null, level: 'cannot-tell', words: '' } : each.spokenTo,
    ),
  }
}
