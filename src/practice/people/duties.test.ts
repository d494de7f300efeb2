import { describe, expect, test } from 'vitest'
import type { Duty } from '../../spine/duty/duty.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { child, dues, entry, fileWith, inCare, on, unaccompanied, worker } from '../cases.ts'
import { peopleDuties } from './duties.ts'
import {
  allocation,
  heritagePlan,
  identityDocument,
  language,
  lifeStoryWork,
  need,
  religion,
  transitionPlan,
} from './kinds.ts'

const dutyOf = (id: string): Duty => {
  const found = peopleDuties.find(duty => duty.id === id)
  if (!found) throw new Error(`no duty ${id}`)
  return found
}

/** What a duty says of a file at the end of a day: 'overdue 2024-01-08 in-our-care-from'. */
const says = (id: string, file: SubjectFile, date: string): readonly string[] =>
  dues(dutyOf(id), file, date).map(
    ({ is, by, why, missed }) => `${is} ${by ?? 'no-day'} ${why.replace('people.', '')}${missed ? ' missed' : ''}`,
  )

const given = (role: BodyOf<typeof allocation>['role'], start: string, end: string | null = null) => ({
  ...entry(allocation, start, end, { role, name: `Someone from ${start}` }),
  id: `${role} ${start}`,
})

// Monday 8 January 2024.
const came = inCare('2024-01-08')

describe('a social worker of their own', () => {
  const ID = 'social-worker-allocated'

  test('is there by the working day after the child came into care', () => {
    expect(says(ID, fileWith([child(), came]), '2024-01-09')).toEqual(['due 2024-01-09 in-our-care-from'])
    expect(says(ID, fileWith([child(), came]), '2024-01-10')).toEqual(['overdue 2024-01-09 in-our-care-from'])
    expect(says(ID, fileWith([child(), came, given('social-worker', '2024-01-09')]), '2024-02-01')).toEqual([
      'met 2024-01-09 in-our-care-from',
    ])
  })

  test('who had the child before she came into care is there already', () => {
    const file = fileWith([child(), came, given('social-worker', '2023-06-01')])
    expect(says(ID, file, '2024-02-01')).toEqual(['met 2024-01-09 in-our-care-from'])
  })

  test('coming into care on Maundy Thursday gives until the Tuesday after Easter', () => {
    expect(says(ID, fileWith([child(), inCare('2024-03-28')]), '2024-03-29')).toEqual([
      'due 2024-04-02 in-our-care-from',
    ])
  })

  test('is followed by the next, and a time without one is late however it ends', () => {
    const gap = fileWith([
      child(),
      came,
      given('social-worker', '2024-01-08', '2024-03-01'),
      given('social-worker', '2024-03-11'),
    ])
    expect(says(ID, gap, '2024-04-01')).toEqual([
      'met 2024-01-09 in-our-care-from',
      'met-late 2024-03-04 social-worker-left',
    ])
    const none = fileWith([
      child(),
      inCare('2024-01-08', '2024-05-01'),
      given('social-worker', '2024-01-08', '2024-03-01'),
    ])
    expect(says(ID, none, '2024-06-01')).toEqual([
      'met 2024-01-09 in-our-care-from',
      'overdue 2024-03-04 social-worker-left missed',
    ])
  })

  test('of the return counts', () => {
    expect(says(ID, fileWith([child(), came, worker('SW1', '2024-01-08')]), '2024-02-01')).toEqual([
      'met 2024-01-09 in-our-care-from',
    ])
  })

  test('is needed again by a child who comes back into care', () => {
    const file = fileWith([
      child(),
      inCare('2023-01-09', '2023-03-01'),
      given('social-worker', '2023-01-09', '2023-03-01'),
      came,
    ])
    expect(says(ID, file, '2024-01-20')).toEqual([
      'met 2023-01-10 in-our-care-from',
      'overdue 2024-01-09 in-our-care-from',
    ])
  })

  test('is not asked for at the start of care that was already going on when first held, where there is one', () => {
    const already = inCare('2024-01-08', null, { startKnown: false })
    expect(says(ID, fileWith([child(), already, given('social-worker', '2023-06-01')]), '2024-02-01')).toEqual([])
    expect(says(ID, fileWith([child(), already]), '2024-02-01')).toEqual(['overdue 2024-01-09 in-our-care-from'])
  })

  test('is not counted in years whose bank holidays are not known', () => {
    expect(says(ID, fileWith([child({ born: '1999-01-01' }), inCare('2003-01-01')]), '2010-01-01')).toEqual([])
  })
})

describe('life story work', () => {
  const step = (day: string, stage: BodyOf<typeof lifeStoryWork>['stage'] = 'under-way') =>
    entry(lifeStoryWork, day, null, { stage })

  test('begins within six months and goes a step further each year, paused or not', () => {
    const file = fileWith([child(), came, step('2024-08-01'), step('2025-07-01', 'paused')])
    expect(says('life-story-work', file, '2025-08-01')).toEqual([
      'met-late 2024-07-08 in-our-care-from',
      'met 2025-08-01 life-story-last-step',
      'due 2026-07-01 life-story-last-step',
    ])
  })
})

describe('a heritage plan', () => {
  const made = (day: string, more: Partial<BodyOf<typeof heritagePlan>> = {}) => entry(heritagePlan, day, null, more)
  const because = (...entries: Parameters<typeof fileWith>[0]) =>
    says('heritage-plan', fileWith([came, ...entries]), '2024-02-01').map(said => said.split(' ')[2])

  test('is made for a child who is separated, has another first language, a religion, or is of a minority background', () => {
    expect(because(child(), unaccompanied('2024-01-08'))).toEqual(['heritage-separated'])
    expect(
      because(child(), entry(language, '2020', null, { language: 'tir', first: true, interpreter: true })),
    ).toEqual(['heritage-language'])
    expect(because(child(), entry(religion, '2020', null, { religion: 'sikh' }))).toEqual(['heritage-religion'])
    expect(because(child({ ethnicity: 'BAFR' }))).toEqual(['heritage-ethnicity'])
  })

  test('is not asked for where nothing recorded calls for one', () => {
    expect(because(child())).toEqual([])
    expect(because(child({ ethnicity: 'REFU' }), entry(religion, '2020', null, { religion: 'none' }))).toEqual([])
    expect(
      because(child(), entry(language, '2020', null, { language: 'tir', first: false, interpreter: false })),
    ).toEqual([])
  })

  test('is due in three months, and again in a year or sooner where it says so', () => {
    const file = (...plans: Parameters<typeof fileWith>[0]) => fileWith([child({ ethnicity: 'BAFR' }), came, ...plans])
    expect(says('heritage-plan', file(), '2024-04-09')).toEqual(['overdue 2024-04-08 heritage-ethnicity'])
    expect(says('heritage-plan', file(made('2024-04-08')), '2024-05-01')).toEqual([
      'met 2024-04-08 heritage-ethnicity',
      'due 2025-04-08 heritage-planned',
    ])
    expect(says('heritage-plan', file(made('2024-04-08', { reviewBy: on('2024-10-01') })), '2024-05-01').at(-1)).toBe(
      'due 2024-10-01 heritage-planned',
    )
  })

  test('that holds already when the child comes into care counts from then', () => {
    const file = fileWith([child({ ethnicity: 'BAFR' }), came, made('2023-06-01')])
    expect(says('heritage-plan', file, '2024-05-01')).toEqual([
      'met 2024-04-08 heritage-ethnicity',
      'due 2025-01-08 heritage-planned',
    ])
  })
})

describe('planning adult life', () => {
  const disabled = entry(need, '2016-01-01', null, { type: 'LD' })
  const planned = (day: string, adultServices: BodyOf<typeof transitionPlan>['adultServices'] = 'not-yet') =>
    entry(transitionPlan, day, null, { adultServices })
  // 14 on 1 June 2024, 18 on 1 June 2028.
  const file = (...entries: Parameters<typeof fileWith>[0]) =>
    fileWith([child({ born: '2010-06-01' }), inCare('2020-01-01'), ...entries])

  test('begins within six months of the 14th birthday of a disabled child, and goes on each year to 18', () => {
    expect(says('transition-planning', file(disabled), '2024-05-31')).toEqual([])
    expect(says('transition-planning', file(disabled), '2024-06-01')).toEqual(['due 2024-12-01 disabled-at-14'])
    expect(says('transition-planning', file(disabled, planned('2024-11-01')), '2025-01-01')).toEqual([
      'met 2024-12-01 disabled-at-14',
      'due 2025-11-01 adult-life-planned',
    ])
  })

  test('counts from when the disability is known, if that is later', () => {
    expect(says('transition-planning', file(entry(need, '2025-03-01', null, { type: 'AUT' })), '2025-04-01')).toEqual([
      'due 2025-09-01 disabled-at-14',
    ])
  })

  test('stops when adult social care is not needed', () => {
    expect(says('transition-planning', file(disabled, planned('2024-11-01', 'not-needed')), '2026-06-01')).toEqual([
      'met 2024-12-01 disabled-at-14',
    ])
  })

  test('is not asked of a child without a disability, or whom we do not work with', () => {
    expect(says('transition-planning', file(entry(need, '2016-01-01', null, { type: 'NONE' })), '2026-06-01')).toEqual(
      [],
    )
    expect(says('transition-planning', fileWith([child({ born: '2010-06-01' }), disabled]), '2026-06-01')).toEqual([])
  })

  test('is asked of a disabled child at home with a social worker', () => {
    const home = fileWith([child({ born: '2010-06-01' }), disabled, given('social-worker', '2023-01-01')])
    expect(says('transition-planning', home, '2024-06-01')).toEqual(['due 2024-12-01 disabled-at-14'])
  })

  test('a child born on 29 February is 14 on the same day of a leap year and 18 on 1 March', () => {
    const leap = fileWith([child({ born: '2012-02-29' }), inCare('2020-01-01'), disabled])
    expect(says('transition-planning', leap, '2026-02-28')).toEqual([])
    expect(says('transition-planning', leap, '2026-03-01')).toEqual(['due 2026-09-01 disabled-at-14'])
  })
})

describe('an identity document that runs out', () => {
  const passport = (start: string, more: Partial<BodyOf<typeof identityDocument>> = {}) =>
    entry(identityDocument, start, null, { type: 'passport', held: true, ...more })
  const file = (...entries: Parameters<typeof fileWith>[0]) =>
    fileWith([child(), inCare('2020-01-01', '2026-01-01'), ...entries])
  const old = passport('2019-08-01', { expires: on('2024-08-01') })

  test('is shown from six months before, and applied for before it does', () => {
    expect(says('identity-document-renewal', file(old), '2024-01-31')).toEqual([])
    expect(says('identity-document-renewal', file(old), '2024-02-01')).toEqual(['due 2024-08-01 document-runs-out'])
    const asked = passport('2024-07-01', { held: false, appliedFor: on('2024-07-01') })
    expect(says('identity-document-renewal', file(old, asked), '2024-09-01')).toEqual([
      'met 2024-08-01 document-runs-out',
    ])
    expect(says('identity-document-renewal', file(old, passport('2024-08-02')), '2024-09-01')).toEqual([
      'met-late 2024-08-01 document-runs-out',
    ])
  })

  test('is not renewed by another sort of document', () => {
    const bank = entry(identityDocument, '2024-07-01', null, { type: 'bank-account', held: true })
    expect(says('identity-document-renewal', file(old, bank), '2024-09-01')).toEqual([
      'overdue 2024-08-01 document-runs-out',
    ])
  })

  test('is not asked of someone whom we do not work with by then, nor of one that does not run out', () => {
    expect(
      says('identity-document-renewal', file(passport('2019-01-01', { expires: on('2028-01-01') })), '2027-12-01'),
    ).toEqual([])
    expect(says('identity-document-renewal', file(passport('2019-01-01')), '2024-09-01')).toEqual([])
  })
})

test('a file with nothing in it has nothing due, and no duty fails on it', () => {
  for (const duty of peopleDuties) expect([duty.id, dues(duty, fileWith([]), '2024-01-01')]).toEqual([duty.id, []])
})
