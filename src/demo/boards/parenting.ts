import type { DemoBoard, DemoCycleItem, DemoMember, DemoMeetingAction } from './shapes.ts'

/** What every body takes at every meeting, before and after what is its own. */
export const STANDING: readonly DemoCycleItem[] = [
  {
    title: 'Welcome, apologies and declarations of interest',
    type: 'standing',
    minute: 'Apologies were noted. Interests were declared as the register has them.',
  },
  {
    title: 'Minutes of the last meeting and actions',
    type: 'standing',
    owner: 'performance-analyst',
    minute: 'The minutes were agreed. Actions were gone through one by one, those past their day first.',
  },
]

const members: readonly DemoMember[] = [
  {
    name: 'Councillor Marguerite Olubanwo',
    role: 'chair',
    votes: true,
    account: 'board-member',
    council: 'north',
    turn: 1,
    interest: ['Trustee of a fostering charity in the county', 'fostering'],
    priority: 1,
  },
  { name: 'Councillor Tobias Wrenhollow', role: 'chair', votes: true, council: 'west', turn: 2, priority: 2 },
  {
    name: 'Councillor Delphine Ashgrave',
    role: 'councillor',
    votes: true,
    council: 'north',
    interest: ['Governor of a primary school', 'education'],
    priority: 3,
  },
  { name: 'Councillor Idris Fennimore', role: 'councillor', votes: true, council: 'west' },
  { name: 'Councillor Harald Pennyquick', role: 'councillor', votes: true, council: 'west', left: 18 },
  { name: 'Kezi Thornavon', role: 'care-experienced', votes: true, account: 'care-experienced-board-member' },
  { name: 'Rosalind Tamworthy', role: 'partner', votes: false, agency: 'Integrated care board' },
  {
    name: 'Yewande Castellane',
    role: 'officer',
    votes: false,
    account: 'director',
    agency: 'Director of children’s services',
  },
  { name: 'Rafiq Mendelbury', role: 'clerk', votes: false, account: 'performance-analyst' },
]

const THEMES: readonly (readonly [title: string, area: string | undefined, minute: string])[] = [
  [
    'Homes near enough to what they know',
    'homes',
    'The board heard how many children live more than twenty miles away and what is being opened nearer home. Members asked for the same by council.',
  ],
  [
    'Health and teeth',
    'health',
    'First health assessments are later than they should be. The board asked for the weeks each step takes, not only the share in time.',
  ],
  [
    'School and learning',
    'education',
    'Attendance holds; suspensions have gone up in the older years. The board will write to both councils’ schools.',
  ],
  [
    'Leaving care',
    'housing',
    'Young people spoke about the first month in a place of their own. The board asked that each has a named person for it.',
  ],
  [
    'Family time, brothers and sisters',
    undefined,
    'The board heard where family time happens and that two venues are not fit for it.',
  ],
  [
    'Being heard: complaints, advocacy and words',
    'voluntary',
    'Fewer children than before had someone of their own to speak for them. The offer is to be told again at every review.',
  ],
]

const REPORTS: readonly (readonly [
  title: string,
  at: number,
  owner: 'virtual-school' | 'health-team' | 'service-manager' | 'independent-reviewing-officer',
  missed?: true,
])[] = [
  ['Annual report of the reviewing service', 1, 'independent-reviewing-officer'],
  ['Annual report of the virtual school', 2, 'virtual-school'],
  ['Annual report on health of children in care', 3, 'health-team'],
  ['Annual report on fostering', 4, 'service-manager'],
  ['Annual report on adoption', 5, 'service-manager', true],
]

export const parentingBoard: DemoBoard = {
  key: 'parenting',
  name: 'Corporate parenting board',
  type: 'board',
  terms:
    'The board sees that the trust and both councils are good parents to children in their care and to young people who have left it.\nIt reads the figures, hears children and young people, challenges what is not good enough, and recommends to the councils what only they can do.\nIt decides nothing about any one child and never names one. The lead members of the two councils chair in turn.',
  everyMonths: 2,
  quorum: 4,
  chairMonths: 6,
  next: 10,
  weeks: 8,
  held: 33,
  papers: [
    ['Scorecard and what it does not tell', 'performance-analyst', 2],
    ['Homes near enough: what opened and what did not', 'service-manager'],
    ['What young people told us this autumn', 'director'],
  ],
  cycle: [
    ...STANDING,
    {
      title: 'Celebration',
      type: 'celebration',
      minute: 'Two achievements were told without names, and a certificate goes to each.',
    },
    {
      title: 'What children and young people tell us',
      type: 'standing',
      minute: 'The care-experienced member told what the young people’s council had talked about.',
    },
    {
      title: 'Scorecard',
      type: 'standing',
      owner: 'performance-analyst',
      minute: 'Measures out of tolerance were gone through first. Owners said what they do about each.',
    },
    ...THEMES.map(
      ([title, area, minute], at): DemoCycleItem => ({
        title,
        type: 'thematic',
        round: [6, at],
        months: 12,
        owner: 'service-manager',
        ...(area === undefined ? {} : { area }),
        minute,
      }),
    ),
    ...REPORTS.map(
      ([title, at, owner, missed]): DemoCycleItem => ({
        title,
        type: 'annual-report',
        round: [6, at],
        months: 12,
        owner: owner === 'independent-reviewing-officer' ? 'service-manager' : owner,
        minute: 'The report was received. Members asked what would be different for children next year.',
        ...(missed ? { missed } : {}),
      }),
    ),
    ...(['homes', 'health', 'leaving', 'ties'] as const).map(
      (group, at): DemoCycleItem => ({
        title: `Yearly report of the ${{ homes: 'homes', health: 'health', leaving: 'leaving care', ties: 'family and friends' }[group]} group`,
        type: 'group-report',
        round: [6, group === 'ties' ? 5 : at * 2],
        months: 12,
        group,
        owner: group === 'health' ? 'health-team' : 'service-manager',
        minute: 'The group told what it had done of its plan for the year, and what it had not.',
      }),
    ),
    { title: 'Any other business', type: 'standing', minute: 'There was none.' },
  ],
  members,
}

/** What the board agreed at each of its last meetings, the latest first. */
export const parentingActions: readonly (readonly DemoMeetingAction[])[] = [
  [
    ['Bring the weeks each step of a first health assessment takes, by council', 'health-team', 50],
    [
      'Tell members which two venues for family time are not fit for it, and what it costs to mend them',
      'service-manager',
      30,
    ],
  ],
  [
    ['Write to both councils’ schools about suspensions in the older years', 'virtual-school', 40],
    [
      'Ask the young people’s council what a good first week in a new home is',
      'director',
      42,
      51,
      'Told to the board as its own item.',
    ],
  ],
  [
    ['Find a care-experienced member for the health group', 'health-team', 50, 48, 'Two joined.'],
    ['Say how many beds the trust would need nearer home, by age', 'service-manager', 60],
  ],
  [
    [
      'Put the offer of an advocate into every letter before a review',
      'service-manager',
      45,
      40,
      'It is in the letter from this month.',
    ],
  ],
  [['Show the dentist measure by council', 'performance-analyst', 30, 28, 'It is on the scorecard.']],
  [['Invite the housing leads of both councils', 'director', 50, 66, 'They came, one meeting late.']],
]

/** Challenges of the board’s last meetings, by how many back: who, what, who answers, and days to the answer with it. */
export const parentingChallenges: readonly (readonly [
  back: number,
  member: string,
  challenge: string,
  owner: 'director' | 'service-manager' | 'health-team' | 'performance-analyst',
  days?: number,
  answer?: string,
])[] = [
  [
    1,
    'Councillor Idris Fennimore',
    'The share seen in time went up while the number of workers went down. What is recorded differently?',
    'performance-analyst',
  ],
  [
    1,
    'Kezi Thornavon',
    'You say we were asked about the new venue. Who was asked, and what was changed because of it?',
    'service-manager',
    12,
    'Nine young people were asked. The opening hours and the garden were changed; the bus stop was not, and we have said so to them.',
  ],
  [
    3,
    'Councillor Marguerite Olubanwo',
    'First health assessments have been below target for a year. What would it take, and who has been asked for it?',
    'health-team',
    41,
    'Two clinics a week more. It has been asked for in the plan of the integrated care board, which answers in the spring.',
  ],
  [
    5,
    'Councillor Delphine Ashgrave',
    'The figures by council were left out of the paper. Why?',
    'performance-analyst',
    9,
    'It was a slip. They are in every paper from now on.',
  ],
]

/** Recommendations of the board, by how many meetings back: to whom, what, days it was given, and the answer. */
export const parentingRecommendations: readonly (readonly [
  back: number,
  council: 'north' | 'west',
  recommendation: string,
  given: number,
  answer?: readonly ['accepted' | 'part' | 'refused', days: number, why: string],
])[] = [
  [1, 'north', 'That care leavers up to 25 pay no council tax wherever in the county they live', 90],
  [2, 'west', 'That corporate parenting be in the description of every senior officer’s job', 60],
  [
    2,
    'north',
    'That two council flats a year be kept for young people leaving care',
    90,
    ['accepted', 70, 'Agreed by the Executive, from April, for two years in the first place.'],
  ],
  [
    3,
    'west',
    'That two council flats a year be kept for young people leaving care',
    90,
    ['part', 85, 'One flat a year, to be looked at again after the first.'],
  ],
  [
    4,
    'west',
    'That leisure passes be free to foster families',
    90,
    ['refused', 88, 'Not within this year’s budget. A reduced price is offered instead.'],
  ],
  [
    6,
    'north',
    'That every councillor meet a young person in care once a year',
    60,
    ['accepted', 45, 'Agreed by full council.'],
  ],
]
