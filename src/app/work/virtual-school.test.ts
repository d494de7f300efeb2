import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { AccessRefused } from '../../spine/access/decide.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { markOf } from './attendance.ts'
import { type Example, TODAY, exampleWork, lastLook } from './testing.ts'

let here: Example
let plan = ''
beforeAll(async () => {
  here = await exampleWork()
  const place = { kind: 'school-place', start: plainDate('2026-09-01') }
  const done = await here.write(
    here.tom,
    { ...place, body: { type: 'mainstream', school: 'Greenfields', fullTime: true, yearGroup: '11' } },
    {
      kind: 'pep',
      start: plainDate('2027-02-03'),
      body: { signedOff: '2027-02-10', childWords: 'I like art', summary: 'Going well' },
    },
    {
      kind: 'attendance-total',
      start: plainDate('2026-09-01'),
      end: plainDate('2026-12-18'),
      body: { possible: 140, authorised: 10, unauthorised: 4 },
    },
    { kind: 'attendance-day', start: plainDate('2027-03-02'), body: { am: '/', pm: 'N' } },
    { kind: 'attendance-day', start: TODAY, body: { am: 'O' } },
    {
      kind: 'exclusion',
      start: plainDate('2027-02-24'),
      end: plainDate('2027-02-26'),
      body: { type: 'suspension', sessions: 4 },
    },
    { kind: 'reduced-timetable', start: plainDate('2027-02-26'), body: { hours: 15, agreed: false } },
    {
      kind: 'ehc-plan',
      start: plainDate('2024-05-01'),
      body: { level: 'plan', need: 'ASD', issued: '2024-05-01', reviewed: '2026-05-01' },
    },
  )
  plan = done[1] ?? ''
  await here.write(
    here.ben,
    { ...place, body: { type: 'mainstream', school: 'Hillside', fullTime: true } },
    {
      kind: 'alternative-provision',
      start: plainDate('2027-02-01'),
      body: { provider: 'The Old Forge', registered: false, quality: 'good', qualityVisited: '2027-02-20' },
    },
  )
  await here.write(here.amara, {
    kind: 'missing-education',
    start: plainDate('2027-01-04'),
    body: { why: 'moved', tuition: 5 },
  })
})
afterAll(() => here.close())

const open = (viewer = here.head, list: 'plans' | 'attendance' = 'plans') => here.work.virtualSchool.open(viewer, list)

describe('the virtual school', () => {
  it('is of every child in care of an age to learn, wherever they live, and whether this term’s plan is done', async () => {
    const { pupils, counts, term, inTerm } = await open()
    expect([term, inTerm]).toEqual(['spring term 2027', true])
    expect(pupils.map(each => [each.called, each.school, each.plan, each.planIs.words])).toEqual([
      ['Amara Example', null, 'missing', 'overdue by 30 days'],
      ['Ben Example', 'Hillside', 'missing', 'overdue by 30 days'],
      ['Ned Example', null, 'missing', 'overdue by 30 days'],
      ['Tom Example', 'Greenfields', 'signed-off', 'signed off on 10 February 2027'],
    ])
    expect(counts).toMatchObject({ pupils: 4, signedOff: 1, missing: 3, send: 1, partTime: 1, alternative: 1 })
  })

  it('attendance is what schools reported, and single days after that', async () => {
    const tom = (await open()).pupils.find(each => each.id === here.tom)
    // 126 of 140, then one of two, then none of one.
    expect(tom?.attended).toBeCloseTo((126 + 1) / 143, 6)
  })

  it('today’s check: those with no mark are to be marked, and the missed asked after', async () => {
    const { attendance, counts } = await open(here.head, 'attendance')
    expect(attendance.map(each => [each.called, each.mark, each.record !== undefined])).toEqual([
      ['Ben Example', 'not-marked', true],
      ['Tom Example', 'missed', false],
    ])
    expect(counts).toMatchObject({ notMarked: 1, missedToday: 1 })
    expect([
      markOf({ am: '/', pm: undefined, followedUp: false }),
      markOf({ am: 'X', pm: '#', followedUp: false }),
    ]).toEqual(['present', 'not-counted'])
  })

  it('who has no school place, for how many school days, and of whom none is recorded', async () => {
    const { outOfSchool } = await open()
    expect(outOfSchool.map(each => [each.child.called, each.what, each.schoolDays, each.hours, each.is.level])).toEqual(
      [
        ['Amara Example', 'Moved home, and no place yet', 37, 5, 'overdue'],
        ['Ned Example', 'No school is recorded', null, null, 'cannot-tell'],
      ],
    )
  })

  it('what else is to be seen to', async () => {
    const { exclusions, partTime, alternative, send, initial } = await open()
    expect(exclusions).toMatchObject([{ what: 'Suspended for a fixed time', schoolDays: 2 }])
    expect(partTime).toMatchObject([{ hours: 15, is: { level: 'overdue', words: 'not agreed by the virtual school' } }])
    expect(alternative).toMatchObject([{ what: 'The Old Forge', is: { level: 'met' }, notes: ['Not registered'] }])
    expect(send).toMatchObject([
      { levelTitle: 'Education, health and care plan', need: 'Autism', reviewed: '2026-05-01' },
    ])
    expect(new Set(initial.map(each => each.child.called))).toEqual(
      new Set(['Amara Example', 'Ben Example', 'Ned Example']),
    )
  })

  it('leaves an event with every child in care, and is refused to whoever has no such page', async () => {
    await open()
    expect((await lastLook(here.store, here.head, 'virtual-school.read'))?.subjects).toHaveLength(4)
    for (const viewer of [here.jo, here.manager, here.nurse]) await expect(open(viewer)).rejects.toThrow(AccessRefused)
  })
})

describe('checking the quality of plans', () => {
  it('draws from the plans signed off in the term, the same for everyone', async () => {
    const sample = await here.work.virtualSchool.sample(here.head)
    expect(sample).toMatchObject({
      termKey: '2026-2-spring',
      size: 1,
      outOf: 1,
      plans: [{ entry: plan, stratum: 'School age, North' }],
    })
    expect((await here.work.virtualSchool.sample(here.director)).plans).toEqual(sample.plans)
    expect(await here.work.virtualSchool.sample(here.head, '2026-1-autumn')).toMatchObject({ size: 0, outOf: 0 })
  })

  it('a grade is kept on the plan itself, with who gave it, when and why', async () => {
    const school = here.work.virtualSchool
    const opened = await school.toGrade(here.head, here.tom, plan)
    expect(opened).toMatchObject({ version: 1, quality: null })
    expect(opened?.says).toContainEqual({ label: 'What the child said about school', value: 'I like art', said: true })
    const give = { quality: 'good', why: 'The targets are his own', seen: 1 }
    expect(await school.grade(here.head, here.tom, plan, { ...give, quality: 'nice' })).toMatchObject({ is: 'refused' })
    expect(await school.grade(here.head, here.tom, plan, { ...give, why: ' ' })).toMatchObject({ is: 'refused' })
    expect(await school.grade(here.head, here.tom, newId(), give)).toEqual({ is: 'missing' })
    expect(await school.grade(here.head, here.tom, plan, { ...give, seen: 3 })).toEqual({ is: 'changed-since' })
    expect(await school.grade(here.head, here.tom, plan, give)).toEqual({ is: 'graded' })
    expect(await school.toGrade(here.head, here.tom, plan)).toMatchObject({
      version: 2,
      quality: 'good',
      assuredOn: TODAY,
      why: 'The targets are his own',
    })
    expect((await school.sample(here.head)).strata).toEqual([
      { title: 'School age, North', outOf: 1, drawn: 1, checked: 1, goodOrBetter: 1 },
    ])
    expect((await open()).counts).toMatchObject({ checked: 1, goodOrBetter: 1 })
  })

  it('whoever may not see the sample may not open or grade one of its plans', async () => {
    await expect(here.work.virtualSchool.toGrade(here.jo, here.tom, plan)).rejects.toThrow(AccessRefused)
    await expect(
      here.work.virtualSchool.grade(here.jo, here.tom, plan, { quality: 'good', why: 'x', seen: 2 }),
    ).rejects.toThrow(AccessRefused)
  })
})
