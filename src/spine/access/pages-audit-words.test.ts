import { expect, it } from 'vitest'
import { plainDate } from '../time/plain-date.ts'
import type { AuditLine } from '../web/services.ts'
import { KINDS, doneInWords } from './pages-words.ts'
import { ACTIONS } from './roles.ts'

const line = (more: Partial<AuditLine>): AuditLine => ({
  at: '2026-03-02T09:00:00.000Z',
  day: plainDate('2026-03-02'),
  who: { id: 'jo', name: 'Jo Patel', role: 'Social worker' },
  action: 'child.read',
  allowed: true,
  purpose: null,
  about: null,
  subjects: 1,
  ...more,
})
const words = (more: Partial<AuditLine>) => doneInWords(line(more), code => code)

// Figures and papers name nobody, so reading them leaves no event; an account's own changes have actions of their own.
const NO_EVENT = [
  'figures.read',
  'figures.read-suppressed',
  'documents.read',
  'duties.read',
  'session.own',
  'users.manage',
]

it.each(ACTIONS.filter(action => !NO_EVENT.includes(action)))('%s has words, allowed or refused', action => {
  for (const allowed of [true, false]) expect(words({ action, allowed })).not.toContain('no words')
})

it.each([
  [{ action: 'child.write', purpose: 'send' }, 'Recorded in a child’s file'],
  [{ action: 'child.read', purpose: 'reason-given' }, 'Opened a child’s file, having given a reason'],
  [{ action: 'child.read', subjects: 3 }, 'Opened the files of 3 children'],
  [{ action: 'child.read', allowed: false }, 'Was refused: opened a child’s file'],
  [{ action: 'restrictions.manage', about: 'name:an-account' }, 'Named someone for a restricted file'],
  [{ action: 'restrictions.manage' }, 'Looked at who may know of a child’s file'],
  [
    { action: 'reasons.give', purpose: 'duty' },
    'Gave a reason for opening a child’s file: ‘I am on duty, or out of hours’',
  ],
  [{ action: 'reasons.review', about: 'not-fine' }, 'Looked into a reason, and found it not fine'],
  [{ action: 'teams.manage', about: 'manager:an-account' }, 'Made someone a team’s manager'],
  [{ action: 'day.read', subjects: 18 }, 'Looked at their own day: 18 children'],
  [
    { action: 'users.change', about: 'post:senior', account: { id: 'sam', name: 'Sam Reid' } },
    'Recorded Sam Reid’s post',
  ],
] as const)('%j: %s', (more, said) => {
  expect(words(more)).toBe(said)
})

it('whatever may be asked of the audit stands for actions that have words', () => {
  for (const { actions } of Object.values(KINDS))
    for (const action of actions) expect(words({ action }), action).not.toContain('no words')
})
