import { randomFrom } from '../random.ts'

/** A made-up way in which information went astray, and what was learnt. */
export interface DemoBreachKind {
  readonly type: string
  readonly what: string
  readonly contained: string
  readonly action: string
  readonly came: string
  readonly sensitive: boolean
}

/** What goes wrong in a children's service, without a name. */
const WAYS: readonly DemoBreachKind[] = [
  {
    type: 'wrong-person',
    what: 'The minutes of a review were posted to the address a parent had left two months before.',
    contained: 'The envelope was fetched back unopened the same afternoon.',
    action: 'Addresses are read back against the record on the day a letter goes out',
    came: 'The check stands on the letter’s own page, and four more wrong addresses were stopped in its first month.',
    sensitive: true,
  },
  {
    type: 'too-much',
    what: 'A plan sent to one parent held a paragraph from a meeting that parent was not to be told of.',
    contained:
      'The parent was visited the same day and gave the plan back; what was read was talked through with the police.',
    action: 'A second person reads every plan that is shared where one parent must not know something',
    came: 'Two readers sign each such plan before it goes.',
    sensitive: true,
  },
  {
    type: 'seen',
    what: 'A member of staff opened the record of a neighbour’s family without a reason.',
    contained: 'Access was stopped within the hour, and everything opened in six months was looked through.',
    action: 'Each team talks through what a reason to look is, with the report of odd looks in hand',
    came: 'Every team has had the talk; odd looks are read weekly.',
    sensitive: true,
  },
  {
    type: 'lost',
    what: 'A notebook with first names and visit times was left on a bus.',
    contained: 'The bus company’s office had it by evening; its seal was whole.',
    action: 'Visits are written straight into the record, and notebooks are handed in',
    came: 'Notebooks are no longer given out.',
    sensitive: false,
  },
  {
    type: 'wrong-record',
    what: 'A health letter was kept under a child of the same name at another school.',
    contained: 'It was moved the same day, and the school that had read it was told to set it aside.',
    action: 'Date of birth is asked for before a letter is kept',
    came: 'The form asks for it, and shows who else has the name.',
    sensitive: true,
  },
  {
    type: 'wrong-person',
    what: 'An email about a placement went to an outside address that the mail program filled in.',
    contained: 'The person it reached deleted it and said so in writing.',
    action: 'Addresses outside the trust are asked about before an email goes',
    came: 'The mail program asks, and the list of filled-in addresses was emptied.',
    sensitive: true,
  },
  {
    type: 'supplier',
    what: 'A home’s contractor kept copies of staff rotas with children’s initials on an open drive.',
    contained: 'The drive was closed the day it was found and its log read: nobody from outside had been there.',
    action: 'Each home’s contract says where papers may be kept, and a visit looks',
    came: 'The clause is in every contract renewed since, and the monthly visit asks.',
    sensitive: false,
  },
  {
    type: 'published',
    what: 'A small table in a board paper let readers work out which of two children a figure was of.',
    contained: 'The paper was taken down within two hours and put back with the figure held back.',
    action: 'Board tables come only from those that hide small numbers',
    came: 'Every table of the pack is now one of them.',
    sensitive: true,
  },
  {
    type: 'not-to-be-had',
    what: 'The out-of-hours team could not open records for three hours after an update.',
    contained: 'The printed list of children at risk was used; nobody went without a visit.',
    action: 'Updates are made on weekday mornings, with the way back tried first',
    came: 'No update has been made at night since.',
    sensitive: true,
  },
  {
    type: 'attack',
    what: 'A member of staff gave a password to a page that looked like our own.',
    contained: 'The account was closed in twenty minutes; its log shows one mailbox was read.',
    action: 'A second step is asked of everyone at sign-in',
    came: 'Everyone has one.',
    sensitive: true,
  },
]

/** A made-up breach, with its times counted in hours from when it was known of. */
export interface DemoBreach extends DemoBreachKind {
  readonly reference: string
  /** Days before its quarter’s last day on which it was known of; the hour of the day with it. */
  readonly back: number
  readonly clock: string
  readonly happenedBefore: number
  readonly people: number
  readonly severity: 'high' | 'risk' | 'unlikely'
  /** Hours to the report; null where it was not reported. */
  readonly took: number | null
}

/** How long a quarter is that breaches are spread over, so that a report falls in the same quarter as its breach. */
const DAYS = 80

/**
 * The breaches of one quarter: so many of them reported, and some that were only logged. `number` is how many came before
 * in the register.
 */
export function demoBreachesOf(
  seed: string | number,
  quarter: number,
  reported: number,
  number: number,
): readonly DemoBreach[] {
  const chance = randomFrom(seed, 'breaches', quarter)
  return Array.from({ length: reported + chance.whole(1, 3) }, (_, at): DemoBreach => {
    const way = WAYS[(number + at) % WAYS.length] as DemoBreachKind
    const told = at < reported
    return {
      ...way,
      reference: `B${String(number + at + 1).padStart(3, '0')}`,
      back: chance.whole(6, DAYS),
      clock: `${String(chance.whole(9, 16)).padStart(2, '0')}:${String(chance.whole(0, 11) * 5).padStart(2, '0')}`,
      happenedBefore: chance.whole(0, 6),
      people: chance.whole(1, told ? 12 : 4),
      severity: told ? (chance.next() < 0.35 ? 'high' : 'risk') : 'unlikely',
      // About one in eight is told late.
      took: told ? (chance.next() < 0.13 ? chance.whole(80, 110) : chance.whole(9, 70)) : null,
    }
  })
}

/** The one that is being dealt with on the day the demonstration is made. */
export const breachInHand = WAYS[1] as DemoBreachKind
