import { DEMO_SITTINGS, demoClinics } from '../../demo/registers/clinics.ts'
import type { DemoRole } from '../../demo/users.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { type PlainDate, addDays, addMonths } from '../../spine/time/plain-date.ts'
import { isWorkingDay } from '../../spine/time/working-days.ts'
import type { DemoEntry } from './trust-entries.ts'

/** How far back sittings are on record. */
const WEEKS_BACK = 26
/** The roles that may own an action of a clinic. */
const OWNERS: ReadonlySet<DemoRole> = new Set<DemoRole>([
  'director',
  'service-manager',
  'team-manager',
  'performance-analyst',
])

/** The demonstration’s sittings of panels and its performance clinics as entries, as of a day. Throws where nobody is the director. */
export function demoPanels(accounts: ReadonlyMap<DemoRole, string>, today: PlainDate): readonly DemoEntry[] {
  const director = accounts.get('director')
  if (director === undefined) throw new Error('The demonstration’s clinics are led by the director, who has no account')
  const ownerOf = (role: DemoRole): string => (OWNERS.has(role) ? accounts.get(role) : undefined) ?? director
  const chair = ownerOf('service-manager')
  return [
    ...DEMO_SITTINGS.flatMap(({ panel, everyWeeks, next }) => {
      const first = workingDayFrom(addDays(today, next))
      const turns = Math.floor(WEEKS_BACK / everyWeeks)
      return Array.from({ length: turns + 2 }, (_, at): DemoEntry => {
        const on = workingDayFrom(addDays(first, (1 - at) * everyWeeks * 7))
        const past = on < today
        return {
          id: newId(),
          kind: 'panel-sitting',
          start: on,
          end: null,
          body: {
            panel,
            chair,
            where: 'Room 2 and by video',
            closes: addDays(on, -7),
            ...(past ? { came: 'Chair, a team manager, the health team and the virtual school' } : {}),
          },
        }
      })
    }),
    ...demoClinics.flatMap(({ ago, about, title, measure, found, actions }): readonly DemoEntry[] => {
      const id = newId()
      const on = workingDayFrom(addMonths(today, -ago))
      return [
        {
          id,
          kind: 'performance-clinic',
          start: on,
          end: null,
          body: { about, title, ...(measure === undefined ? {} : { measure }), chair: director, found },
        },
        ...actions.map(({ what, owner, by, done, came }): DemoEntry => {
          const ended = done === undefined ? null : addMonths(on, done)
          return {
            id: newId(),
            kind: 'clinic-action',
            start: on,
            end: ended !== null && ended <= today ? ended : null,
            body: { clinic: id, what, owner: ownerOf(owner), by: addMonths(on, by) },
            atEnd: { came },
          }
        }),
      ]
    }),
  ]
}

function workingDayFrom(day: PlainDate): PlainDate {
  return isWorkingDay(day) ? day : workingDayFrom(addDays(day, 1))
}
