import type { DemoChild } from '../child.ts'
import { type Day, birthdayOf } from '../days.ts'
import { isCareLeaver } from '../leavers.ts'
import { randomFrom } from '../random.ts'
import type { GivenTo } from './life.ts'
import { RECORDED_FROM } from './life.ts'
import type { DemoWorker, Staff } from './staff.ts'

const DESKS = 9
const ADVISERS = 22
const OFFICERS = 19

/** Who works with a child over the years that work is recorded, brothers and sisters with the same people. */
export function givenTo(story: DemoChild, staff: Staff, until: Day): readonly GivenTo[] {
  const random = randomFrom(story.seed, 'given', story.family)
  const team = `${story.council.id}-${random.whole(1, 4)}`
  const desk = random.whole(0, DESKS - 1)
  const changed = random.chance(0.3)
    ? { on: RECORDED_FROM + random.whole(200, 1600), desk: random.whole(0, DESKS - 1) }
    : undefined
  const officer = random.whole(0, OFFICERS - 1)
  const given: GivenTo[] = []
  for (const { from: entered, to: left } of story.spells) {
    const from = Math.max(entered, RECORDED_FROM)
    if (left <= from || from > until) continue
    const stretches =
      changed && changed.on > from && changed.on < left
        ? [
            [from, changed.on, desk],
            [changed.on, left, changed.desk],
          ]
        : [[from, left, desk]]
    let before: string | undefined
    for (const [start, end, at] of stretches as [Day, Day, number][])
      for (const worker of sittersAt(staff, team, at)) {
        const begins = Math.max(start, worker.from)
        const ends = Math.min(end, worker.to ?? Number.POSITIVE_INFINITY)
        if (begins >= ends || begins > until) continue
        const reason = before === undefined ? 'FCONTA' : start === begins && start !== from ? 'MANAGE' : 'LEFTRL'
        given.push({ role: 'social-worker', worker: worker.key, from: begins, to: ends > until ? null : ends, reason })
        before = worker.key
      }
    const named = from === entered ? from + [1, 2, 3, 3, 4, 5, 6, 9][random.whole(0, 7)]! : from
    if (named < left && named <= until)
      given.push({
        role: 'reviewing-officer',
        worker: `reviews officer ${officer}`,
        from: named,
        to: left > until ? null : left,
        reason: undefined,
      })
  }
  const adviser = adviserOf(story, until)
  return adviser ? [...given, adviser] : given
}

// From around the 16th birthday of those who will be care leavers, to 25.
function adviserOf(story: DemoChild, until: Day): GivenTo | undefined {
  const sixteen = birthdayOf(story.born, 16)
  const leaver = isCareLeaver(story.born, story.spells, story.ending)
  const eligible = leaver || story.spells.some(spell => spell.from <= sixteen - 91 && spell.to > sixteen)
  if (!eligible) return undefined
  const random = randomFrom(story.seed, 'adviser', story.id)
  const first = story.spells.find(spell => spell.to > sixteen)
  const from =
    Math.max(sixteen, (first?.from ?? sixteen) + 91, RECORDED_FROM) +
    (random.chance(0.9) ? random.whole(-30, 0) : random.whole(20, 240))
  const to = birthdayOf(story.born, 25)
  const left = story.spells.at(-1)?.to ?? 0
  if (from > until || from >= to || (!leaver && left <= until)) return undefined
  return {
    role: 'personal-adviser',
    worker: `leaving-${story.council.id} adviser ${random.whole(0, ADVISERS - 1)}`,
    from,
    to: to > until ? null : to,
    reason: undefined,
  }
}

const desks = new WeakMap<Staff, Map<string, DemoWorker[]>>()

// Those who sat at a desk, one after another.
function sittersAt(staff: Staff, team: string, desk: number): readonly DemoWorker[] {
  let known = desks.get(staff)
  if (!known) {
    known = new Map()
    for (const worker of staff.workers) {
      const at = /^(.+ social worker \d+)(\.\d+)?$/.exec(worker.key)?.[1]
      if (at) known.set(at, [...(known.get(at) ?? []), worker])
    }
    desks.set(staff, known)
  }
  return known.get(`${team} social worker ${desk}`) ?? []
}
