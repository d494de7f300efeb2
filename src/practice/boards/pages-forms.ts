import { registerPages } from '../../spine/recording/register-pages.ts'
import type { Page } from '../../spine/web/page.ts'
import type { Action } from '../../spine/web/services.ts'

type Params = Readonly<Record<string, string>>

const toBoard = ({ id = '' }: Params): string => `/boards/${id}`
const toMeeting = ({ id = '' }: Params): string => `/boards/meetings/${id}`
const toReport = ({ id = '' }: Params): string => `/boards/reports/${id}`

/** A form that adds what belongs to a body, a member or a meeting, at an address beneath it. */
function adding(
  path: string,
  title: string,
  kind: string,
  field: 'board' | 'meeting' | 'member',
  may: Action = 'boards.write',
): readonly Page[] {
  const back = path.startsWith('/boards/meetings/') ? toMeeting : toBoard
  return registerPages({
    path,
    title,
    may,
    ask: ({ id = '', member = id }) => ({ doing: 'add', kind, within: { field, entry: member } }),
    onwards: back,
    back,
  })
}

/** The forms that put right and end an entry, and take it out. `ending` is the last word of the address that ends it. */
function keeping(
  path: string,
  title: string,
  kind: string,
  { ending, may = 'boards.write', back = path.startsWith('/boards/meetings/') ? toMeeting : toBoard }: Keeping = {},
): readonly Page[] {
  const whole = !path.endsWith('/:entry')
  return [
    ...registerPages({
      path,
      title,
      may,
      ask: ({ id = '', entry = id }) => ({ doing: 'change', kind, entry }),
      onwards: back,
      takenOut: { may: 'boards.write', onwards: whole ? () => '/boards' : back },
      back,
    }),
    ...(ending === undefined
      ? []
      : registerPages({
          path: `${path}/${ending}`,
          title,
          may,
          ask: ({ id = '', entry = id }) => ({ doing: 'end', kind, entry }),
          onwards: back,
          back,
        })),
  ]
}

interface Keeping {
  readonly ending?: string
  readonly may?: Action
  readonly back?: (params: Params) => string
}

const OWN = 'boards.own'
const BODY = '/boards/:id'
const MEETING = '/boards/meetings/:id'

/** Every form of the register of boards and committees. */
export const boardForms: readonly Page[] = [
  ...registerPages({
    path: '/boards/add',
    title: 'Add a board or committee',
    may: 'boards.write',
    ask: () => ({ doing: 'add', kind: 'board' }),
    onwards: (_, entry) => `/boards/${entry}`,
    back: () => '/boards',
  }),
  ...keeping(`${BODY}/edit`, 'Put a body right', 'board', { ending: 'close' }),
  ...adding(`${BODY}/members/add`, 'Add a member', 'board-member', 'board'),
  ...keeping(`${BODY}/members/:entry`, 'Put a member right', 'board-member', { ending: 'leave' }),
  ...adding(`${BODY}/members/:member/interests/add`, 'Declare an interest', 'board-interest', 'member'),
  ...keeping(`${BODY}/interests/:entry`, 'Put an interest right', 'board-interest', { ending: 'end' }),
  ...adding(`${BODY}/cycle/add`, 'Add a standing item, or one on a cycle', 'board-cycle-item', 'board'),
  ...keeping(`${BODY}/cycle/:entry`, 'Put an item of the terms right', 'board-cycle-item', { ending: 'end' }),
  ...registerPages({
    path: `${BODY}/meetings/add`,
    title: 'Set a meeting',
    may: 'boards.write',
    ask: ({ id = '' }) => ({ doing: 'add', kind: 'board-meeting', within: { field: 'board', entry: id } }),
    onwards: (_, entry) => `/boards/meetings/${entry}`,
    back: toBoard,
  }),
  ...keeping(`${MEETING}/edit`, 'Put a meeting right', 'board-meeting'),
  ...adding(`${MEETING}/items/add`, 'Add an item to the agenda', 'board-agenda-item', 'meeting'),
  ...keeping(`${MEETING}/items/:entry`, 'Put an item of an agenda right', 'board-agenda-item'),
  ...adding(`${MEETING}/papers/add`, 'Ask for a paper', 'board-paper', 'meeting'),
  ...keeping(`${MEETING}/papers/:entry`, 'Put a paper right', 'board-paper', { may: OWN, ending: 'send' }),
  ...adding(`${MEETING}/decisions/add`, 'Add a decision', 'board-decision', 'meeting'),
  ...keeping(`${MEETING}/decisions/:entry`, 'Put a decision right', 'board-decision'),
  ...adding(`${MEETING}/challenge`, 'Raise a challenge', 'board-challenge', 'meeting', 'boards.challenge'),
  ...keeping(`${MEETING}/challenges/:entry`, 'Put a challenge right', 'board-challenge', {
    may: OWN,
    ending: 'answer',
  }),
  ...adding(`${MEETING}/actions/add`, 'Add an action', 'board-action', 'meeting'),
  ...keeping(`${MEETING}/actions/:entry`, 'Put an action right', 'board-action', { may: OWN, ending: 'done' }),
  ...adding(`${MEETING}/recommendations/add`, 'Add a recommendation to a council', 'board-recommendation', 'meeting'),
  ...keeping(`${MEETING}/recommendations/:entry`, 'Put a recommendation right', 'board-recommendation', {
    may: OWN,
    ending: 'answer',
  }),
  ...registerPages({
    path: '/boards/reports/add',
    title: 'Begin a report to a council',
    may: 'boards.write',
    ask: () => ({ doing: 'add', kind: 'council-report' }),
    onwards: (_, entry) => `/boards/reports/${entry}`,
    back: () => '/boards/reports',
  }),
  ...keeping('/boards/reports/:id/edit', 'Put a report right', 'council-report', { back: toReport, ending: 'decided' }),
]
