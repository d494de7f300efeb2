import { placementType } from '../../practice/placement/codes.ts'
import { placement } from '../../practice/placement/kinds.ts'
import { identifier, name } from '../../practice/people/kinds.ts'
import { bornOn } from '../../practice/people/notions.ts'
import { allocation } from '../../practice/people/kinds/around.ts'
import { label } from '../../spine/ledger/code-set.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all, current, latest } from '../../spine/ledger/file.ts'
import type { AnyKind } from '../../spine/ledger/kind.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { ageInWords, inWords } from '../../spine/time/words.ts'
import { startInWords } from '../../spine/web/forms/asked.ts'
import type { ChildAbout, Fact } from '../../spine/web/services.ts'
import { calledBy } from '../children/row.ts'

/** What people here call whoever a file is about, on a day. */
export function calledIn(file: SubjectFile, on: PlainDate): string {
  const named = current(file, name, on)?.body
  const number = all(file, identifier).find(entry => entry.body.scheme === 'council')?.body.value
  return calledBy(named && `${named.knownAs ?? named.given} ${named.family}`, number)
}

/** The first names a child goes by, which two texts about brothers and sisters may differ in and still be one text. */
export function firstNamesIn(file: SubjectFile): readonly string[] {
  return all(file, name).flatMap(({ body }) => [body.given, ...(body.knownAs ? [body.knownAs] : [])])
}

/**
 * What stands above a form: what the file knows already and the form so does not ask. With `kind`, when one was last
 * recorded. Pure.
 */
export function aboutChild(
  file: SubjectFile,
  on: PlainDate,
  workerName: (id: string) => string | undefined,
  kind?: AnyKind,
): ChildAbout {
  const born = bornOn(file)
  const home = current(file, placement, on)
  const since = home && startDay(home.start)
  const worker = all(file, allocation).findLast(
    each => each.body.role === 'social-worker' && (each.end === null || each.end > on),
  )?.body
  const before = kind && latest(file, kind)
  const who = worker && (worker.worker ? workerName(worker.worker) : worker.name)
  const known: Fact[] = [
    ...(home
      ? [
          {
            label: 'Home',
            value: label(placementType, home.body.type),
            ...(since ? { note: `since ${inWords(since)}` } : {}),
          },
        ]
      : []),
    ...(who ? [{ label: 'Social worker', value: who }] : []),
    ...(kind
      ? [
          {
            label: `Last recorded: ${kind.title.toLowerCase()}`,
            value: before ? startInWords(before.start) : 'None yet',
          },
        ]
      : []),
  ]
  return {
    id: file.id,
    called: calledIn(file, on),
    summary: born === undefined ? [] : [on < born ? 'not yet born' : `${ageInWords(born, on)} old`],
    known,
  }
}
