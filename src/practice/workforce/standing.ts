import { startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, latest } from '../../spine/ledger/file.ts'
import type { WorkerStanding } from '../../spine/ledger/rulebook.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { post, worker } from './kinds.ts'
import { postOn, targetOf } from './notions.ts'

/** How a worker stands at the end of a day: who they are, and the post they hold; the latest one where they hold none then. */
export function workerStandingOf(file: SubjectFile, on: PlainDate): WorkerStanding {
  const who = latest(file, worker)?.body
  const held = postOn(file, on) ?? latest(file, post)
  return {
    name: who?.name ?? null,
    number: who?.number ?? null,
    post: held?.body.post ?? null,
    team: held?.body.team ?? null,
    fte: held?.body.fte ?? null,
    agency: held?.body.agency ?? null,
    holdsCases: held?.body.holdsCases ?? false,
    target: (held && targetOf(held, on)) ?? null,
    postFrom: held ? (startDay(held.start) ?? null) : null,
    postUntil: held?.end ?? null,
  }
}
