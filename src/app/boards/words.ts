import { councilAnswer } from '../../practice/boards/codes.ts'
import type {
  ActionStanding,
  ChallengeStanding,
  Fate,
  MeetingInFull,
  PaperStanding,
  ReportStanding,
} from '../../practice/boards/notions.ts'
import { type CodeSet, label } from '../../spine/ledger/code-list.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { inWords } from '../../spine/web/format.ts'
import type { Choice, Level, Standing } from '../../spine/web/services.ts'
import { overdueInWords, untilInWords } from '../duties/words.ts'

/** A code with its words. */
export function choiceOf(set: CodeSet, code: string): Choice {
  return { value: code, text: label(set, code) }
}

/** How a paper stands. */
export function paperWords({ is, by, received }: PaperStanding, on: PlainDate): Standing {
  switch (is) {
    case 'in-time':
      return { level: 'met', words: 'received in time' }
    case 'late':
      return { level: 'due', words: `received late, on ${inWords(received)}` }
    case 'awaited':
      return { level: 'due', words: untilInWords(on, by) }
    case 'overdue':
      return { level: 'overdue', words: overdueInWords(by, on) }
  }
}

/** How an action, or anything with a day and an end, stands. */
export function openWords(
  { by, done, overdue }: Pick<ActionStanding, 'by' | 'done' | 'overdue'>,
  on: PlainDate,
  finished = 'done',
): Standing {
  if (done !== null) return { level: 'met', words: finished }
  return overdue ? { level: 'overdue', words: overdueInWords(by, on) } : { level: 'due', words: untilInWords(on, by) }
}

/** How a challenge stands. */
export function challengeWords({ answered, by, overdue }: ChallengeStanding, on: PlainDate): Standing {
  if (answered !== null) return { level: 'met', words: 'answered' }
  return overdue
    ? { level: 'overdue', words: `not answered, ${overdueInWords(by, on)}` }
    : { level: 'due', words: `to be answered ${untilInWords(on, by)}` }
}

/** How the notice of a report's decision stands. */
export function noticeWords({ notice, noticeBy, body }: ReportStanding, on: PlainDate): Standing {
  switch (notice) {
    case 'not-needed':
      return { level: 'met', words: 'no notice needed' }
    case 'given':
      return { level: 'met', words: `notice given on ${inWords(body.notice)}` }
    case 'late':
      return { level: 'overdue', words: `notice given late, on ${inWords(body.notice)}` }
    case 'excepted':
      return { level: 'cannot-tell', words: 'an exception to notice is written' }
    case 'due':
      return { level: 'due', words: `notice ${noticeBy === null ? 'due' : untilInWords(on, noticeBy)}` }
    case 'overdue':
      return { level: 'overdue', words: `notice ${noticeBy === null ? 'overdue' : overdueInWords(noticeBy, on)}` }
  }
}

const FATES: Readonly<Record<Fate, Level>> = {
  accepted: 'met',
  part: 'due',
  refused: 'cannot-tell',
  waiting: 'due',
  overdue: 'overdue',
}

/** What became of a recommendation. */
export function fateWords(fate: Fate): Choice & { readonly level: Level } {
  const text =
    fate === 'waiting' ? 'Waiting for an answer' : fate === 'overdue' ? 'Answer overdue' : label(councilAnswer, fate)
  return { value: fate, text, level: FATES[fate] }
}

/** Whether enough came, in words. */
export function quorumWords({ is, votes, needed }: MeetingInFull['quorum']): Standing {
  const of = `${votes} with a vote came; ${needed} make a quorum`
  if (is === 'not-recorded')
    return { level: 'cannot-tell', words: `nobody has recorded who came; ${needed} with a vote make a quorum` }
  return is === 'met' ? { level: 'met', words: `quorate: ${of}` } : { level: 'overdue', words: `not quorate: ${of}` }
}

/** Whether the agenda is published in time. */
export function agendaWords({ meeting, agendaBy, state }: MeetingInFull, on: PlainDate): Standing {
  const published = meeting.body.agendaPublished
  if (published !== undefined && published <= on)
    return published <= agendaBy
      ? { level: 'met', words: `agenda published on ${inWords(published)}` }
      : { level: 'due', words: `agenda published late, on ${inWords(published)}` }
  if (state !== 'to-come') return { level: 'cannot-tell', words: 'nobody has recorded that the agenda was published' }
  return agendaBy < on
    ? { level: 'overdue', words: `agenda not published, ${overdueInWords(agendaBy, on)}` }
    : { level: 'due', words: `agenda to be published ${untilInWords(on, agendaBy)}` }
}

/** Where an entry's own words are left out of an answer when there are none. */
export function said<K extends string>(key: K, value: string | undefined): { readonly [P in K]?: string } {
  return value === undefined || value === '' ? {} : ({ [key]: value } as { readonly [P in K]?: string })
}
