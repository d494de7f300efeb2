import type { DemoFramework } from './shapes.ts'

/** The demonstration's sufficiency strategy: ten priorities. All wording is our own. */
export const sufficiencyStrategy: DemoFramework = {
  type: 'sufficiency',
  kind: 'work',
  title: 'Sufficiency strategy',
  for: 'both',
  about:
    'How the councils and the trust will have enough of the right homes and help for children in care and care leavers, near to where they come from: ten priorities. The duty behind it is section 22G of the Children Act 1989.',
  agreed: 'Both councils’ executives',
  owner: 'service-manager',
  began: 31,
  look: 12,
  aims: [
    {
      title: 'Children stay with their families where that is safe',
      promises: [
        {
          ref: '1.1',
          text: 'An edge-of-care service that reaches adolescents before a crisis',
          shows: 'Fewer come into care at thirteen and over',
          owner: 'service-manager',
          measures: ['cla-starts', 'kpi-21'],
          principles: 'f',
          rags: 'aaa',
          now: 'It works with more families, and most of their children are at home six months later.',
        },
        {
          ref: '1.2',
          text: 'More children return home with a plan and help that lasts',
          shows: 'Fewer come back within a year',
          owner: 'service-manager',
          measures: ['cla-reentry-12m'],
          principles: 'f',
          rags: 'aag',
          now: 'Each return has a plan and a named worker for a year.',
        },
      ],
    },
    {
      title: 'Children in care live in families',
      promises: [
        {
          ref: '2.1',
          text: 'More carers of our own',
          shows: 'More fostered children with our own carers',
          owner: 'service-manager',
          measures: ['foster-inhouse-share'],
          principles: 'f',
          rags: 'raa',
          now: 'More approved than left, for the first time in four years.',
          work: ['3.1'],
        },
        {
          ref: '2.2',
          text: 'Fewer children in residential homes who could live in a family',
          shows: 'The share in children’s homes',
          owner: 'service-manager',
          measures: ['residential-share'],
          principles: 'f',
          rags: 'aar',
          now: 'More children live in homes than when this began, and some of them wait for a family.',
          next: ['Each child in a home is looked at by the panel: could they live in a family?', 4],
        },
      ],
    },
    {
      title: 'Children live in the county',
      promises: [
        {
          ref: '3.1',
          text: 'Homes in the county for those who are hardest to place',
          shows: 'Fewer live outside it, and fewer far away',
          owner: 'service-manager',
          measures: ['out-of-county', 'kpi-12'],
          principles: 'f',
          rags: 'aaa',
          now: 'One of two small homes is open. The second waits for its registration.',
          by: 5,
          work: ['3.5', '3.6'],
        },
      ],
    },
    {
      title: 'Homes fit what each child needs',
      promises: [
        {
          ref: '4.1',
          text: 'Carers trained and paid for children with much to cope with',
          shows: 'Carers who say that they can care for teenagers, and for three of one family',
          owner: 'service-manager',
          measures: ['kpi-7'],
          principles: 'af',
          rags: 'raa',
          now: 'Eight households trained. Homes for brothers and sisters are still short.',
          work: ['3.2'],
        },
        {
          ref: '4.2',
          text: 'A place for a night that is not an office',
          shows: 'No child placed at night outside a family or a home of ours',
          owner: 'team-manager',
          principles: 'f',
          rags: 'aag',
          now: 'Two households are ready each night of the week.',
        },
      ],
    },
    {
      title: 'Children keep their school and the people they know',
      promises: [
        {
          ref: '5.1',
          text: 'Fewer changes of school because of a move',
          shows: 'The virtual school is asked before each planned move',
          owner: 'virtual-school',
          principles: 'ef',
          rags: 'aaa',
          now: 'Asked before nearly all planned moves, and before few of the others.',
          work: ['4.1'],
        },
      ],
    },
    {
      title: 'Every child has full-time learning',
      promises: [
        {
          ref: '6.1',
          text: 'Twenty-five hours a week for every child of school age',
          shows: 'Days missed, suspensions, and children without a place',
          owner: 'virtual-school',
          measures: ['suspension', 'cme'],
          principles: 'e',
          rags: 'aaa',
          now: 'Few have no place. Suspensions in the older years have gone up.',
        },
      ],
    },
    {
      title: 'Help around each child and whoever cares for them',
      promises: [
        {
          ref: '7.1',
          text: 'Help for the mind within six weeks, wherever a child lives',
          shows: 'Weeks from asking to the first session',
          owner: 'health-team',
          measures: ['sdq-average'],
          principles: 'ad',
          rags: 'raa',
          now: 'Kept in the county. Not for those who live outside it.',
          work: ['2.4'],
        },
        {
          ref: '7.2',
          text: 'A grown-up friend for each child who wants one',
          shows: 'How many wait for an independent visitor',
          principles: 'bd',
          rags: 'a',
          lag: 15,
          now: 'The contract ended and was not let again.',
        },
      ],
    },
    {
      title: 'Care leavers live well by themselves',
      promises: [
        {
          ref: '8.1',
          text: 'Enough supported places of the right kind for young people of sixteen and over',
          shows: 'Suitable homes, and none that is not registered',
          owner: 'service-manager',
          measures: ['kpi-10', 'cl-staying-put'],
          principles: 'fg',
          rags: 'aaa',
          now: 'The new framework has more places in the west. Six providers are registered, one is being looked at.',
        },
      ],
    },
    {
      title: 'Partners answer to the board for what they offer',
      promises: [
        {
          ref: '9.1',
          text: 'A report on this strategy to both councils each year',
          shows: 'Taken by both executives within the year',
          owner: 'director',
          principles: 'd',
          rags: 'agg',
          now: 'Both took it in the summer, and asked for the same by district.',
        },
      ],
    },
    {
      title: 'Records and systems that help',
      promises: [
        {
          ref: '10.1',
          text: 'What is needed and what there is, known each week by age and district',
          shows: 'The list of places and the list of children waiting are one',
          owner: 'performance-analyst',
          principles: 'd',
          rags: 'rag',
          now: 'Made from the record each night, and used at the Monday meeting.',
          before: ['One list in place of three', 'done'],
        },
      ],
    },
  ],
  reviews: [
    [
      19.2,
      'What was written as hopes has figures now. Two priorities had no owner.',
      'Each line has one owner, but for independent visitors.',
    ],
    [
      8,
      'More carers, one new home, and still more children in residential homes than two years ago.',
      'The panel looks at each child in a home.',
      'Children said that a bedroom of one’s own is not what makes a home: a door that is open is.',
    ],
  ],
}
