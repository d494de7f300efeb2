import { describe, expect, it } from 'vitest'
import { sourcesInWords } from './pages-entry.ts'

const recorded = { by: 'Jo Patel', at: '2026-05-03T09:00:00Z' }

describe('where an entry is from', () => {
  it('names whoever recorded it, and the returns that tell of it', () => {
    expect(sourcesInWords({ recorded, told: [2026] })).toBe(
      'Recorded by Jo Patel on 3 May 2026 at 10:00am, and told by the return of 2025-26.',
    )
    expect(sourcesInWords({ came: '2026-06-01T08:00:00Z', recorded, told: [2025, 2026] })).toBe(
      'Came with a return on 1 June 2026 at 9:00am, and recorded by Jo Patel on 3 May 2026 at 10:00am. Told by the returns of 2024-25 and 2025-26.',
    )
    expect(sourcesInWords({ came: '2026-06-01T08:00:00Z', told: [] })).toBe(
      'Came with a return on 1 June 2026 at 9:00am.',
    )
  })

  it('is not said again where it was recorded here alone: its versions say so', () => {
    expect(sourcesInWords({ recorded, told: [] })).toBeUndefined()
  })
})
