import { missingEpisode } from '../../practice/care/kinds.ts'
import { legalStatusOn } from '../../practice/care/notions.ts'
import { bornOn } from '../../practice/people/notions.ts'
import { temporaryStay } from '../../practice/placement/kinds.ts'
import { homeOn, staysThatWereMoves } from '../../practice/placement/notions.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { all } from '../../spine/ledger/file.ts'
import { birthday } from '../../spine/time/age.ts'
import { inWords } from '../../spine/time/words.ts'
import type { Flag } from '../../spine/web/services.ts'
import type { ChildOnFile } from './on-file.ts'

/** What must not be missed about a child, most pressing first. */
export function warningsOf(child: ChildOnFile): readonly Flag[] {
  const { file, on, is, care } = child
  const flags: Flag[] = []
  const inCare = is === 'in' || is === 'lost'
  for (const missing of all(file, missingEpisode)) {
    const start = startDay(missing.start)
    if (inCare && missing.end === null && start !== undefined)
      flags.push({
        level: 'overdue',
        words: `${missing.body.type === 'M' ? 'Missing' : 'Away without authorisation'} since ${inWords(start)}, no return recorded`,
      })
  }
  if (is === 'lost' && care?.lostAfter)
    flags.push({ level: 'overdue', words: `Lost to the return after ${inWords(care.lostAfter)}` })
  if (is === 'past-18') {
    const born = bornOn(file)
    if (born)
      flags.push({ level: 'cannot-tell', words: `18 on ${inWords(birthday(born, 18))}, no end of care recorded` })
  }
  if (is === 'in') {
    const moves = staysThatWereMoves(file, on)
    for (const stay of all(file, temporaryStay)) {
      const start = startDay(stay.start)
      if (stay.end !== null || start === undefined) continue
      flags.push(
        moves.includes(stay)
          ? { level: 'overdue', words: `Away since ${inWords(start)}: longer than a temporary stay may last` }
          : { level: 'due', words: `Away from home since ${inWords(start)}, no return recorded` },
      )
    }
    if (legalStatusOn(file, on) === undefined) flags.push({ level: 'cannot-tell', words: 'No legal status recorded' })
    if (!homeOn(file, on)) flags.push({ level: 'cannot-tell', words: 'No home recorded' })
  }
  if (is !== 'left' && is !== 'past-18' && care && !care.startKnown)
    flags.push({
      level: 'cannot-tell',
      words: `Came into care on or before ${inWords(care.start)}: the day is not held`,
    })
  const { askedOn, held } = child.information ?? { askedOn: null, held: false }
  if (askedOn !== null)
    flags.push({ level: 'due', words: `Someone has asked to see this record, on ${inWords(askedOn)}` })
  if (held) flags.push({ level: 'cannot-tell', words: 'Under a legal hold: nothing of this record may be destroyed' })
  return flags
}
