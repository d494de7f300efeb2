import { describe, expect, test } from 'vitest'
import { child, entry, fileWith, inCare, on } from '../cases.ts'
import { riskRating } from '../casework/kinds.ts'
import { schoolPlace } from '../education/kinds.ts'
import { alert, allocation } from './kinds.ts'
import { standingOf } from './standing.ts'

const DAY = on('2024-03-01')
const [JO, SAM, ADA] = [
  '0192b6f0-0000-7000-8000-00000000000a',
  '0192b6f0-0000-7000-8000-00000000000b',
  '0192b6f0-0000-7000-8000-00000000000c',
]
type Role = 'social-worker' | 'reviewing-officer' | 'personal-adviser' | 'co-worker'
const given = (role: Role, worker: string | undefined, from: string, until: string | null = null) =>
  entry(allocation, from, until, { role, ...(worker === undefined ? { name: 'Someone elsewhere' } : { worker }) })
const stands = (...entries: Parameters<typeof fileWith>[0]) =>
  standingOf(fileWith([child(), inCare('2023-01-09'), ...entries]), DAY)

describe('who works with a child', () => {
  test('is the latest of each role that holds on the day; second workers are not among them', () => {
    expect(
      stands(
        given('social-worker', JO, '2023-01-09', '2023-09-01'),
        given('social-worker', SAM, '2023-09-01'),
        given('reviewing-officer', ADA, '2023-01-12'),
        given('co-worker', JO, '2023-10-01'),
      ),
    ).toMatchObject({ workerId: SAM, reviewerId: ADA, adviserId: null, changesOn: null })
  })

  test('changes on the day that is already written', () => {
    const handed = [given('social-worker', JO, '2023-01-09', '2024-03-08'), given('social-worker', SAM, '2024-03-08')]
    expect(stands(...handed)).toMatchObject({ workerId: JO, changesOn: '2024-03-08' })
    expect(standingOf(fileWith(handed), on('2024-03-08'))).toMatchObject({ workerId: SAM, changesOn: null })
  })

  test('is no worker of the trust’s where the role is someone’s elsewhere, nor where nobody has it', () => {
    expect(
      stands(given('social-worker', JO, '2023-01-09', '2024-01-01'), given('social-worker', undefined, '2024-01-01')),
    ).toMatchObject({
      workerId: null,
    })
    expect(stands().workerId).toBeNull()
  })
})

test('risk, school and alerts are those that hold on the day', () => {
  const bitten = { type: 'dangerous-dog', text: 'A made-up dog.' } as never
  expect(
    stands(
      entry(riskRating, '2023-02-01', '2024-01-01', { rating: 'high', why: 'A made-up reason.' }),
      entry(riskRating, '2024-01-01', null, { rating: 'low', why: 'A made-up reason.' }),
      entry(schoolPlace, '2023-09-04', null, { school: 'Alder Lane Primary', type: 'none', fullTime: true } as never),
      entry(alert, '2023-02-01', null, bitten),
      entry(alert, '2023-02-01', '2024-02-01', bitten),
      entry(alert, '2024-04-01', null, bitten),
    ),
  ).toMatchObject({ risk: 'low', school: 'Alder Lane Primary', alerts: 1, changesOn: '2024-04-01' })
})
