import { expect, test } from 'vitest'
import { duties } from '../app/rulebook.ts'
import { on } from '../practice/cases.ts'
import { timingFor } from '../spine/duty/timing.ts'
import { LIVES, kindsAskedBeyond, lifeOf } from './kinds-asked.ts'

// What a save has met is asked of the kinds that the duties concerned say they read, and of nothing else in the file.

const UNTIL = on('2027-04-10')

test.each([...duties.values()].map(duty => [duty.id, duty] as const))(
  '%s reads what it says and nothing else',
  (_, duty) => {
    const said = new Set(duty.reads.map(kind => kind.name))
    const timing = timingFor(duty, UNTIL, new Map())
    const lives = duty.subject === 'person' ? LIVES.map(([, born, entered, left]) => lifeOf(born, entered, left)) : [[]]
    for (const entries of lives)
      for (const from of ['2024-02-01', '2025-12-01']) {
        const beyond = kindsAskedBeyond(said, { subject: duty.subject, entries, from }, file => {
          Array.from(duty.occasions(file, timing))
        })
        expect(beyond).toEqual([])
      }
  },
)
