import { childWordsSaid } from '../../practice/casework/kinds.ts'
import { review } from '../../practice/care/kinds.ts'
import { languageCode } from '../../practice/people/codes.ts'
import { label } from '../../spine/ledger/code-set.ts'
import type { RecordedEntry } from '../../spine/ledger/entry.ts'
import type { AnyKind, BodyOf } from '../../spine/ledger/kind.ts'
import { inWords } from '../../spine/web/format.ts'
import type { Saying } from '../../spine/web/services.ts'
import { fieldsOf, saidFieldsOf, valueOf } from './fields.ts'
import { entryHref } from './links.ts'
import type { ChildOnFile } from './on-file.ts'
import { dayOfStart } from './when.ts'

/** Everything the child has said that is on file, in their own words, newest first. */
export function sayingsOf(child: ChildOnFile): readonly Saying[] {
  return child.entries
    .flatMap(entry => {
      const kind = child.kinds.get(entry.kind)
      return kind === undefined ? [] : sayingsIn(entry, kind, child).map(saying => ({ entry, saying }))
    })
    .toSorted((a, b) => newest(a.entry, b.entry))
    .map(({ saying }) => saying)
}

function newest(a: RecordedEntry, b: RecordedEntry): number {
  const [first, second] = [`${a.start ?? ''} ${a.recordedAt}`, `${b.start ?? ''} ${b.recordedAt}`]
  return first < second ? 1 : first > second ? -1 : 0
}

function sayingsIn(entry: RecordedEntry, kind: AnyKind, child: ChildOnFile): readonly Saying[] {
  if (entry.kind === childWordsSaid.name)
    return [kept(entry as RecordedEntry<BodyOf<typeof childWordsSaid>>, kind, child)]
  return saidFieldsOf(kind).flatMap(field => {
    const said = valueOf(entry, field, child.names)
    if (said === null) return []
    return [{ ...common(entry, kind, child), said, asked: field.title, came: cameOf(entry) }]
  })
}

// What was kept as it was said may be in another language, and is owed an answer.
function kept(entry: RecordedEntry<BodyOf<typeof childWordsSaid>>, kind: AnyKind, child: ChildOnFile): Saying {
  const { said, original, language, translatedBy, about, answered, answer } = entry.body
  const aboutField = fieldsOf(kind).find(field => field.name === 'about')
  const spoken = about && aboutField ? valueOf(entry, aboutField, child.names) : null
  return {
    ...common(entry, kind, child),
    said,
    asked: spoken ?? '',
    ...(original && language
      ? {
          original: {
            said: original,
            language: label(languageCode, language),
            ...(translatedBy ? { by: translatedBy } : {}),
            rtl: RIGHT_TO_LEFT.has(language),
            tag: TAGS[language] ?? language,
          },
        }
      : {}),
    came: answered
      ? { level: 'met', words: `Answered on ${inWords(answered)}` }
      : answer
        ? { level: 'met', words: 'Answered' }
        : { level: 'due', words: 'An answer is owed' },
    ...(answer ? { answer } : {}),
  }
}

function cameOf(entry: RecordedEntry): Saying['came'] {
  if (entry.kind !== review.name) return null
  const { letterSent } = entry.body as BodyOf<typeof review>
  return letterSent ? { level: 'met', words: `A letter was given to them on ${inWords(letterSent)}` } : null
}

function common(
  entry: RecordedEntry,
  kind: AnyKind,
  child: ChildOnFile,
): Pick<Saying, 'on' | 'where' | 'heardBy' | 'href'> {
  return {
    on: dayOfStart(entry.start),
    where: kind.title,
    heardBy: heardBy(entry, child),
    href: entryHref(child, entry),
  }
}

// Whoever is named as having been there, else whoever wrote it down.
function heardBy(entry: RecordedEntry, child: ChildOnFile): string | null {
  const body = entry.body as Readonly<Record<string, unknown>>
  if (typeof body['heardBy'] === 'string' && body['heardBy'] !== '') return body['heardBy']
  for (const field of ['by', 'chair', 'worker']) {
    const id = body[field]
    const name = typeof id === 'string' ? child.names.subject(id) : undefined
    if (name !== undefined) return name
  }
  return child.writerOf(entry) ?? null
}

const RIGHT_TO_LEFT: ReadonlySet<string> = new Set(['prs', 'pus', 'fas', 'ara', 'ckb', 'urd'])

// A language's mark on a page has two letters where one of two is registered (BCP 47).
const TAGS: Readonly<Record<string, string>> = {
  pus: 'ps',
  fas: 'fa',
  ara: 'ar',
  kmr: 'ku',
  tir: 'ti',
  amh: 'am',
  orm: 'om',
  som: 'so',
  vie: 'vi',
  sqi: 'sq',
  urd: 'ur',
  pan: 'pa',
  ben: 'bn',
  guj: 'gu',
  pol: 'pl',
  ron: 'ro',
  lit: 'lt',
  lav: 'lv',
  bul: 'bg',
  por: 'pt',
  spa: 'es',
  fra: 'fr',
  rus: 'ru',
  ukr: 'uk',
  tur: 'tr',
  zho: 'zh',
}
