import { children } from '../web/format.ts'
import type { AuditLine } from '../web/services.ts'
import { purposeInWords } from './reasons.ts'

/** Actions about one child's file, whose event names the child by a short code. */
export const OF_A_CHILD: readonly string[] = [
  'child.read',
  'child.write',
  'child.create',
  'child.merge',
  'team.allocate',
  'approvals.decide',
  'restrictions.manage',
  'reasons.give',
  'reasons.review',
]

const LISTS: Readonly<Record<string, string>> = {
  'day.read': 'Looked at their own day',
  'team.read': 'Looked at a team’s work',
  'panel-lists.read': 'Looked at what waits for a panel, and what panels decided',
  'reviews.read': 'Looked at the reviewing officers’ work',
  'virtual-school.read': 'Looked at the virtual school’s work',
  'health-team.read': 'Looked at the health team’s work',
  'data-quality.read': 'Looked at what is wrong in the record',
}

const RESTRICTED: Readonly<Record<string, string>> = {
  restrict: 'Restricted a child’s file',
  seal: 'Sealed a child’s file',
  lift: 'Lifted the restriction of a child’s file',
  name: 'Named someone for a restricted file',
  unname: 'Took someone out of those named for a restricted file',
}

const TEAM: Readonly<Record<string, string>> = {
  made: 'Made a team',
  changed: 'Changed a team',
  closed: 'Closed a team',
  opened: 'Opened a team again',
  member: 'Put someone in a team',
  manager: 'Made someone a team’s manager',
  out: 'Took someone out of a team',
}

/** What someone did in a child's file, with lists of children, or to who may know what; undefined for anything else. */
export function workInWords(line: AuditLine): string | undefined {
  const { action, purpose, subjects } = line
  const about = line.about ?? ''
  const list = LISTS[action]
  if (list !== undefined) return subjects > 0 ? `${list}: ${children(subjects)}` : list
  switch (action) {
    case 'child.write':
      return writing(purpose)
    case 'placement-costs.read':
      return 'Looked at what each child’s home costs'
    case 'placement-costs.write':
      return 'Entered what a home costs'
    case 'sensory.read':
      return 'Looked at the sensory impairment service'
    case 'sensory.read-children':
      return 'Looked at the children the sensory impairment service knows'
    case 'sensory.write':
    case 'sensory.fund':
      return 'Wrote of the sensory impairment service'
    case 'child.create':
      return 'Opened a new file for a child'
    case 'child.merge':
      return 'Said that two files are one child’s, or took that back'
    case 'team.allocate':
      return `Gave ${children(subjects)} to a worker`
    case 'approvals.decide':
      return purpose === 'list'
        ? 'Looked at what waits for their approval'
        : 'Answered what was put to them for approval'
    case 'duties.set':
      return 'Changed the trust’s own limits'
    case 'restrictions.manage':
      return RESTRICTED[about.split(':')[0] ?? ''] ?? 'Looked at who may know of a child’s file'
    case 'reasons.give':
      return `Gave a reason for opening a child’s file${purpose ? `: ${lowered(purposeInWords(purpose))}` : ''}`
    case 'reasons.review':
      if (about === 'fine') return 'Looked into a reason, and found it fine'
      return about === 'not-fine' ? 'Looked into a reason, and found it not fine' : 'Looked at the reasons given'
    case 'looks.read':
      return purpose === 'checked' ? 'Marked an odd look as looked into' : 'Looked at the report of odd looks'
    case 'cover.manage':
      return about === 'ended' ? 'Ended a cover' : 'Asked someone to cover'
    case 'teams.manage':
      return TEAM[about.split(':')[0] ?? ''] ?? 'Looked at teams'
    default:
      return undefined
  }
}

function writing(purpose: string | null): string {
  if (purpose === 'send') return 'Recorded in a child’s file'
  if (purpose === 'not-finished') return 'Began to record in a child’s file, and it failed'
  return 'Opened a form to record in a child’s file'
}

// A whole sentence as people chose it, in the middle of another; one that begins with I stays.
function lowered(text: string): string {
  return /^I\b/.test(text) ? `‘${text}’` : text.charAt(0).toLowerCase() + text.slice(1)
}
