import {
  arrangementApproval,
  delegatedAuthority,
  placementNotification,
  placementPlan,
  rightsExplained,
} from '../../practice/care/kinds.ts'
import { homeDetails } from '../../practice/placement/kinds.ts'
import { iso } from '../days.ts'
import { type Random } from '../random.ts'
import {
  RECORDED_FROM,
  type Life,
  type LivedIn,
  type Written,
  ageAt,
  chancesOf,
  homesOf,
  milesFromFamily,
  sortOfHome,
  workingDayFrom,
  write,
} from './life.ts'
import { SURNAMES, WOMEN as CARERS } from './people.ts'
import { childSays } from './words.ts'

/** The plan, notices, approvals and decisions of daily life for each home. */
export function homePlansOf(life: Life): readonly Written[] {
  const random = chancesOf(life, 'home plans')
  return homesOf(life)
    .filter(home => home.from >= RECORDED_FROM)
    .flatMap((home, index) => ofHome(life, home, index, random))
}

function ofHome(life: Life, home: LivedIn, index: number, random: Random): readonly Written[] {
  const to = home.to <= life.until ? home.to : null
  const last = Math.min(home.to, life.until + 1)
  const made = workingDayFrom(
    home.from +
      random.weigh([
        [0, 40],
        [3, 35],
        [6, 12],
        [10, 13],
      ] as const),
  )
  if (made >= last || sortOfHome(home.place) === 'other') return []
  const key = `home plan ${index}`
  const found: Written[] = [
    write(
      placementPlan,
      made,
      {
        agreed: iso(made),
        ...(random.chance(0.9) ? { signed: iso(made), signedBy: 'Carer' } : {}),
        reviewingOfficerTold: iso(made),
        ...(random.chance(0.85) ? { delegationComplete: iso(made) } : {}),
        ...(ageAt(life, made) >= 4 ? { childWords: childSays(ageAt(life, made), random) } : {}),
        routines: 'Up at seven. Toast, then teeth. A night light. A warning before anything changes.',
      },
      { end: to, key },
    ),
    write(
      placementNotification,
      workingDayFrom(
        home.from +
          random.weigh([
            [0, 45],
            [3, 40],
            [9, 15],
          ] as const),
      ),
      {
        of: 'start',
        to: [
          'child',
          'parents',
          'health',
          'gp',
          'reviewing-officer',
          ...(ageAt(life, made) >= 4 ? (['school'] as const) : []),
        ],
      },
    ),
  ]
  // Of homes lived in before, only where they were is of use now.
  if (to === null || home.to === life.story.left)
    found.push(
      ...(['haircut', 'school-trip', 'overnight', 'medical-routine', 'holiday-abroad'] as const).map(matter =>
        write(
          delegatedAuthority,
          made,
          {
            plan: `@${key}`,
            matter,
            who: matter === 'holiday-abroad' ? 'trust' : matter === 'overnight' ? 'together' : 'carer',
          },
          { end: to },
        ),
      ),
    )
  if (random.chance(0.95))
    found.push(
      write(
        rightsExplained,
        workingDayFrom(
          home.from +
            random.weigh([
              [0, 45],
              [3, 45],
              [9, 10],
            ] as const),
        ),
        {
          what: ['guide', 'complaints', 'advocacy'],
          ...(ageAt(life, made) < 6 ? { how: 'With pictures, and again the next week.' } : {}),
        },
      ),
    )
  const miles = milesFromFamily(life, home.postcode) ?? 0
  const outside = !/^X[NW]/.test(home.postcode)
  if (outside && random.chance(0.93))
    found.push(
      write(arrangementApproval, home.from - random.whole(0, 3), {
        what: miles > 35 ? 'distant' : 'out-of-area',
        approvedBy: miles > 35 ? 'director' : 'nominated-officer',
        note: 'The nearest home that meets these needs. School and health were asked first.',
      }),
    )
  if (sortOfHome(home.place) === 'parents')
    found.push(
      write(arrangementApproval, home.from - random.whole(0, 5), {
        what: 'parent-placement',
        approvedBy: 'nominated-officer',
      }),
    )
  const sort = sortOfHome(home.place)
  if (
    (to === null || home.to === life.story.left) &&
    (sort === 'fostered' || sort === 'connected' || sort === 'adopters')
  ) {
    const carer = chancesOf(life, `carer ${index}`)
    found.push(
      write(homeDetails, home.from, {
        carerName: `${carer.pick(CARERS)} ${carer.pick(SURNAMES)}`,
        phone: `01632 960${carer.whole(100, 999)}`,
      }),
    )
  }
  return found.filter(each => typeof each.start !== 'string' || each.start <= iso(life.until))
}
