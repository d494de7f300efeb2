import { describe, expect, it } from 'vitest'
import type { Entry } from '../../spine/ledger/entry.ts'
import type { AnyKind } from '../../spine/ledger/kind.ts'
import { adoptionKinds } from '../adoption/kinds.ts'
import { entry, on } from '../cases.ts'
import { placementKinds } from '../placement/kinds.ts'
import { offered, visited } from './cases.ts'
import { careKinds, interpreterNeed, missingEpisode, placementNotification, returnInterview, visit } from './kinds.ts'

const kinds: readonly AnyKind[] = [...careKinds, ...placementKinds, ...adoptionKinds]

describe('what may be written about a child in care', () => {
  it('names only fields it has, and asks each by a title', () => {
    const faults = kinds.flatMap(kind => {
      const fields = Object.entries(kind.schema.shape)
      const names = new Set(fields.map(([field]) => field))
      return [
        ...[...kind.narrative, ...(kind.form?.own ?? [])]
          .filter(field => !names.has(field))
          .map(field => `${kind.name} has no ${field}`),
        ...fields
          .filter(([, field]) => (field.meta() as { title?: string } | undefined)?.title === undefined)
          .map(([field]) => `${kind.name}.${field} has no title`),
        ...(kind.form && kind.lasts && kind.form.ends === undefined
          ? [`${kind.name} lasts and does not ask its end`]
          : []),
        ...(kind.form?.ends !== undefined && !kind.lasts ? [`${kind.name} asks for an end and does not last`] : []),
      ]
    })
    expect(faults).toEqual([])
  })

  it('keeps a child’s own words out of measured facts, and marks whose they are', () => {
    for (const kind of kinds) {
      const field = kind.schema.shape['childWords']
      if (field === undefined) continue
      expect([kind.name, kind.narrative.includes('childWords')]).toEqual([kind.name, true])
      expect((field.meta() as { words?: string }).words).toBe('child')
    }
  })

  it('takes a time as a 24-hour clock shows it, and nothing else', () => {
    const at = (returnedAt: string) => missingEpisode.schema.safeParse({ type: 'M', returnedAt }).success
    expect([at('00:00'), at('23:59'), at('24:00'), at('7:15'), at('half past seven')]).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
  })

  it('asks that somebody was told, and which language', () => {
    expect(placementNotification.schema.safeParse({ of: 'start', to: [] }).success).toBe(false)
    expect(interpreterNeed.schema.safeParse({ language: ' ' }).success).toBe(false)
  })

  it('says in the story what happened, kindly', () => {
    const line = (each: Entry, kind: AnyKind) => kind.says(each as never)
    expect(line(visited('2024-01-10', { alone: true, where: 'school' }), visit)).toBe(
      'Seen alone, at school or college',
    )
    expect(line(visited('2024-01-10', { seen: false }), visit)).toBe('We tried to visit')
    expect(line(visited('2024-01-10', { manner: 'video' }), visit)).toBe('We spoke, but not in person')
    expect(line(offered('2024-01-10', { response: 'declined' }), returnInterview)).toBe(
      'Offered a talk after coming back, and said no',
    )
    expect(line(offered('2024-01-10', { held: on('2024-01-11') }), returnInterview)).toBe(
      'Talked with someone independent after coming back',
    )
    const need = entry(interpreterNeed, '2024-01-10', null, { language: 'Kurdish', dialect: 'Sorani' })
    expect(line(need, interpreterNeed)).toBe('Needs an interpreter: Kurdish (Sorani)')
  })
})
