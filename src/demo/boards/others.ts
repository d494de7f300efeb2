import { STANDING } from './parenting.ts'
import type { DemoBoard, DemoCycleItem, DemoMember } from './shapes.ts'

const AOB: DemoCycleItem = { title: 'Any other business', type: 'standing', minute: 'There was none.' }
const DIRECTOR: DemoMember = {
  name: 'Yewande Castellane',
  role: 'officer',
  votes: true,
  account: 'director',
  agency: 'Director of children’s services',
}
const CLERK: DemoMember = { name: 'Rafiq Mendelbury', role: 'clerk', votes: false, account: 'performance-analyst' }

const trustBoard: DemoBoard = {
  key: 'trust',
  name: 'Trust board',
  type: 'board',
  terms:
    'The board runs the trust: its plan, its money, its risks and what the contract with the two councils asks. It answers to both councils.',
  everyMonths: 2,
  quorum: 4,
  next: 5,
  weeks: 8,
  held: 20,
  papers: [
    ['Contract’s KPIs for the quarter', 'performance-analyst', 9],
    ['Budget: where we stand and where we will end', 'director'],
    ['Strategic risks', 'director', 8],
  ],
  cycle: [
    ...STANDING,
    {
      title: 'Contract’s KPIs',
      type: 'standing',
      owner: 'performance-analyst',
      minute: 'Two indicators are below tolerance. The board heard what is done about each.',
    },
    {
      title: 'Money',
      type: 'standing',
      owner: 'director',
      area: 'money',
      minute: 'Placements are over budget and staffing under. The board asked for the forecast by month.',
    },
    {
      title: 'Risks',
      type: 'standing',
      owner: 'director',
      minute: 'The board asked why one risk has stood above its target for a year.',
    },
    {
      title: 'Annual report on safety of information',
      type: 'annual-report',
      round: [6, 3],
      months: 12,
      owner: 'information-governance',
      minute: 'Received.',
    },
    AOB,
  ],
  members: [
    { name: 'Emlyn Castlereagh-Moss', role: 'chair', votes: true, agency: 'Independent chair' },
    {
      name: 'Philippa Orrinsworth',
      role: 'independent',
      votes: true,
      interest: ['Partner in a firm that audits a provider of homes', 'money'],
    },
    {
      name: 'Councillor Marguerite Olubanwo',
      role: 'councillor',
      votes: true,
      account: 'board-member',
      council: 'north',
    },
    { name: 'Councillor Tobias Wrenhollow', role: 'councillor', votes: true, council: 'west' },
    DIRECTOR,
    CLERK,
  ],
}

const qualityCommittee: DemoBoard = {
  key: 'quality',
  name: 'Quality committee',
  type: 'committee',
  reportsTo: 'trust',
  terms:
    'The committee looks at how good practice is: audits, complaints, what children say, and what inspection found. It reports to the trust board.',
  everyMonths: 2,
  quorum: 3,
  next: 19,
  weeks: 8,
  held: 12,
  papers: [['What the autumn’s audits say', 'service-manager']],
  cycle: [
    ...STANDING,
    {
      title: 'Audits',
      type: 'standing',
      owner: 'service-manager',
      minute: 'More were good than in the spring. Plans are the weakest part.',
    },
    {
      title: 'Annual report on complaints',
      type: 'annual-report',
      round: [6, 2],
      months: 12,
      owner: 'information-governance',
      minute: 'Received. What was learnt is in the plan.',
    },
    AOB,
  ],
  members: [
    { name: 'Philippa Orrinsworth', role: 'chair', votes: true },
    { name: 'Ottoline Brackenshaw', role: 'independent', votes: true },
    DIRECTOR,
    CLERK,
  ],
}

const financeCommittee: DemoBoard = {
  key: 'finance',
  name: 'Finance committee',
  type: 'committee',
  reportsTo: 'trust',
  terms: 'The committee looks at money and contracts before the trust board does, and reports to it.',
  everyMonths: 3,
  quorum: 3,
  next: 33,
  weeks: 12,
  held: 10,
  papers: [['Placements: price and number, by month', 'service-manager']],
  cycle: [
    ...STANDING,
    {
      title: 'Forecast',
      type: 'standing',
      owner: 'director',
      area: 'money',
      minute: 'The forecast was gone through line by line.',
    },
    AOB,
  ],
  members: [
    { name: 'Emlyn Castlereagh-Moss', role: 'chair', votes: true },
    { name: 'Philippa Orrinsworth', role: 'independent', votes: true },
    DIRECTOR,
    CLERK,
  ],
}

const group = (key: string, name: string, terms: string, next: number, lead: DemoMember): DemoBoard => ({
  key,
  name,
  type: 'group',
  reportsTo: 'parenting',
  terms,
  everyMonths: 2,
  quorum: 2,
  next,
  weeks: 8,
  held: 7,
  papers: [],
  cycle: [
    ...STANDING,
    {
      title: 'Plan for the year',
      type: 'standing',
      minute: 'Each line was gone through. What is stuck goes to the board.',
    },
  ],
  members: [
    lead,
    { name: 'Kezi Thornavon', role: 'care-experienced', votes: true, account: 'care-experienced-board-member' },
    CLERK,
  ],
})

/** Every other body of the demonstration’s trust: its board, two committees, and four operational groups. */
export const otherBoards: readonly DemoBoard[] = [
  trustBoard,
  qualityCommittee,
  financeCommittee,
  group(
    'homes',
    'Homes group',
    'The group finds enough of the right homes nearer to what children know. It reports to the corporate parenting board each year.',
    16,
    {
      name: 'Councillor Marguerite Olubanwo',
      role: 'chair',
      votes: true,
      account: 'board-member',
      council: 'north',
    },
  ),
  group(
    'health',
    'Health group',
    'The group sees that children in care are well: assessments, teeth, minds. It reports to the corporate parenting board each year.',
    23,
    {
      name: 'Councillor Idris Fennimore',
      role: 'chair',
      votes: true,
      council: 'west',
    },
  ),
  group(
    'leaving',
    'Leaving care group',
    'The group makes good what young people are offered when they leave care. It reports to the corporate parenting board each year.',
    -75,
    {
      name: 'Councillor Delphine Ashgrave',
      role: 'chair',
      votes: true,
      council: 'north',
    },
  ),
  group(
    'ties',
    'Family and friends group',
    'The group sees that children keep the people who matter to them, and have a say. It reports to the corporate parenting board each year.',
    12,
    {
      name: 'Councillor Tobias Wrenhollow',
      role: 'chair',
      votes: true,
      council: 'west',
    },
  ),
]
