import type { Placed } from './placed.ts'

/** How the child is heard; what the child said stands before these. */
export const WORDS: readonly Placed[] = [
  {
    id: 'direct-work',
    title: 'Time spent together',
    kinds: ['direct-work'],
    columns: [
      'way',
      ['scale', 'Out of 10'],
      ['scaleBy', 'Whose number'],
      ['worries', 'Worries'],
      ['working', 'Working well'],
      ['next', 'Next'],
    ],
    usual: true,
    most: 5,
    fedBy: 'Direct work: what the child worries about, what works well and what needs to happen',
  },
  {
    id: 'rights',
    title: 'Rights explained',
    kinds: ['rights-explained'],
    columns: ['what', 'how'],
    usual: true,
    most: 3,
    fedBy: 'The children’s guide, how to complain and who can help',
  },
  {
    id: 'advocacy',
    title: 'Advocacy offered',
    kinds: ['advocacy-offer'],
    columns: ['about', 'response', 'began'],
    usual: true,
    most: 3,
    fedBy: 'An advocate offered to the child',
  },
  {
    id: 'visitor',
    title: 'Independent visitor',
    kinds: ['independent-visitor-decision'],
    columns: ['decision', 'appointed'],
    fedBy: 'Whether the child is to have an independent visitor',
  },
  {
    id: 'profiles',
    title: 'Pages about themselves',
    kinds: ['profile'],
    columns: ['symbol'],
    fedBy: 'One page in the child’s own words for anyone new',
  },
]
