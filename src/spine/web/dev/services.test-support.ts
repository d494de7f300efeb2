import { randomBytes } from 'node:crypto'
import type { AccessService, Services, Viewer } from '../services.ts'
import { madeUpChildren } from './children.test-support.ts'
import { madeUpFigures } from './figures.test-support.ts'
import { madeUpImports } from './imports.test-support.ts'
import { madeUpUsers } from './users.test-support.ts'

const councils = [
  { value: 'north', text: 'North Northamptonshire' },
  { value: 'west', text: 'West Northamptonshire' },
]

/** Made-up people, by the first part of their address. Each signs in with 'walk beside me'. */
export const PEOPLE: Readonly<Record<string, Viewer>> = {
  analyst: { id: 'u1', name: 'Ade Bello', role: 'performance-analyst' },
  worker: { id: 'u2', name: 'Jo Patel', role: 'social-worker' },
  director: { id: 'u3', name: 'Ruth Lane', role: 'director' },
  board: { id: 'u4', name: 'Cllr Ann Webb', role: 'board-member' },
  administrator: { id: 'u5', name: 'Kit Shaw', role: 'administrator' },
}

function madeUpAccess(): AccessService {
  const sessions = new Map<string, Viewer>()
  return {
    signIn: async (email, password) => {
      const key = email.split('@')[0] ?? ''
      const person = PEOPLE[key]
      if (!person || password !== 'walk beside me') return { is: 'refused', why: 'not-recognised' }
      const token = randomBytes(24).toString('base64url')
      sessions.set(token, person)
      return { is: 'signed-in', token, expiresAt: '2099-01-01T00:00:00Z' }
    },
    session: async token => sessions.get(token),
    signOut: async viewer => {
      for (const [token, holder] of sessions) if (holder.id === viewer.id) sessions.delete(token)
    },
  }
}

/** All services, made up and in memory, afresh each time. */
export function madeUpServices(): Services & {
  readonly children: ReturnType<typeof madeUpChildren>
  readonly imports: ReturnType<typeof madeUpImports>
} {
  return {
    councils,
    access: madeUpAccess(),
    figures: madeUpFigures,
    children: madeUpChildren(),
    imports: madeUpImports(),
    users: madeUpUsers,
  }
}
