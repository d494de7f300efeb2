import { type Random, randomFrom } from '../random.ts'

export type Grade = 'outstanding' | 'good' | 'requires-improvement' | 'inadequate'

/** What of an audit of the demonstration is drawn: its grades, what it found, and when things were done. */
export interface DemoAudit {
  /** Days from the first of the round to the day it was talked through. */
  readonly after: number
  readonly grades: Readonly<Record<Domain, Grade>>
  readonly overall: Grade
  readonly good: Readonly<Record<Domain, string>>
  readonly better: Readonly<Record<Domain, string>>
  readonly difference: string
  readonly overallWhy: string
  readonly talked: readonly string[]
  readonly whyNot: string | undefined
  readonly childWords: string | undefined
  readonly strengths: readonly string[]
  readonly themes: readonly string[]
  readonly drawnToModerate: boolean
  /** The grade a moderator gave instead. */
  readonly changedTo: Grade | undefined
  readonly moderatedAfter: number
  readonly actions: readonly DemoAuditAction[]
}

export interface DemoAuditAction {
  readonly what: string
  readonly theme: string
  /** Days from the audit to the day it was to be done by. */
  readonly within: number
  /** Days from that day to the day it was done: negative where it was sooner. */
  readonly late: number
  readonly evidence: string
}

const DOMAINS = ['voice', 'assessment', 'plan', 'help', 'identity', 'oversight'] as const
type Domain = (typeof DOMAINS)[number]

const SCALE: readonly Grade[] = ['outstanding', 'good', 'requires-improvement', 'inadequate']

/** The age from which a child is asked about us in words. */
const OLD_ENOUGH = 5

/** How each domain stands beside the whole: practice hears children better than it plans. */
const EASE: Readonly<Record<Domain, number>> = {
  voice: 0.12,
  assessment: 0,
  plan: -0.15,
  help: 0.03,
  identity: 0.05,
  oversight: -0.08,
}

/** One audit of a round, of so many rounds before it: practice grows better from round to round. */
export function demoAudit(
  seed: string | number,
  round: number,
  index: number,
  { rounds, age }: { readonly rounds: number; readonly age: number },
): DemoAudit {
  const random = randomFrom(seed, 'audit', round, index)
  const skill = 0.34 + (0.36 * round) / Math.max(1, rounds - 1)
  const level = random.next()
  const gradeAt = (ease: number): Grade => {
    const at = level * 0.7 + random.next() * 0.3 - ease
    return at < skill * 0.12
      ? 'outstanding'
      : at < skill
        ? 'good'
        : at < skill + 0.42
          ? 'requires-improvement'
          : 'inadequate'
  }
  const graded = DOMAINS.map(domain => [domain, gradeAt(EASE[domain])] as const)
  const overall = middle(graded.map(([, grade]) => grade))
  const weak = graded
    .filter(([, grade]) => grade === 'requires-improvement' || grade === 'inadequate')
    .map(([domain]) => domain)
  const themes = [...new Set(weak.map(domain => random.pick(THEMES_OF[domain])))].slice(0, 3)
  const strong = graded.filter(([, grade]) => grade === 'outstanding' || grade === 'good').map(([domain]) => domain)
  const heard = random.chance(0.45 + 0.05 * round) && age >= OLD_ENOUGH
  const family = random.chance(0.5)
  const down = SCALE[Math.min(SCALE.length - 1, SCALE.indexOf(overall) + 1)]
  const up = SCALE[Math.max(0, SCALE.indexOf(overall) - 1)]
  const moved = random.chance(0.35 - 0.03 * round) ? (random.chance(0.75) ? down : up) : undefined
  return {
    after: random.whole(6, 38),
    grades: Object.fromEntries(graded) as Record<Domain, Grade>,
    overall,
    good: said(random, GOOD),
    better: said(random, BETTER),
    difference: random.pick(SCALE.indexOf(overall) < 2 ? DIFFERENCE : LITTLE_DIFFERENCE),
    overallWhy: WHY[overall],
    talked: [
      'worker',
      ...(heard ? ['child'] : []),
      ...(family ? [random.pick(['parent', 'carer'])] : []),
      ...(random.chance(0.3) ? ['manager'] : []),
    ],
    whyNot: heard ? undefined : age < OLD_ENOUGH ? TOO_YOUNG : random.pick(WHY_NOT),
    childWords: heard ? random.pick(CHILD_WORDS) : undefined,
    strengths: strong.length > 0 && random.chance(0.7) ? [random.pick(STRENGTHS_OF[strong[0] as Domain])] : [],
    themes,
    drawnToModerate: random.chance(0.3),
    changedTo: moved === overall ? undefined : moved,
    moderatedAfter: random.whole(4, 17),
    actions: themes.slice(0, overall === 'good' ? 1 : 2).map(theme => actionFor(random, theme, round)),
  }
}

function actionFor(random: Random, theme: string, round: number): DemoAuditAction {
  const [what, evidence] = ACTIONS[theme] ?? [
    'Talk the file through in supervision',
    'The supervision note says what changed',
  ]
  return {
    what,
    theme,
    within: random.whole(21, 49),
    // Some are still to be done.
    late:
      round > 4 && random.chance(0.3)
        ? 400
        : random.chance(0.55 + 0.045 * round)
          ? -random.whole(1, 15)
          : random.whole(2, 40),
    evidence,
  }
}

function middle(grades: readonly Grade[]): Grade {
  const places = grades.map(grade => SCALE.indexOf(grade)).sort((a, b) => a - b)
  return SCALE[places[Math.floor(places.length / 2)] as number] as Grade
}

function said(random: Random, of: Readonly<Record<Domain, readonly string[]>>): Record<Domain, string> {
  return Object.fromEntries(DOMAINS.map(domain => [domain, random.pick(of[domain])])) as Record<Domain, string>
}

const GOOD: Readonly<Record<Domain, readonly string[]>> = {
  voice: [
    'Visits are unhurried, and the child’s words are written as they were said.',
    'Is seen alone, and asked what should change.',
  ],
  assessment: [
    'It was brought up to date when things changed at home.',
    'It says plainly what the worries are, and for whom.',
  ],
  plan: ['Each action has a name and a date.', 'The plan is written to the child and can be read by them.'],
  help: ['School and the worker pull the same way.', 'Family time was put back together after the summer.'],
  identity: [
    'Food, faith and language are in the plan and not only in a box.',
    'Life-story work is begun and goes at the child’s pace.',
  ],
  oversight: ['Supervision asks what changed for the child.', 'The manager’s decisions say why.'],
}

const BETTER: Readonly<Record<Domain, readonly string[]>> = {
  voice: [
    'Write down what was said, not only that a visit took place.',
    'Answer what the child asked for, also where the answer is no.',
  ],
  assessment: ['Bring it up to date: it was written before the last move.', 'Ask the father, and say what he thinks.'],
  plan: ['Say how we will know that it worked.', 'Give each action a name and a day.'],
  help: ['Two referrals are made and nobody asked what came of them.', 'Settle who leads where several help.'],
  identity: ['Ask about heritage and write it where others will find it.', 'Begin the life-story book.'],
  oversight: [
    'Actions from supervision are carried from month to month.',
    'Say when drift is seen, and what is done about it.',
  ],
}

const DIFFERENCE = [
  'Sleeps through, goes to school most days, and sees family every week.',
  'Has one worker who is trusted, and no longer asks when the next move is.',
  'Is back in school after a term away, with help that was thought out with the teachers.',
  'Knows why they live where they live, and says so in their own words.',
]
const LITTLE_DIFFERENCE = [
  'Is safe, but the same worries stand as a year ago.',
  'Much was done and little of it can be seen in daily life yet.',
  'The move settled things at home; school is as it was.',
]
const WHY: Readonly<Record<Grade, string>> = {
  outstanding: 'The help is steady, imaginative and led by what the child wants, and it shows.',
  good: 'The child is known and well helped; what is to be done better does not hold them back.',
  'requires-improvement': 'Nothing leaves the child unsafe, but drift in the plan keeps things from moving on.',
  inadequate: 'The plan is not followed and nobody has noticed: it was put right with the manager the same week.',
}
const TOO_YOUNG = 'Too young to talk about us: their carer told us how their days are.'
const WHY_NOT = [
  'Did not want to talk about us this week, and that was right to leave.',
  'An exam week: it was left for another time.',
]
const CHILD_WORDS = [
  'I am listened to. Even about the dog.',
  'I want to know what happens at Christmas and nobody says.',
  'It is okay. I would like fewer people.',
  'My worker came to my match.',
]

const THEMES_OF: Readonly<Record<Domain, readonly string[]>> = {
  voice: ['voice', 'direct-work'],
  assessment: ['assessment', 'family'],
  plan: ['smart-plan', 'drift', 'smart-plan'],
  help: ['partners', 'permanence'],
  identity: ['life-story', 'identity'],
  oversight: ['supervision', 'drift'],
}
const STRENGTHS_OF: Readonly<Record<Domain, readonly string[]>> = {
  voice: ['voice', 'direct-work'],
  assessment: ['assessment'],
  plan: ['smart-plan'],
  help: ['partners'],
  identity: ['identity'],
  oversight: ['supervision'],
}
const ACTIONS: Readonly<Record<string, readonly [string, string]>> = {
  voice: ['Visit, and write down what the child wants us to know', 'The visit’s note holds their own words'],
  'direct-work': [
    'Plan three sessions of direct work with the child',
    'Three sessions are on the file, with what came of them',
  ],
  assessment: ['Bring the assessment up to date', 'It is on the file, agreed by the manager'],
  family: ['Meet the wider family and write down what they hope for', 'They were met twice and are in the plan'],
  'smart-plan': [
    'Write the plan again with a measure, a lead and a day for each action',
    'The plan was agreed at the review',
  ],
  drift: [
    'Set a day for each step that has drifted, and look at it each fortnight',
    'Every step has moved; the last was done at the meeting',
  ],
  partners: ['Ask what came of the two referrals, and tell the child', 'Both were answered; one has begun'],
  permanence: [
    'Take the plan for where the child grows up to the panel',
    'The panel agreed, and the child was told by their worker',
  ],
  'life-story': ['Begin the life-story book with the carers', 'The first chapters are done and the child keeps them'],
  identity: ['Ask about heritage and write it in the plan', 'The plan says which food, faith and language matter'],
  supervision: ['Talk the file through in supervision within the fortnight', 'The supervision note says what changed'],
}

/** What each round of the demonstration looked at and taught, the oldest first. */
export const DEMO_ROUNDS: readonly { readonly theme?: string; readonly week: boolean; readonly learnt: string }[] = [
  { week: false, learnt: 'We know our children; our plans do not say how we would know that they worked.' },
  { week: true, theme: 'voice', learnt: 'Children are seen alone. What they say is not always answered.' },
  { week: false, learnt: 'Supervision carries actions from month to month. Each now has a day.' },
  {
    week: false,
    theme: 'smart-plan',
    learnt: 'Plans written with the new form have leads and days; older ones do not yet.',
  },
  { week: false, learnt: 'Fathers are met more often. Assessments are brought up to date after a move, not before.' },
  { week: true, theme: 'life-story', learnt: 'Life-story work is begun for most; carers want to be shown how.' },
  { week: false, learnt: '' },
  { week: true, theme: 'drift', learnt: '' },
]

/** An incident or review of the demonstration; days are before today. */
export interface DemoReview {
  readonly reference: string
  readonly title: string
  readonly type: 'serious-incident' | 'practice-review' | 'learning'
  readonly back: number
  readonly notifiedBack?: number
  readonly rapidBack?: number
  readonly decision?: 'practice-review' | 'learning' | 'enough'
  readonly publishedBack?: number
  readonly themes: readonly string[]
  readonly closedBack?: number
  readonly learnt?: string
  readonly actions: readonly {
    readonly what: string
    readonly owner: 'director' | 'service-manager' | 'team-manager' | 'independent-reviewing-officer'
    readonly agreedBack: number
    readonly byBack: number
    readonly doneBack?: number
    readonly evidence?: string
  }[]
}

/** The demonstration's incidents and reviews. */
export const DEMO_REVIEWS: readonly DemoReview[] = [
  {
    reference: 'LR-01',
    title: 'Review Teal',
    type: 'serious-incident',
    back: 430,
    notifiedBack: 426,
    rapidBack: 411,
    decision: 'practice-review',
    publishedBack: 95,
    themes: ['family', 'partners', 'assessment'],
    actions: [
      {
        what: 'Every assessment asks who else is at home, and when they were last met',
        owner: 'service-manager',
        agreedBack: 330,
        byBack: 240,
        doneBack: 251,
        evidence: 'The form asks it; 19 of 20 read since have it answered',
      },
      {
        what: 'Health and social care share one list of babies who are worried about',
        owner: 'director',
        agreedBack: 330,
        byBack: 180,
        doneBack: 142,
        evidence: 'The list is looked at each week by both',
      },
      {
        what: 'Every team talks the review through, with what it would do otherwise',
        owner: 'team-manager',
        agreedBack: 90,
        byBack: 30,
        doneBack: 34,
        evidence: 'Seven teams of seven have, and their notes are with the board’s papers',
      },
      { what: 'Read twenty files again for the same pattern', owner: 'service-manager', agreedBack: 90, byBack: 12 },
    ],
  },
  {
    reference: 'LR-02',
    title: 'Learning review: three moves in a year',
    type: 'learning',
    back: 160,
    themes: ['permanence', 'change-of-worker', 'voice'],
    actions: [
      {
        what: 'A meeting is held before any second move, with the child’s own view',
        owner: 'service-manager',
        agreedBack: 110,
        byBack: 50,
        doneBack: 55,
        evidence: 'Held for each of the nine second moves since',
      },
      {
        what: 'Reviewing officers are told of a notice the day it is given',
        owner: 'independent-reviewing-officer',
        agreedBack: 110,
        byBack: 20,
      },
      {
        what: 'Ask children who moved what would have helped, and tell them what we do',
        owner: 'team-manager',
        agreedBack: 60,
        byBack: -40,
      },
    ],
  },
  {
    reference: 'LR-03',
    title: 'Incident Amber',
    type: 'serious-incident',
    back: 9,
    notifiedBack: 6,
    themes: [],
    actions: [],
  },
]
