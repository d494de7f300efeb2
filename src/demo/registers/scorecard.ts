import type { DemoRole } from '../users.ts'

/** A made-up comment on a measure, so many years before the last 31 March. */
interface DemoComment {
  readonly measure: string
  readonly years: 0 | 1
  readonly by: DemoRole
  readonly words: string
  /** What came of the promise of the year before. */
  readonly kept?: readonly ['kept' | 'in-part' | 'not-kept' | 'not-due', how: string]
  /** What is promised, and how many months after the figure’s date. */
  readonly promise?: readonly [what: string, months: number]
}

interface DemoTheme {
  readonly measure: string
  readonly years: 0 | 1
  /** How many months before the year’s end it was heard. */
  readonly months: number
  readonly by: DemoRole
  readonly said: string
  readonly howMany: number
  readonly where: string
  readonly did?: string
}

/** What the demonstration’s board is told of its measures. Words are of why and what next: the figures are worked out. All invented. */
export const demoScorecard: {
  readonly front: readonly string[]
  readonly why: string
  readonly comments: readonly DemoComment[]
  readonly themes: readonly DemoTheme[]
} = {
  front: [
    'cla-rate',
    'cla-visits-in-time',
    'cla-reviews-on-time',
    'iha-on-time',
    'missing-incidents',
    'kpi-7',
    'kpi-8',
    'kpi-12',
    'A10',
    'kpi-9',
    'kpi-10',
    'pep-current',
  ],
  why: 'The corporate parenting board chose these at its spring meeting, after asking the Children in Care Council.',
  comments: [
    {
      measure: 'cla-rate',
      years: 1,
      by: 'director',
      words:
        'More brothers and sisters came into care together than in other years. Family group conferences are now offered before court in both councils.',
      promise: ['Every family is offered a family group conference before we go to court.', 9],
    },
    {
      measure: 'cla-rate',
      years: 0,
      by: 'director',
      words:
        'Fewer families came to court after a conference. More young people who arrived alone came into our care through the national scheme.',
      kept: ['in-part', 'Offered to nearly all in North; West began in the summer, two months late.'],
      promise: ['Conferences are offered in West as they are in North.', 6],
    },
    {
      measure: 'cla-visits-in-time',
      years: 1,
      by: 'service-manager',
      words: 'Most late visits are a few days late, and most of them are in two teams that had vacancies all winter.',
      promise: ['Cover for every vacant post in the two teams.', 4],
    },
    {
      measure: 'cla-visits-in-time',
      years: 0,
      by: 'service-manager',
      words:
        'The two teams are at full strength again, but more children live far away, and theirs are the visits that are late.',
      kept: ['kept', 'Both teams were covered from June, and have permanent workers since October.'],
      promise: ['Visits to children far away are planned three months ahead.', 5],
    },
    {
      measure: 'cla-reviews-on-time',
      years: 0,
      by: 'service-manager',
      words: 'Reviews moved once are seldom moved again. Half of those that were late waited for a school to be free.',
      promise: ['Dates of reviews are agreed with schools before each term begins.', 6],
    },
    {
      measure: 'iha-on-time',
      years: 1,
      by: 'director',
      words:
        'Too few children are seen by a doctor in time. Consent comes late from us, and the clinics are full when it comes.',
      promise: ['Consent is sent to the clinic within two working days of a child coming into care.', 3],
    },
    {
      measure: 'iha-on-time',
      years: 0,
      by: 'director',
      words: 'Clinics have more room than they had, and consent still reaches them late for one child in three.',
      kept: ['not-kept', 'Consent takes five working days on average: the form waits for two signatures.'],
      promise: ['One signature is enough, and a manager looks at what waits each Friday.', 3],
    },
    {
      measure: 'missing-incidents',
      years: 1,
      by: 'service-manager',
      words: 'Much of this is a few young people who go many times; most children who go missing go once.',
      promise: ['Each young person who went five times or more has a plan agreed with the police.', 3],
    },
    {
      measure: 'missing-incidents',
      years: 0,
      by: 'service-manager',
      words: 'The plans agreed with the police helped some. Others began to go, mostly from homes new to us.',
      kept: ['kept', 'All of them have a plan, looked at again every month.'],
      promise: ['Homes new to us agree beforehand what they do when a child is not back.', 4],
    },
    {
      measure: 'kpi-7',
      years: 1,
      by: 'service-manager',
      words: 'Children who moved after years in one home moved mostly because their carers retired.',
      promise: ['Every carer over 60 is asked each year what would help them go on.', 8],
    },
    {
      measure: 'kpi-7',
      years: 0,
      by: 'service-manager',
      words:
        'Two carers who had kept children for years fell ill. Of the children who moved, most went to people they knew.',
      kept: ['kept', 'All were asked, and four who meant to stop stayed.'],
    },
    {
      measure: 'kpi-8',
      years: 0,
      by: 'service-manager',
      words:
        'Most third moves follow a first home that was found in a day. Matching has begun earlier since the autumn, too late for this year’s figure.',
      promise: ['No second home is found without a meeting with the child first, but in an emergency.', 6],
    },
    {
      measure: 'kpi-12',
      years: 0,
      by: 'director',
      words: 'Homes near enough are still too few for teenagers. Two small homes of our own open next year.',
      promise: ['Two homes of our own open.', 12],
    },
    {
      measure: 'A10',
      years: 0,
      by: 'director',
      words: 'A few children with brothers and sisters wait longest, because they are placed together.',
    },
    {
      measure: 'kpi-9',
      years: 1,
      by: 'virtual-school',
      words: 'Many who do nothing at 19 had a place at 18 and left it before Christmas.',
      promise: ['Everyone who starts college is rung by their adviser in the third week.', 7],
    },
    {
      measure: 'kpi-9',
      years: 0,
      by: 'virtual-school',
      words: 'Fewer left college in their first term. Work is harder to find than places to learn.',
      kept: ['in-part', 'Advisers rang seven in ten; the others were met within the term.'],
      promise: ['Both councils keep six apprenticeships for care leavers.', 8],
    },
    {
      measure: 'kpi-10',
      years: 0,
      by: 'service-manager',
      words: 'Where a home was not suitable it was mostly a sofa at a friend’s, and lasted weeks.',
      promise: ['The housing teams of both councils ring within a day when a care leaver may lose a home.', 4],
    },
    {
      measure: 'pep-current',
      years: 0,
      by: 'virtual-school',
      words: 'Plans of the youngest are late most often: nurseries are many and small.',
      promise: ['One person in the virtual school writes them with nurseries.', 5],
    },
  ],
  themes: [
    {
      measure: 'kpi-8',
      years: 0,
      months: 2,
      by: 'service-manager',
      said: 'We want to see a picture of the home and who lives there before we move. Tell us the day before at the latest.',
      howMany: 9,
      where: 'council',
      did: 'Homes write a page about themselves for the child. It is read with them before they move.',
    },
    {
      measure: 'cla-visits-in-time',
      years: 0,
      months: 4,
      by: 'service-manager',
      said: 'It is not the visit that matters, it is that the same person comes.',
      howMany: 14,
      where: 'survey',
      did: 'Workers who leave say goodbye in person, and the new one comes along.',
    },
    {
      measure: 'cla-visits-in-time',
      years: 1,
      months: 3,
      by: 'service-manager',
      said: 'They come when we are at football. Ask us when.',
      howMany: 6,
      where: 'council',
      did: 'Workers ask each child for the best day, and it is written on the child’s page.',
    },
    {
      measure: 'iha-on-time',
      years: 0,
      months: 5,
      by: 'service-manager',
      said: 'The doctor asked things I had told three people already.',
      howMany: 4,
      where: 'reviews',
    },
    {
      measure: 'missing-incidents',
      years: 0,
      months: 1,
      by: 'service-manager',
      said: 'Nobody asks where we were happy. Sometimes we just went to see our family.',
      howMany: 7,
      where: 'advocates',
      did: 'Family time is looked at after each time a child was away.',
    },
    {
      measure: 'pep-current',
      years: 0,
      months: 6,
      by: 'virtual-school',
      said: 'Do not take us out of lessons for the meeting. Everyone asks why.',
      howMany: 21,
      where: 'survey',
      did: 'Meetings about school are before or after the school day, unless the child would rather not.',
    },
    {
      measure: 'kpi-10',
      years: 0,
      months: 2,
      by: 'service-manager',
      said: 'The first month is the hardest: you have keys and no kettle.',
      howMany: 11,
      where: 'care-leavers',
      did: 'A box with what a first evening needs is there when the keys are.',
    },
    {
      measure: 'kpi-9',
      years: 1,
      months: 2,
      by: 'virtual-school',
      said: 'Help with the bus fare before the first wage comes, not after.',
      howMany: 8,
      where: 'care-leavers',
      did: 'Fares are paid for the first six weeks of any job.',
    },
  ],
}
