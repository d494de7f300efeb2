import type { Duty } from '../spine/duty/duty.ts'
import { type CodeSet, codeSetsIn } from '../spine/ledger/code-set.ts'
import type { AnyKind } from '../spine/ledger/kind.ts'
import type { Room } from '../spine/room.ts'
import { isTest } from './imports.ts'
import { type Files, filesWhere } from './project.ts'

/** What is wrong with how the rooms declare themselves, a sentence each. */
export function faultsOfRooms(rooms: readonly Room[]): readonly string[] {
  const kinds = rooms.flatMap(room => room.kinds)
  const measures = rooms.flatMap(room => room.measures)
  const duties = rooms.flatMap(room => room.duties ?? [])
  return [
    ...twice(rooms.map(room => room.name)).map(name => `two rooms are named ${name}`),
    ...twice(kinds.map(kind => kind.name)).map(name => `two kinds are named ${name}`),
    ...twice(measures.map(measure => measure.id)).map(id => `two measures are named ${id}`),
    ...twice(duties.map(duty => duty.id)).map(id => `two duties are named ${id}`),
    ...twice(codeSetsOf(rooms).map(set => set.name)).map(name => `two code sets are named ${name}`),
    ...measures.flatMap(measure => [
      ...(measure.sources.length === 0 ? [`measure ${measure.id} names no source`] : []),
      ...measure.sources
        .filter(source => source.title.trim() === '' || source.provision.trim() === '')
        .map(() => `measure ${measure.id} has a source without a title or a provision`),
      ...measure.reads
        .filter(kind => !kinds.includes(kind))
        .map(kind => `measure ${measure.id} reads ${kind.name}, a kind of no room`),
      ...measure.reads
        .filter(kind => !kind.measured)
        .map(kind => `measure ${measure.id} reads ${kind.name}, which is not measured`),
    ]),
    ...duties.flatMap(duty => wrongDuty(duty, kinds)),
    ...rooms.flatMap(room => wrongWords(room, rooms)),
  ]
}

function wrongDuty(duty: Duty, kinds: readonly AnyKind[]): readonly string[] {
  const limits = Object.entries(duty.limits)
  return [
    ...(/^[a-z0-9]+(-[a-z0-9]+)*$/.test(duty.id)
      ? []
      : [`duty ${duty.id} is not named in lower-case words and hyphens`]),
    ...(duty.sources.length === 0 ? [`duty ${duty.id} names no source`] : []),
    ...duty.sources
      .filter(source => source.title.trim() === '' || source.provision.trim() === '')
      .map(() => `duty ${duty.id} has a source without a title or a provision`),
    ...limits.filter(([, steps]) => steps.length === 0).map(([name]) => `duty ${duty.id} has no value for ${name}`),
    ...limits
      .filter(([, steps]) => steps.some(step => step.source.trim() === ''))
      .map(([name]) => `duty ${duty.id} has a limit, ${name}, without a source`),
    ...duty.reads
      .filter(kind => !kinds.includes(kind))
      .map(kind => `duty ${duty.id} reads ${kind.name}, a kind of no room`),
    ...duty.reads
      .filter(kind => !kind.measured)
      .map(kind => `duty ${duty.id} reads ${kind.name}, which is not measured`),
    ...(['title', 'about', 'metBy', 'stops'] as const)
      .filter(field => duty[field].trim() === '')
      .map(field => `duty ${duty.id} does not say its ${field}`),
  ]
}

/** The room that has the words for what duties of every room may give. */
const OF_ALL_DUTIES = 'governance'

// A word's values are filled in plainly, as a date, or as what a code means: `{score}`, `{on:date}`, `{code:sdq-reason}`.
function wrongWords(room: Room, rooms: readonly Room[]): readonly string[] {
  const sets = new Set(codeSetsOf(rooms).map(set => set.name))
  return Object.entries(room.words).flatMap(([key, sentence]) => [
    ...(key.startsWith(`${room.name}.`) || (room.name === OF_ALL_DUTIES && key.startsWith('duty.'))
      ? []
      : [`the words of ${room.name} hold ${key}, which does not begin with the room’s name`]),
    ...(sentence.trim() === '' ? [`${key} has no words`] : []),
    ...[...sentence.matchAll(/\{(\w+):([\w-]+)\}/g)]
      .filter(([, , as = '']) => as !== 'date' && !sets.has(as))
      .map(([whole]) => `${key} says ${whole}, and there is no such code set`),
  ])
}

/** Every code set that the rooms' kinds and measures use, each once. */
export function codeSetsOf(rooms: readonly Room[]): readonly CodeSet[] {
  const sets = new Set<CodeSet>()
  for (const room of rooms) {
    for (const kind of room.kinds)
      for (const field of Object.values(kind.schema.shape)) for (const set of codeSetsIn(field)) sets.add(set)
    for (const measure of room.measures) if (measure.parts) sets.add(measure.parts)
  }
  return [...sets]
}

/** Reasons that the rooms' rules give and no room has words for, as 'file: key'. */
export function reasonsWithoutWords(files: Files, rooms: readonly Room[]): readonly string[] {
  const words = rooms.flatMap(room => Object.keys(room.words))
  return reasonsUsed(files, rooms)
    .filter(({ key }) => !words.some(word => gives(key, word)))
    .map(({ file, key }) => `${file}: ${key}`)
}

/** Words that no rule gives as a reason: a sentence nobody will ever read, or a reason that was renamed. */
export function wordsWithoutReasons(files: Files, rooms: readonly Room[]): readonly string[] {
  const used = reasonsUsed(files, rooms)
  return rooms.flatMap(room => Object.keys(room.words)).filter(word => !used.some(({ key }) => gives(key, word)))
}

// Keys begin with their room's name, so wherever one stands in a rule it can be known for one.
function reasonsUsed(files: Files, rooms: readonly Room[]): readonly { readonly file: string; readonly key: string }[] {
  const names = [...rooms.map(room => room.name), 'duty'].join('|')
  const prefixed = new RegExp(`['"\`]((?:${names})\\.[\\w.\${}-]+)['"\`]`, 'g')
  const given = /\b(?:key:\s*|because\(\s*)['"`]([^'"`]+)['"`]/g
  const rules = filesWhere(
    files,
    name => /^src\/(practice\/[^/]+|spine\/duty)\/.+\.ts$/.test(name) && !isTest(name) && !isWords(name),
  )
  return [...rules].flatMap(([file, text]) => {
    const keys = [...text.matchAll(prefixed), ...(isOfOccasions(file) ? [] : text.matchAll(given))].map(
      ([, key = '']) => key,
    )
    // What tells an occasion of a duty from another is a key too, and holds a colon.
    return [...new Set(keys)].filter(key => !key.endsWith('.ts') && !key.includes(':')).map(key => ({ file, key }))
  })
}

// A key may be put together from parts; the compiler holds every outcome to the room's words, and here one must fit.
function gives(key: string, word: string): boolean {
  const parts = key.split(/\$\{[^}]*\}/)
  return parts.length === 1
    ? key === word
    : new RegExp(`^${parts.map(part => part.replaceAll('.', '\\.')).join('[\\w-]+')}$`).test(word)
}

// Columns of a page and occasions of a duty have keys that are no reasons; the compiler holds a duty's reasons to its words.
function isOfOccasions(name: string): boolean {
  return /\/(duties|pages)[^/]*(\.ts$|\/)/.test(name) || name.startsWith('src/spine/duty/')
}

function isWords(name: string): boolean {
  return /\/words[^/]*(\.ts$|\/)/.test(name)
}

function twice(names: readonly string[]): readonly string[] {
  return [...new Set(names.filter((name, index) => names.indexOf(name) !== index))]
}
