import type { AccountRefused, AuditLine, ChainChecked } from '../web/services.ts'
import { atTime, children, inWords, whole } from '../web/format.ts'
import { workInWords } from './pages-audit-words.ts'
import { LEAST, MOST } from './passwords.ts'
import { ROLE_TITLES, type Role, type UserRole } from './roles.ts'
import type { BrokenBecause } from './verify.ts'

/** What each role may see, for whoever gives it to someone. In the order they are offered. */
export const ROLE_MAY: Readonly<Record<UserRole, string>> = {
  'social-worker':
    'Works with the children given to their team: reads and writes those records, and may give a reason to open another. Sees every figure.',
  'personal-adviser':
    'Works with the young people given to their team: reads and writes those records, and may give a reason to open another. Sees every figure.',
  'team-manager':
    'Gives children to their team’s workers, reads and writes those records, and looks into reasons given for opening them. Sees every figure.',
  'service-manager': 'The same for every team of their service. Sees the reviewing officers’ work and every figure.',
  'independent-reviewing-officer':
    'Reads the records of the children they review, and writes what they review. Sees every reviewing officer’s work and every figure.',
  'virtual-school':
    'Reads what learning needs of every child’s record, and writes what is about learning. Sees every figure.',
  'health-team': 'Reads what health needs of every child’s record, and writes what is about health. Sees every figure.',
  'performance-analyst':
    'Sees children’s records and every figure. Takes returns in, and can undo that. Publishes the board’s figures.',
  'finance-lead':
    'Keeps up budgets, forecasts, savings and reserves, and sees what homes cost in all. Sees every figure and no child.',
  director:
    'Sees and writes children’s records, sees every figure and who looked at what, and restricts records. Publishes the board’s figures.',
  'information-governance':
    'Restricts records, joins two that are one child’s, and looks into reasons and odd looks. Sees who looked at what.',
  'board-member': 'Sees the published figures, with small numbers hidden. Sees no child.',
  'care-experienced-board-member': 'Sees the published figures, with small numbers hidden. Sees no child.',
  inspector:
    'Signs in only between the two moments that an inspection’s sign-ins were agreed for. Draws a sample and reads the files of those children alone; writes nothing in them.',
  administrator:
    'Looks after accounts and teams, asks for inspectors’ sign-ins, and sees who looked at what. Sees no child and no figure.',
}

/** What is wrong with an account or a password, in words. */
export const PROBLEMS: Readonly<Record<AccountRefused['problems'][number] | 'present-wrong', string>> = {
  'too-short': `Use at least ${LEAST} characters: four words that do not belong together are easy to remember`,
  'too-long': `Use at most ${MOST} characters`,
  'is-the-email': 'A password cannot be your email address',
  'is-the-name': 'A password cannot be your name',
  'too-common': 'That password is too easy to guess: choose words that do not belong together',
  'email-not-an-address': 'Enter an email address, like name@example.org',
  'email-taken': 'Someone already has an account with this email address',
  'name-missing': 'Enter their name, in at most 200 letters',
  'role-not-known': 'Choose what they do',
  'council-not-known': 'Choose a council from the list',
  'no-such-user': 'This account is no longer here',
  'last-administrator': 'This is the only administrator left. Make someone else an administrator first',
  'present-wrong': 'This is not your present password',
}

/** What may be asked of the audit: the words, and the actions they stand for. */
export const KINDS = {
  files: { text: 'Opened a child’s file', actions: ['child.read'] },
  writing: {
    text: 'Recorded in a child’s file',
    actions: ['child.write', 'child.create', 'child.merge', 'team.allocate', 'approvals.decide'],
  },
  lists: {
    text: 'Looked at a list of children',
    actions: [
      'children.list',
      'members.read',
      'day.read',
      'team.read',
      'reviews.read',
      'panel-lists.read',
      'virtual-school.read',
      'health-team.read',
      'data-quality.read',
    ],
  },
  knowing: {
    text: 'Who may know what',
    actions: [
      'reasons.give',
      'reasons.review',
      'restrictions.manage',
      'cover.manage',
      'teams.manage',
      'looks.read',
      'inspections.open',
      'inspections.agree',
      'inspections.end',
      'inspections.follow',
      'inspections.do',
    ],
  },
  imports: {
    text: 'Returns taken in or made',
    actions: ['imports.read', 'imports.make', 'imports.undo', 'returns.export'],
  },
  accounts: {
    text: 'Changed an account',
    actions: ['users.create', 'users.change', 'users.password', 'users.second-step', 'session.revoke'],
  },
  signing: { text: 'Signed in or out', actions: ['session.sign-in', 'session.sign-out'] },
  audit: { text: 'Looked at this page', actions: ['audit.read'] },
} as const satisfies Readonly<Record<string, { readonly text: string; readonly actions: readonly string[] }>>

/** What someone did, in words that name no child. `council` says a council's name by its code. */
export function doneInWords(line: AuditLine, council: (code: string) => string): string {
  if (line.action === 'session.sign-in') return signingIn(line)
  if (line.action === 'users.password' && !line.allowed)
    return 'Tried to change their password with a wrong present one'
  const words = done(line, council)
  return line.allowed ? words : `Was refused: ${words.charAt(0).toLowerCase()}${words.slice(1)}`
}

function done(line: AuditLine, council: (code: string) => string): string {
  const whose = line.account && line.account.id !== line.who.id ? `${line.account.name}’s` : 'their own'
  const [about = '', value = ''] = (line.about ?? '').split(/:(.*)/s)
  switch (line.action) {
    case 'child.read':
      if (line.purpose === 'known-before')
        return `Opened a child’s file as it was known${value ? ` on ${inWords(value)}` : ' before'}`
      if (line.purpose === 'not-finished') return 'Began to open a child’s file, and it failed'
      if (line.purpose === 'inspection') return 'Opened a child’s file as an inspector'
      if (line.subjects > 1) return `Opened the files of ${children(line.subjects)}`
      return line.purpose === 'reason-given' ? 'Opened a child’s file, having given a reason' : 'Opened a child’s file'
    case 'children.list':
      return `${line.purpose === 'download' ? 'Downloaded a list' : 'List'} of ${children(line.subjects)}`
    case 'members.read':
      return membersRead(line)
    case 'figures.publish':
      return `Published the board’s figures${numbered(value)}`
    case 'kpis.read':
    case 'kpis.read-published':
      return 'Looked at the contract’s KPIs'
    case 'kpis.enter':
      return 'Entered or explained a figure of the contract’s KPIs'
    case 'kpis.submit':
      return 'Signed a period’s figures of the contract’s KPIs'
    case 'kpis.set':
      return 'Set what the contract’s KPIs are held to'
    case 'contract-sides.read':
    case 'contract-sides.read-for-board':
      return 'Looked at both sides of the contract'
    case 'contract-sides.write':
      return 'Wrote in the register of both sides of the contract'
    case 'contract-sides.own':
      return 'Kept up what they follow of the councils’ side of the contract'
    case 'scorecard.comment':
      return 'Said what a figure means, what is promised, or what children said'
    case 'scorecard.set':
      return 'Chose the board’s measures, or what figures are compared with'
    case 'staff.read':
    case 'staff.read-for-board':
      return 'Looked at the figures of the workforce'
    case 'staff.read-people':
      return 'Looked at posts and who is in them'
    case 'staff.write':
      return 'Wrote in the register of posts and people'
    case 'plans.read':
    case 'plans.read-for-board':
      return 'Looked at the risks, the improvement plan or an inspection'
    case 'plans.write':
      return 'Wrote in the risks, the improvement plan or an inspection'
    case 'plans.own':
      return 'Kept up a risk, an action or a finding of their own'
    case 'owed.read':
      return 'Looked at what they answer for'
    case 'promises.read':
    case 'promises.read-for-board':
      return 'Looked at promises and aims'
    case 'promises.write':
      return 'Wrote in the register of promises and aims'
    case 'promises.own':
      return 'Kept up a promise of their own'
    case 'clinics.read':
      return 'Looked at performance clinics'
    case 'clinics.write':
      return 'Wrote in performance clinics, or when panels sit'
    case 'clinics.own':
      return 'Kept up an action of a clinic of their own'
    case 'boards.read':
    case 'boards.read-for-board':
      return 'Looked at boards and committees'
    case 'boards.challenge':
      return 'Raised a challenge with a board'
    case 'boards.write':
      return 'Wrote in the register of boards and committees'
    case 'boards.own':
      return 'Kept up a paper, an action or an answer of their own'
    case 'information.read':
      return 'Looked at the register of data breaches'
    case 'information.write':
      return 'Wrote in the register of data breaches'
    case 'finance.read':
    case 'finance.read-for-board':
      return 'Looked at the trust’s money'
    case 'finance.write':
    case 'finance.own':
      return `Wrote in the trust’s money${about === 'import' ? ', from a file of figures' : ''}`
    case 'requests.read':
      return `Looked at requests to see the record of ${children(line.subjects)}`
    case 'requests.answer':
      return `Went through the record of ${children(line.subjects)} for someone who asked to see it`
    case 'retention.read':
      return `Looked at how long the files of ${children(line.subjects)} are kept`
    case 'retention.destroy':
      return line.purpose === 'destroyed'
        ? `Destroyed the file of ${children(line.subjects)}, which was past its time`
        : `Proposed, or decided on, destroying the file of ${children(line.subjects)}`
    case 'audits.read':
      return 'Looked at audits and what they found'
    case 'audits.read-summary':
      return 'Looked at the summary of audits'
    case 'audits.write':
      return 'Drew children for a round of audits, or wrote in the register of incidents'
    case 'audits.own':
      return 'Kept up an action from a learning review'
    case 'audits.do':
      return 'Was asked to audit a child’s file'
    case 'audits.moderate':
      return 'Opened an audit to moderate it'
    case 'inspections.read':
      return 'Looked at inspectors’ sign-ins'
    case 'inspections.open':
      return about === 'named' ? 'Named an inspector' : 'Asked for inspectors’ sign-ins'
    case 'inspections.agree':
      return 'Consented to inspectors’ sign-ins'
    case 'inspections.follow':
      return about === 'released'
        ? 'Released a restricted file to an inspection'
        : about === 'taken-back'
          ? 'Took a restricted file back from an inspection'
          : about === 'answered'
            ? 'Answered an inspector’s question'
            : 'Looked at what inspectors did'
    case 'inspections.end':
      return about === 'taken-off' ? 'Took an inspector off' : 'Ended inspectors’ sign-ins'
    case 'inspections.do':
      return inspecting(about)
    case 'imports.make':
      if (about === 'providers') return `Imported a list of providers${numbered(value)}`
      return `Sent a return${numbered(value)}`
    case 'imports.undo':
      if (about === 'providers') return `Withdrew a list of providers${numbered(value)}`
      return `Undid an import${numbered(value)}`
    case 'imports.read':
      return importsRead(line, value)
    case 'returns.export':
      return line.purpose === 'download'
        ? `Made a return to send, which names ${children(line.subjects)}`
        : 'Looked at how a return stands, before making it'
    case 'users.create':
      return `Made ${whose} account${about === 'role' ? `, as ${roleIn(value)}` : ''}`
    case 'users.change':
      return accountChanged(whose, about, value, council)
    case 'users.password':
      return 'Changed their own password'
    case 'users.second-step':
      return line.purpose === 'on'
        ? 'Turned on their own two-step sign-in'
        : line.purpose === 'off'
          ? 'Turned off their own two-step sign-in'
          : 'Tied their own account to the provider of sign-ins'
    case 'session.sign-out':
      return 'Signed out'
    case 'session.revoke':
      return whose === 'their own' ? 'Signed out everywhere else' : `Ended all of ${whose} sessions`
    case 'audit.read':
      return line.purpose === 'check' ? 'Checked the chain of this audit' : 'Looked at who looked'
    default:
      return workInWords(line) ?? `Did something this page has no words for (${line.action})`
  }
}

function inspecting(about: string): string {
  if (about === 'list') return 'Looked at the numbered list an inspection draws from'
  if (about === 'drawn') return 'Drew a sample for an inspection'
  if (about === 'chosen') return 'Chose a child from the list of an inspection'
  return about === 'asked' ? 'Asked the service a question, as an inspector' : 'Looked at the sample of an inspection'
}

/** How someone signed in, where it was not with a password alone. */
const HOW: Readonly<Record<string, string | undefined>> = {
  provider: 'Signed in by the provider of sign-ins',
  code: 'Signed in with a code as well',
  'recovery-code': 'Signed in with a recovery code',
}

function signingIn(line: AuditLine): string {
  if (line.allowed) return HOW[line.purpose ?? ''] ?? 'Signed in'
  if (line.purpose === 'code' && line.account) return `Refused a wrong code for ${line.account.name}`
  if (line.purpose === 'provider')
    return line.account
      ? `Refused someone the provider of sign-ins sent as ${line.account.name}`
      : 'Refused someone who came from the provider of sign-ins'
  return line.account
    ? `Refused someone who tried to sign in as ${line.account.name}`
    : 'Refused someone who tried to sign in with an address nobody has'
}

function membersRead({ measure, purpose, subjects, about }: AuditLine): string {
  const what = measure
    ? `‘${measure.title}’ (${measure.id}) at ${inWords(measure.on)}`
    : `a figure${about ? ` (${about})` : ''}`
  const how =
    purpose === 'download'
      ? 'Downloaded the children behind'
      : purpose === 'changes'
        ? 'Read the children who changed'
        : 'Read the children behind'
  return `${how} ${what}: ${children(subjects)}`
}

function importsRead(line: AuditLine, value: string): string {
  if (line.purpose === 'list') return 'List of imports'
  if (line.purpose === 'providers') return 'Looked at Ofsted’s lists of providers'
  if (line.purpose === 'download') return `Downloaded the refused rows of an import${numbered(value)}`
  return `Read the report of an import${numbered(value)}${line.subjects > 0 ? `, which lists ${children(line.subjects)}` : ''}`
}

function accountChanged(whose: string, about: string, value: string, council: (code: string) => string): string {
  if (about === 'role') return `Changed ${whose} role to ${roleIn(value)}`
  if (about === 'council')
    return value === '*' ? `Let ${whose} account reach the whole trust` : `Kept ${whose} account to ${council(value)}`
  if (about === 'disabled') return `Disabled ${whose} account`
  if (about === 'enabled') return `Enabled ${whose} account again`
  if (about === 'password') return `Gave ${whose} account a new password`
  if (about === 'worker-file') return `Made ${whose} worker’s file`
  if (about === 'post') return `Recorded ${whose} post`
  if (about === 'second-step') return `Took ${whose} two-step sign-in away`
  if (about === 'provider') return `Untied ${whose} account from the provider of sign-ins`
  if (about === 'home-kept') return `Kept a digest of ${whose} home postcode`
  if (about === 'home-forgotten') return `Forgot ${whose} home postcode`
  return `Changed ${whose} account`
}

function roleIn(value: string): string {
  const title = ROLE_TITLES[value as Role]
  return title ? title.charAt(0).toLowerCase() + title.slice(1) : value
}

// An import under way is known by its id alone, which tells a reader nothing.
function numbered(value: string): string {
  return /^\d+$/.test(value) ? ` (number ${value})` : ''
}

const BROKEN: Readonly<Record<BrokenBecause, string>> = {
  'seal-missing': 'a seal before it is gone',
  'not-next': 'it does not follow from the seal before it',
  'events-missing': 'events that it sealed are gone',
  'events-doubled': 'an event that it sealed stands there twice',
  changed: 'it, or an event that it sealed, is not as it was',
  'not-as-noted': 'it differs from the seal that was noted elsewhere',
}

/** Minutes after which an event without a seal means that nothing is sealing. */
const SEALED_WITHIN = 5

/** What a check of the chain found: its level, the answer in a sentence, and what more there is to say. */
export function chainInWords(chain: ChainChecked): {
  readonly whole: boolean
  readonly answer: string
  readonly more: readonly string[]
} {
  const held = `${whole(chain.events)} ${chain.events === 1 ? 'event' : 'events'} in ${whole(chain.seals)} ${chain.seals === 1 ? 'seal' : 'seals'}`
  const { unsealed, broken, head } = chain
  const lost = chain.lostBeforeSealing.length
  const late =
    unsealed.oldest !== undefined &&
    Date.parse(chain.checkedAt) - Date.parse(unsealed.oldest) > SEALED_WITHIN * 60 * 1000
  return {
    whole: chain.whole,
    answer: chain.whole
      ? `The chain is whole: nothing in ${held} was changed or taken out.`
      : broken
        ? `The chain is broken at seal ${whole(broken.sequence)}: ${BROKEN[broken.because]}. Before it, ${held} hold.`
        : `${held} hold, but ${whole(lost)} ${lost === 1 ? 'event was' : 'events were'} taken out before sealing.`,
    more: [
      ...(broken && lost > 0
        ? [`${whole(lost)} ${lost === 1 ? 'event was' : 'events were'} taken out before sealing.`]
        : []),
      unsealed.count === 0
        ? 'Every event is sealed.'
        : `${whole(unsealed.count)} ${unsealed.count === 1 ? 'event is' : 'events are'} not sealed yet, the oldest from ${atTime(unsealed.oldest ?? chain.checkedAt)}. ${
            late
              ? 'That is too long: tell whoever looks after Alongside for you that nothing is being sealed.'
              : 'The last few seconds are to be expected.'
          }`,
      ...(head
        ? [
            `To be able to tell later that the end was not cut off, note this elsewhere: seal ${head.sequence}, ${head.hash}`,
          ]
        : []),
      ...(chain.whole ? [] : ['Change nothing, and tell whoever answers for information security today.']),
    ],
  }
}
