import { type Duty, type Occasion, defineDuty } from '../../spine/duty/duty.ts'
import { seriesOf } from '../../spine/duty/series.ts'
import { label } from '../../spine/ledger/code-set.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { valueOn } from '../../spine/time/dated.ts'
import { addMonths } from '../../spine/time/plain-date.ts'
import { requiredCourses, trainingCourse } from './codes.ts'
import { establishmentPost, postHolding, staffMember, staffTraining } from './kinds.ts'
import { staffingOf } from './notions.ts'

/** Each course that must be done is done in time, and again before it lapses. */
export const trainingInDate = defineDuty({
  id: 'staff-training',
  title: 'Training that must be done',
  about:
    'Whoever works in a post does the courses the trust requires of it: the first time so many months after beginning, and again before each lapses.',
  calledBy: 'reason',
  subject: 'trust',
  owner: 'team-manager',
  section: 'trust',
  layer: 'local',
  sources: [
    {
      title: 'The trust’s own list of required training',
      provision: 'Our assumption until the trust agrees its list',
      verified: false,
    },
  ],
  metBy: 'The day the course was completed.',
  stops: 'They leave the trust, or the posts it is required of.',
  record: staffTraining,
  reads: [establishmentPost, staffMember, postHolding, staffTraining],
  occasions: (file): readonly Occasion[] => {
    const staffing = staffingOf(file)
    return staffing.people.flatMap((person): readonly Occasion[] => {
      const began = startDay(person.start)
      const held = staffing.byPerson.get(person.id)
      if (began === undefined || !held) return []
      const roles = new Set(held.filter(each => each.entry.end === null).map(each => each.post.body.role as string))
      const completed = staffing.training.get(person.id) ?? []
      return valueOn(requiredCourses, began).flatMap(({ course, posts, within, renews }): readonly Occasion[] => {
        if (posts === undefined ? roles.size === 0 : !posts.some(post => roles.has(post))) return []
        const about = { course: label(trainingCourse, course), who: person.body.number }
        return seriesOf({
          key: `${person.id}:${course}`,
          start: began,
          end: person.end,
          ends: { key: 'staffing.left' },
          done: completed.flatMap(each => {
            const on = each.body.course === course ? startDay(each.start) : undefined
            return on === undefined ? [] : [{ on, entry: each.id }]
          }),
          next: (from, _, last) => {
            if (!last) return { because: { key: 'staffing.to-begin', values: about }, by: addMonths(from, within) }
            if (renews === undefined) return undefined
            return {
              because: { key: 'staffing.to-renew', values: { ...about, on: from } },
              by: addMonths(from, renews),
            }
          },
        })
      })
    })
  },
})

/** What the register of posts and people says must happen. */
export const staffingDuties: readonly Duty[] = [trainingInDate]
