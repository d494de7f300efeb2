import { randomBytes } from 'node:crypto'
import { ACTIONS, type AccessService, type Action, type Services, type Viewer } from '../services.ts'
import { madeUpChildren } from './children.test-support.ts'
import { madeUpFigures } from './figures.test-support.ts'
import { madeUpImports } from './imports.test-support.ts'

const councils = [
  { value: 'north', text: 'North Northamptonshire' },
  { value: 'west', text: 'West Northamptonshire' },
]

/** Made-up people, by the first part of their address. Each signs in with 'walk beside me'. */
export const PEOPLE: Readonly<Record<string, Omit<Viewer, 'id'>>> = {
  analyst: {
    name: 'Ade Bello',
    role: 'Performance analyst',
    actions: ACTIONS.filter(action => action !== 'see-published-scorecard'),
    councils,
  },
  worker: {
    name: 'Jo Patel',
    role: 'Social worker',
    actions: [
      'use',
      'see-scorecard',
      'see-measure',
      'see-figure-children',
      'find-children',
      'open-child',
      'see-who-looked',
    ],
    councils,
  },
  director: {
    name: 'Ruth Lane',
    role: 'Director',
    actions: ['use', 'see-scorecard', 'see-measure', 'download-figures'],
    councils,
  },
  board: { name: 'Cllr Ann Webb', role: 'Board member', actions: ['use', 'see-published-scorecard'], councils: [] },
  nobody: { name: 'New Starter', role: 'No role yet', actions: ['use'], councils: [] },
}

function madeUpAccess(): AccessService {
  const sessions = new Map<string, Viewer>()
  return {
    signIn: async (email, password) => {
      const key = email.split('@')[0] ?? ''
      const person = PEOPLE[key]
      if (!person || password !== 'walk beside me') return { is: 'refused', why: 'not-recognised' }
      const token = randomBytes(24).toString('base64url')
      sessions.set(token, { id: key, ...person })
      return { is: 'signed-in', token, expiresAt: '2099-01-01T00:00:00Z' }
    },
    session: async token => sessions.get(token),
    signOut: async token => {
      sessions.delete(token)
    },
  }
}

/** All services, made up and in memory, afresh each time. */
export function madeUpServices(): Services & {
  readonly children: ReturnType<typeof madeUpChildren>
  readonly imports: ReturnType<typeof madeUpImports>
} {
  return { access: madeUpAccess(), figures: madeUpFigures, children: madeUpChildren(), imports: madeUpImports() }
}

/** Which actions a made-up person has. */
export function actionsOf(person: string): readonly Action[] {
  return PEOPLE[person]?.actions ?? []
}
