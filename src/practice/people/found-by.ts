import { foldNumber, wordsOfName } from '../../spine/search/fold.ts'
import { fullerNames } from '../../spine/search/nicknames.ts'
import { soundsOf } from '../../spine/search/sounds.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import type { FoundBy } from '../../spine/ledger/rulebook.ts'
import { placement } from '../placement/kinds.ts'
import { contactDetail, identifier, name } from './kinds.ts'

/** Raised when the answer below changes, so that rows written before are written again. */
export const FOUND_BY_FORMAT = 'found-by-1'

const POSTCODE = /\b([A-Z]{1,2}\d[A-Z\d]?)\s*(\d[A-Z]{2})\b/i

/**
 * Everything a person is found by: each word of every name they have or had, every number, and the postcodes of where
 * they live and are reached.
 */
export function foundBy(file: SubjectFile): readonly FoundBy[] {
  const rows = new Map<string, FoundBy>()
  const add = (row: FoundBy): void => {
    rows.set(JSON.stringify([row.kind, row.what, row.written, row.word]), row)
  }
  for (const { body, end } of all(file, name)) {
    const written = `${body.given} ${body.family}`
    // A name in use that has ended is one they had.
    const kept = body.why ?? 'usual'
    const what = end !== null && kept === 'usual' ? 'former' : kept
    for (const word of [body.given, body.family].flatMap(wordsOfName)) add(named(what, written, word))
    if (body.knownAs)
      for (const word of wordsOfName(body.knownAs)) add(named('nickname', `${body.knownAs} ${body.family}`, word))
  }
  for (const { body } of all(file, identifier))
    if (body.value) add(plain('number', body.scheme, body.value, foldNumber(body.value)))
  for (const { body, end } of all(file, placement)) if (end === null) addPostcode(body.postcode)
  for (const { body, end } of all(file, contactDetail)) if (end === null) addPostcode(body.value)
  return [...rows.values()].filter(row => row.word !== '')

  function addPostcode(text: string | undefined): void {
    const found = text === undefined ? null : POSTCODE.exec(text)
    if (found) add(plain('postcode', 'postcode', `${found[1]} ${found[2]}`.toUpperCase(), foldNumber(found[0])))
  }
}

function named(what: string, written: string, word: string): FoundBy {
  return { kind: 'name', what, written, word, sounds: soundsOf(word), fuller: fullerNames(word) }
}

function plain(kind: 'number' | 'postcode', what: string, written: string, word: string): FoundBy {
  return { kind, what, written, word, sounds: [], fuller: [] }
}
