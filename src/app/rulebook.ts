import { STANDING_FORMAT, standingOf } from '../practice/people/standing.ts'
import { rooms } from '../rooms.ts'
import { hashOfKinds } from '../spine/ledger/facts.ts'
import type { AnyKind } from '../spine/ledger/kind.ts'
import type { Rulebook } from '../spine/ledger/rulebook.ts'
import type { CodeSet } from '../spine/ledger/code-set.ts'
import { codeSetOf } from '../spine/ledger/code-set.ts'
import type { Measure } from '../spine/measure/measure.ts'

/** Every kind of every room, by name. */
export const kinds: ReadonlyMap<string, AnyKind> = new Map(
  rooms.flatMap(room => room.kinds).map(kind => [kind.name, kind]),
)

/** Every measure of every room, by id. */
export const measures: ReadonlyMap<string, Measure> = new Map(
  rooms.flatMap(room => room.measures).map(measure => [measure.id, measure]),
)

/** Every code set that a kind's field or a measure's parts use, by name. */
export const codeSets: ReadonlyMap<string, CodeSet> = new Map(
  rooms
    .flatMap(room => [
      ...room.kinds.flatMap(kind => Object.values(kind.schema.shape).flatMap(field => codeSetOf(field) ?? [])),
      ...room.measures.flatMap(measure => measure.parts ?? []),
    ])
    .map(set => [set.name, set]),
)

/** The rules the ledger keeps derived rows by. */
export const rulebook: Rulebook = { kinds, standing: standingOf, hash: hashOfKinds(kinds.values(), STANDING_FORMAT) }
