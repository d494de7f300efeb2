import { panelAction, panelDecision, panelReferral } from '../../practice/panels/kinds.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { type Day, iso } from '../days.ts'
import type { Random } from '../random.ts'
import { type Life, type Written, ageAt, chancesOf, timesInCare, workingDayFrom, write } from './life.ts'

type Panel = BodyOf<typeof panelReferral>['panel']

/** Panels are recorded for the last two years of a life. */
const YEARS_BACK = 2
const DAYS_A_YEAR = 365

/** How often a matter of a child in care goes to a panel in a year, how long it usually waits in days, what is asked and what was wanted then. */
const MATTERS: Readonly<
  Record<
    Panel,
    {
      readonly chance: number
      readonly wait: number
      readonly from: number
      readonly asks: string
      readonly wants: string
    }
  >
> = {
  'emotional-wellbeing': {
    chance: 0.07,
    wait: 24,
    from: 5,
    asks: 'Which help with sleep and worry can begin this term?',
    wants: 'Begin the six sessions at school and tell the carers how to help between them.',
  },
  'vulnerable-pupils': {
    chance: 0.04,
    wait: 11,
    from: 5,
    asks: 'How can full days at school begin again?',
    wants: 'Agree a plan with the school for full days by half term.',
  },
  heritage: {
    chance: 0.03,
    wait: 45,
    from: 3,
    asks: 'How can language, food and faith of the family be part of life here?',
    wants: 'Find a Saturday class and someone of the family who will go along.',
  },
  'legal-gateway': {
    chance: 0.02,
    wait: 4,
    from: 0,
    asks: 'Should the order be asked to change?',
    wants: 'Send the court the statement and the child’s own words.',
  },
  'placement-outcomes': {
    chance: 0.04,
    wait: 23,
    from: 0,
    asks: 'Does the home do what was agreed, and what would make it last?',
    wants: 'Agree more nights of rest for the carers and look again in three months.',
  },
  transitions: {
    chance: 0.05,
    wait: 34,
    from: 14,
    asks: 'Who in adult services takes part from now, and what will be in place at 18?',
    wants: 'Name the worker in adult services and bring them to the next review.',
  },
  resources: {
    chance: 0.06,
    wait: 9,
    from: 0,
    asks: 'Who pays which part of the plan?',
    wants: 'Put the agreed shares in writing to health and education.',
  },
}

const LEADS = ['Social worker', 'Team manager', 'Virtual school', 'Health team', 'Life story lead'] as const

/** What was taken to panels about a life in the last two years, what they decided and what they wanted done. */
export function panelsOf(life: Life): readonly Written[] {
  const random = chancesOf(life, 'panels')
  const since = life.until - YEARS_BACK * DAYS_A_YEAR
  return timesInCare(life).flatMap(care => {
    const from = Math.max(care.from + 20, since)
    const to = Math.min(care.to, life.until)
    if (to <= from) return []
    return (Object.keys(MATTERS) as Panel[]).flatMap(panel => {
      const sent = workingDayFrom(from + random.whole(0, to - from))
      const chance = (MATTERS[panel].chance * (to - from)) / DAYS_A_YEAR
      if (!random.chance(chance) || sent > life.until || ageAt(life, sent) < MATTERS[panel].from) return []
      return matter(life, panel, sent, random)
    })
  })
}

function matter(life: Life, panel: Panel, sent: Day, random: Random): readonly Written[] {
  const { asks, wants, wait } = MATTERS[panel]
  const key = `panel ${panel} ${sent}`
  const found: Written[] = [
    write(
      panelReferral,
      sent,
      {
        panel,
        asks,
        why: 'It was talked about at the last review and in supervision; what was tried so far has not been enough.',
        ...(random.chance(0.12) ? { urgent: true } : {}),
        by: 'Social worker',
      },
      { key },
    ),
  ]
  const hear = (after: Day): Day => workingDayFrom(after + Math.max(1, Math.round(wait * (0.5 + random.next()))))
  let on = hear(sent)
  if (random.chance(0.12) && on <= life.until) {
    found.push(
      write(panelDecision, on, {
        referral: `@${key}`,
        outcome: random.pick(['deferred', 'more-wanted'] as const),
        reasons: 'We need to know what the school and the health team think before we can decide.',
      }),
    )
    on = hear(on)
  }
  if (on > life.until) return found
  const decided = `${key} decided`
  const outcome = random.weigh([
    ['agreed', 66],
    ['agreed-in-part', 20],
    ['not-agreed', 11],
    ['withdrawn', 3],
  ] as const)
  found.push(
    write(
      panelDecision,
      on,
      {
        referral: `@${key}`,
        outcome,
        reasons: REASONS[outcome],
        ...(random.chance(0.7) ? { told: iso(Math.min(life.until, on + 6)) } : {}),
      },
      { key: decided },
    ),
  )
  if (outcome !== 'agreed' && outcome !== 'agreed-in-part') return found
  const by = on + random.whole(14, 60)
  const done = by + random.whole(-12, 25)
  found.push(
    write(panelAction, on, {
      decision: `@${decided}`,
      action: wants,
      lead: random.pick(LEADS),
      by: iso(by),
      ...(done <= life.until && random.chance(0.95)
        ? { done: iso(done), came: 'Done as agreed, and told to the child.' }
        : {}),
    }),
  )
  return found
}

const REASONS = {
  agreed: 'We agree. It is what was asked for and it should begin soon.',
  'agreed-in-part': 'We agree to most of it. The rest is looked at again when we see how it goes.',
  'not-agreed':
    'We do not agree yet, because something nearer to home has not been tried. We say in the letter what that is.',
  withdrawn: 'Whoever brought it took it back, because it was settled without us.',
} as const
