import type { InspectorsService, OpeningInFull } from '../services.ts'
import { may } from '../services.ts'

const ID = '00000000-0000-4000-8000-000000000010'
const AT = '2027-03-14T09:30:00.000Z'
const choice = (value: string, text: string) => ({ value, text })

const opening: OpeningInFull = {
  id: ID,
  inspection: ID,
  title: 'Inspection of services for children, 2027',
  by: choice('ofsted', 'Ofsted'),
  type: choice('standard', 'Standard inspection'),
  why: 'Asked for by the lead inspector for the first week.',
  from: '2027-03-08T09:00:00.000Z',
  until: '2027-03-19T17:00:00.000Z',
  most: 30,
  state: 'now',
  askedBy: 'Sam Reid',
  askedAt: AT,
  agreed: { by: 'Ruth Lane', at: AT },
  ended: null,
  inspectors: [{ id: ID, name: 'Ines Vale', stands: 'agreed', signedIn: AT }],
  sampled: 1,
  samples: [
    {
      id: ID,
      how: 'random',
      seed: '4f3a91c2',
      divided: ['team'],
      pool: 40,
      parts: ['North team: 1 of 40'],
      by: 'Ines Vale',
      at: AT,
    },
  ],
  may: { name: false, agree: false, end: true },
  candidates: [],
  followed: null,
}

/** Made-up inspectors' sign-ins. */
export const madeUpInspectors: InspectorsService = {
  all: async () => [opening],
  ofInspection: async viewer => (may(viewer, 'inspections.read') ? [opening] : []),
  one: async (viewer, id) =>
    id !== ID
      ? undefined
      : {
          ...opening,
          may: { name: may(viewer, 'inspections.open'), agree: false, end: may(viewer, 'inspections.end') },
          candidates: may(viewer, 'inspections.open') ? [choice(ID, 'Noor Ashby')] : [],
          followed: may(viewer, 'inspections.follow')
            ? {
                children: [{ id: ID, number: '4F3A9-1C207', called: 'Amara Okafor', looks: 1, last: AT }],
                looks: [{ at: AT, who: 'Ines Vale', child: { id: ID, called: 'Amara Okafor' } }],
                questions: [{ id: ID, words: 'Where is the plan kept?', by: 'Ines Vale', at: AT, answer: null }],
                unanswered: 1,
                released: [],
              }
            : null,
        },
  inspections: async () => [choice(ID, opening.title)],
  ask: async (_, asked) =>
    asked.inspection === ID ? { is: 'done', id: ID } : { is: 'refused', problems: ['inspection'] },
  name: async () => 'not-an-inspector',
  agree: async (_, id) => id === ID,
  takeOff: async (_, id) => id === ID,
  end: async (_, __, why) => (why.length < 3 ? 'why' : 'done'),
  release: async () => 'child',
  takeBack: async () => false,
  answer: async () => 'words',
  own: async () => ({
    title: opening.title,
    by: opening.by,
    type: opening.type,
    from: opening.from,
    until: opening.until,
    most: 30,
    children: [{ id: ID, number: '4F3A9-1C207', called: 'Amara Okafor' }],
    samples: opening.samples,
    questions: [],
  }),
  list: async () => [
    {
      number: '4F3A9-1C207',
      age: 9,
      sex: choice('2', 'Female'),
      council: choice('north', 'North'),
      team: 'North team',
      status: choice('in-care', 'In care'),
      home: null,
      sampled: true,
    },
  ],
  draw: async () => ({ is: 'refused', problem: 'size' }),
  choose: async () => ({ is: 'refused', problem: 'number' }),
  question: async () => 'words',
}
