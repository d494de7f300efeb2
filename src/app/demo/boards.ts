import {
  type DemoBoard,
  type DemoCycleItem,
  demoBoards,
  demoReports,
  parentingActions,
  parentingChallenges,
  parentingRecommendations,
} from '../../demo/boards/index.ts'
import type { DemoRole } from '../../demo/users.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { type PlainDate, addDays, addMonths, dayOfWeek, earlier } from '../../spine/time/plain-date.ts'
import type { DemoEntry } from './trust-entries.ts'

/** The meetings back that have all of their papers, items and attendance; those before have their theme and a decision. */
const IN_FULL = 6
/** The meetings back that lay longer apart than the terms allow: one put off by days, and one called off. */
const PUT_OFF = { back: 4, days: 7 }
const CALLED_OFF = 9
const HOWS = ['present', 'present', 'online', 'present', 'present', 'apologies', 'online', 'present'] as const

type AccountOf = (role: DemoRole) => string

interface Body {
  readonly demo: DemoBoard
  readonly id: string
  readonly began: PlainDate
  readonly members: ReadonlyMap<string, string>
  readonly cycle: ReadonlyMap<DemoCycleItem, string>
}

interface Held {
  readonly id: string
  /** How many meetings ago; 0 is the one to come. */
  readonly back: number
  readonly day: PlainDate
  readonly items: ReadonlyMap<DemoCycleItem, string>
}

/**
 * The demonstration's boards and committees as entries, as of a day: five years of the corporate parenting board, the older
 * ones light. `priorities` are the ids of the improvement plan's, in order. Throws where somebody they name has no account.
 */
export function demoBoardEntries(
  accounts: ReadonlyMap<DemoRole, string>,
  priorities: readonly string[],
  today: PlainDate,
): readonly DemoEntry[] {
  const account = (role: DemoRole): string => {
    const id = accounts.get(role)
    if (id === undefined) throw new Error(`The demonstration’s boards name the ${role}, who has no account`)
    return id
  }
  const bodies = new Map(
    demoBoards.map(demo => [
      demo.key,
      {
        demo,
        id: newId(),
        began: addDays(dayBack(demo, demo.held, today), -30),
        members: new Map(demo.members.map(({ name }) => [name, newId()])),
        cycle: new Map(demo.cycle.map(item => [item, newId()])),
      } satisfies Body,
    ]),
  )
  const ofBody = (key: string): string => bodies.get(key)?.id ?? ''
  return [
    ...[...bodies.values()].flatMap(body => {
      const meetings = meetingsOf(body, today)
      return [
        ...bodyEntries(body, ofBody, priorities, account, today),
        ...meetings.flatMap(meeting => meetingEntries(body, meeting, account, today)),
        ...(body.demo.key === 'parenting' ? parentingEntries(body, meetings, account, today) : []),
      ]
    }),
    ...reportEntries(account, today),
  ]
}

function entry(
  kind: string,
  start: PlainDate,
  body: Readonly<Record<string, unknown>>,
  more: Partial<DemoEntry> = {},
): DemoEntry {
  return { id: newId(), kind, start, end: null, body, ...more }
}

// Never at a weekend: a day that would be goes to the Friday before.
function weekday(day: PlainDate): PlainDate {
  const of = dayOfWeek(day)
  return of === 6 ? addDays(day, -1) : of === 0 ? addDays(day, -2) : day
}

function dayBack({ next, weeks }: DemoBoard, back: number, today: PlainDate): PlainDate {
  const day = weekday(addDays(today, next < 0 ? next - (back - 1) * weeks * 7 : next - back * weeks * 7))
  return back === PUT_OFF.back ? addDays(day, PUT_OFF.days) : day
}

function meetingsOf({ demo, cycle }: Body, today: PlainDate): readonly Held[] {
  const count = demo.next < 0 ? demo.held : demo.held + 1
  return Array.from({ length: count }, (_, at): Held => {
    const back = demo.next < 0 ? at + 1 : at
    const due = [...cycle.keys()].filter(
      ({ round, missed }) => round === undefined || (back % round[0] === round[1] && !(missed && back < round[0])),
    )
    const shown = back <= IN_FULL ? due : due.filter(({ round }) => round !== undefined).slice(0, 1)
    return { id: newId(), back, day: dayBack(demo, back, today), items: new Map(shown.map(item => [item, newId()])) }
  })
}

function bodyEntries(
  { demo, id, began, members, cycle }: Body,
  ofBody: (key: string) => string,
  priorities: readonly string[],
  account: AccountOf,
  today: PlainDate,
): readonly DemoEntry[] {
  const { name, type, terms, everyMonths, quorum, chairMonths, reportsTo } = demo
  return [
    entry(
      'board',
      began,
      {
        name,
        type,
        terms,
        everyMonths,
        quorum,
        ...(reportsTo === undefined ? {} : { reportsTo: ofBody(reportsTo) }),
        ...(chairMonths === undefined ? {} : { chairMonths }),
        reviewBy: addMonths(today, 7),
      },
      { id },
    ),
    ...demo.cycle.map((item, at) =>
      entry(
        'board-cycle-item',
        began,
        {
          board: id,
          title: item.title,
          type: item.type,
          order: at + 1,
          ...(item.months === undefined ? {} : { everyMonths: item.months, due: addMonths(began, item.months) }),
          ...(item.owner === undefined ? {} : { owner: account(item.owner) }),
          ...(item.group === undefined ? {} : { group: ofBody(item.group) }),
        },
        { id: cycle.get(item) as string },
      ),
    ),
    ...demo.members.flatMap(member => {
      const { interest, priority, left } = member
      const of = members.get(member.name) as string
      const from = addDays(began, 1)
      return [
        entry(
          'board-member',
          from,
          {
            board: id,
            name: member.name,
            role: member.role,
            votes: member.votes,
            ...(member.council === undefined ? {} : { council: member.council }),
            ...(member.agency === undefined ? {} : { agency: member.agency }),
            ...(member.account === undefined ? {} : { account: account(member.account) }),
            ...(member.turn === undefined ? {} : { turn: member.turn }),
            ...(priority === undefined || priorities[priority - 1] === undefined
              ? {}
              : { priority: priorities[priority - 1] }),
          },
          { id: of, ...(left === undefined ? {} : { end: addMonths(today, -left) }) },
        ),
        ...(interest
          ? [entry('board-interest', addDays(from, 20), { member: of, what: interest[0], area: interest[1] })]
          : []),
      ]
    }),
  ]
}

function meetingEntries(
  { demo, id, members, cycle }: Body,
  { id: meeting, back, day, items }: Held,
  account: AccountOf,
  today: PlainDate,
): readonly DemoEntry[] {
  const toCome = day >= today
  const calledOff = back === CALLED_OFF && demo.type === 'board'
  const theme = [...items.keys()].find(item => item.type === 'thematic')?.title
  const asked = earlier(today, addDays(day, -35))
  const published = addDays(day, demo.type === 'board' ? -12 : -7)
  const minutes = addDays(day, 19)
  const full = back <= IN_FULL && !calledOff
  return [
    entry(
      'board-meeting',
      day,
      {
        board: id,
        time: demo.type === 'board' ? '2pm to 4pm' : '10am to 11.30am',
        place: back % 2 === 0 ? 'County Hall, room 4' : 'By video',
        ...(theme === undefined ? {} : { theme }),
        ...(published <= today && !calledOff ? { agendaPublished: published } : {}),
        ...(minutes <= today && !calledOff ? { minutesPublished: minutes } : {}),
        ...(calledOff ? { calledOff: 'Too few members could come for a quorum.' } : {}),
      },
      { id: meeting, written: earlier(today, addDays(day, -70)) },
    ),
    ...[...items].map(([item, of], at) =>
      entry(
        'board-agenda-item',
        asked,
        {
          meeting,
          title: item.title,
          type: item.type,
          order: at + 1,
          cycle: cycle.get(item),
          ...(item.owner === undefined ? {} : { lead: account(item.owner) }),
          ...(item.area === undefined ? {} : { area: item.area }),
          ...(item.round === undefined ? {} : { minutes: 25 }),
          ...(toCome || item.minute === undefined ? {} : { minute: item.minute }),
        },
        { id: of },
      ),
    ),
    ...(full ? papersOf(demo, { meeting, back, day, items }, account, today) : []),
    ...(full && !toCome
      ? demo.members
          .filter(({ left }) => left === undefined || addMonths(today, -left) > day)
          .map(({ name }, at) =>
            entry('board-attendance', day, {
              meeting,
              member: members.get(name),
              how: HOWS[(at * 3 + back) % HOWS.length],
            }),
          )
      : []),
    ...(toCome || calledOff || back % 2 === 0
      ? []
      : [
          entry('board-decision', day, {
            meeting,
            decision:
              theme === undefined
                ? 'The papers were noted and what they ask for was agreed.'
                : `What was asked for on ‘${theme.charAt(0).toLowerCase()}${theme.slice(1)}’ was agreed, and it comes back in a year.`,
          }),
        ]),
    ...(back > IN_FULL && back % 3 === 0 && !calledOff
      ? [
          entry(
            'board-action',
            day,
            {
              meeting,
              what: 'Bring the figures behind the theme by council',
              owner: account('performance-analyst'),
              by: addDays(day, 45),
            },
            { end: addDays(day, back % 2 === 0 ? 40 : 58), atEnd: { came: 'They are in the papers.' } },
          ),
        ]
      : []),
  ]
}

function papersOf(
  demo: DemoBoard,
  { meeting, back, day, items }: Pick<Held, 'back' | 'day' | 'items'> & { readonly meeting: string },
  account: AccountOf,
  today: PlainDate,
): readonly DemoEntry[] {
  const asked = addDays(day, -35)
  if (back === 0)
    return demo.papers.map(([title, owner, received], at) =>
      paperEntry(title, owner, undefined, received === undefined ? null : addDays(today, -received), at),
    )
  return [...items]
    .filter(([item]) => item.owner !== undefined && item.type !== 'standing')
    .map(([{ title, owner }, item], at) => {
      // One in five comes late, by a day or four.
      const late = (back * 3 + at) % 5 === 0
      return paperEntry(title, owner as DemoRole, item, addDays(day, late ? -3 - (at % 3) : -9), at)
    })

  function paperEntry(
    title: string,
    owner: DemoRole,
    item: string | undefined,
    received: PlainDate | null,
    at: number,
  ): DemoEntry {
    return entry(
      'board-paper',
      earlier(asked, today),
      {
        meeting,
        title,
        owner: account(owner),
        ...(item === undefined ? {} : { item }),
        ...(received === null && day < addDays(today, 9) ? { chased: addDays(today, -1) } : {}),
      },
      {
        end: received,
        atEnd: {
          text: 'What the year shows, what is asked of the body, and what would be different for children if it were agreed.',
          where: `Papers, meeting of ${day}, paper ${at + 1}`,
        },
      },
    )
  }
}

function parentingEntries(
  { members }: Pick<Body, 'members'>,
  meetings: readonly Held[],
  account: AccountOf,
  today: PlainDate,
): readonly DemoEntry[] {
  const at = (back: number): Held => meetings.find(each => each.back === back) as Held
  const ended = (day: PlainDate, took: number | undefined): { readonly end: PlainDate | null } => {
    const on = took === undefined ? undefined : addDays(day, took)
    return { end: on !== undefined && on <= today ? on : null }
  }
  return [
    ...parentingActions.flatMap((list, index) => {
      const { id: meeting, day } = at(index + 1)
      return list.map(([what, owner, given, took, came]) =>
        entry(
          'board-action',
          day,
          { meeting, what, owner: account(owner), by: addDays(day, given) },
          { ...ended(day, took), ...(came === undefined ? {} : { atEnd: { came } }) },
        ),
      )
    }),
    ...parentingChallenges.map(([back, member, challenge, owner, days, answer]) => {
      const { id: meeting, day } = at(back)
      return entry(
        'board-challenge',
        day,
        { meeting, member: members.get(member), challenge, owner: account(owner) },
        { ...ended(day, days), ...(answer === undefined ? {} : { atEnd: { answer } }) },
      )
    }),
    ...parentingRecommendations.map(([back, council, recommendation, given, answer]) => {
      const { id: meeting, day } = at(back)
      return entry(
        'board-recommendation',
        day,
        { meeting, council, recommendation, owner: account('director'), by: addDays(day, given) },
        { ...ended(day, answer?.[1]), ...(answer ? { atEnd: { answer: answer[0], why: answer[2] } } : {}) },
      )
    }),
  ]
}

function reportEntries(account: AccountOf, today: PlainDate): readonly DemoEntry[] {
  return demoReports.map(({ title, council, decision, notice, key, exempt, decided, says }) => {
    const on = weekday(addDays(today, decision))
    return entry(
      'council-report',
      addDays(today, Math.min(decision, 0) - 45),
      {
        title,
        council,
        maker: 'Executive',
        decisionOn: on,
        leadMember:
          council === 'north'
            ? 'Councillor Marguerite Olubanwo, children and families'
            : 'Councillor Tobias Wrenhollow, children and learning',
        author: account('director'),
        key,
        ...(notice === undefined ? {} : { notice: addDays(today, notice) }),
        exempt: exempt !== undefined,
        ...(exempt === undefined ? {} : { exemptWhy: exempt }),
        ...says,
      },
      decided === undefined ? {} : { end: on, atEnd: { outcome: decided } },
    )
  })
}
