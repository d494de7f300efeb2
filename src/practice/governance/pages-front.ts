import { registerPages } from '../../spine/recording/register-pages.ts'
import { type PlainDate, isPlainDate } from '../../spine/time/plain-date.ts'
import { type Table, download } from '../../spine/web/download.ts'
import { type Page, type PageRequest, address, definePage, one, oneOf } from '../../spine/web/page.ts'
import { type FrontShown, boardShown, frontShown } from './pages-front-words.ts'
import { plainLines } from './pages-young-words.ts'
import { askFrom, asQuery, councilChoices, dateProblem } from './pages-asked.ts'

const VIEWS = 'practice/governance/views'
const UNDER = 'Answering for it'

const toFront = ({ on }: Readonly<Record<string, string>>): string =>
  address('/scorecard/front', { on: isPlainDate(on) ? on : undefined })

/** The front of the scorecard: twelve measures with all that a meeting asks of them, for those who work here, for the board and in plain words. */
export const frontPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/scorecard/front',
    title: 'The board’s measures',
    may: 'figures.read',
    nav: { text: 'Front of the scorecard', order: 11, more: true, under: UNDER },
    handler: async ({ viewer, services, query }) => {
      const ask = askFrom(query)
      const front = await services.front.front(viewer, ask)
      return {
        view: `${VIEWS}/front.njk`,
        data: {
          front,
          measures: front.measures.map(frontShown),
          councils: councilChoices(services.councils, viewer),
          query: asQuery(ask),
          problem: dateProblem(query),
          ...(front.may.comment ? { links: linksAt(front.asked.on) } : {}),
          all: address('/scorecard', asQuery(ask)),
          download: (as: string) => address('/scorecard/front/download', { ...asQuery(ask), as }),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/scorecard/front/download',
    title: 'Download the board’s measures',
    may: 'figures.read',
    handler: async ({ viewer, services, query }) => {
      const { asked, measures } = await services.front.front(viewer, askFrom(query))
      return saved(`scorecard-front-${asked.on}`, measures.map(frontShown), query)
    },
  }),
  definePage({
    method: 'GET',
    path: '/board/front',
    title: 'The board’s measures',
    may: 'figures.read-suppressed',
    nav: { text: 'The board’s measures', order: 40, more: true, under: UNDER },
    handler: async ({ viewer, services, query }) => {
      const front = await services.front.board(viewer, onIn(query))
      return {
        view: `${VIEWS}/board-front.njk`,
        data: {
          front,
          measures: front.measures.map((measure, at) => boardShown(measure, at, front.councils)),
          download: (as: string) => address('/board/front/download', { on: front.on, as }),
          forReading: true,
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/board/front/download',
    title: 'Download the board’s measures',
    may: 'figures.read-suppressed',
    handler: async ({ viewer, services, query }) => {
      const front = await services.front.board(viewer, onIn(query))
      const shown = front.measures.map((measure, at) => boardShown(measure, at, front.councils))
      return saved(`board-front-${front.on}`, shown, query)
    },
  }),
  definePage({
    method: 'GET',
    path: '/board/plain',
    title: 'How we are doing',
    may: 'figures.read-suppressed',
    nav: { text: 'In plain words', order: 41, more: true, under: UNDER },
    handler: async ({ viewer, services, query }) => {
      const front = await services.front.board(viewer, onIn(query))
      return {
        view: `${VIEWS}/plain.njk`,
        data: { front, lines: plainLines(front.measures), forReading: true },
      }
    },
  }),
  ...registerPages({
    path: '/scorecard/front/choose',
    title: 'Choose the board’s measures',
    may: 'scorecard.set',
    ask: () => ({ doing: 'add', kind: 'scorecard-front' }),
    onwards: toFront,
    back: toFront,
  }),
  ...registerPages({
    path: '/scorecard/front/chosen/:entry',
    title: 'Put the choice of measures right',
    may: 'scorecard.set',
    ask: ({ entry = '' }) => ({ doing: 'change', kind: 'scorecard-front', entry }),
    onwards: toFront,
    takenOut: { may: 'scorecard.set', onwards: toFront },
    back: toFront,
  }),
  ...registerPages({
    path: '/scorecard/front/:on/:measure/comment',
    title: 'Comment on a measure',
    may: 'scorecard.comment',
    ask: ({ on = '', measure = '' }) => ({
      doing: 'add',
      kind: 'scorecard-comment',
      known: { measure, start: on },
    }),
    onwards: params => `${toFront(params)}#m-${encodeURIComponent(params['measure'] ?? '')}`,
    back: toFront,
  }),
  ...registerPages({
    path: '/scorecard/front/:on/comments/:entry/edit',
    title: 'Put a comment right',
    may: 'scorecard.comment',
    ask: ({ entry = '' }) => ({ doing: 'change', kind: 'scorecard-comment', entry }),
    onwards: toFront,
    takenOut: { may: 'scorecard.comment', onwards: toFront },
    back: toFront,
  }),
  ...registerPages({
    path: '/scorecard/front/:on/:measure/heard',
    title: 'What children said',
    may: 'scorecard.comment',
    ask: ({ measure = '' }) => ({ doing: 'add', kind: 'voice-theme', known: { measure } }),
    onwards: params => `${toFront(params)}#m-${encodeURIComponent(params['measure'] ?? '')}`,
    back: toFront,
  }),
  ...registerPages({
    path: '/scorecard/front/:on/heard/:entry/edit',
    title: 'Put what children said right',
    may: 'scorecard.comment',
    ask: ({ entry = '' }) => ({ doing: 'change', kind: 'voice-theme', entry }),
    onwards: toFront,
    takenOut: { may: 'scorecard.comment', onwards: toFront },
    back: toFront,
  }),
]

// What may be written, of the figures of a date.
function linksAt(on: PlainDate): Readonly<Record<string, (id: string) => string>> {
  const at = `/scorecard/front/${on}`
  return {
    comment: id => `${at}/${encodeURIComponent(id)}/comment`,
    heard: id => `${at}/${encodeURIComponent(id)}/heard`,
    editComment: id => `${at}/comments/${encodeURIComponent(id)}/edit`,
    editHeard: id => `${at}/heard/${encodeURIComponent(id)}/edit`,
  }
}

function onIn(query: PageRequest['query']): { readonly on?: PlainDate } {
  const on = one(query, 'on')
  return isPlainDate(on) ? { on } : {}
}

function saved(name: string, shown: readonly FrontShown[], query: PageRequest['query']) {
  const columns = [
    'Group',
    'Measure',
    'Question',
    'Now',
    'How many',
    'A year ago',
    'Direction',
    'Neighbours',
    'England',
    'Target',
    'Target met',
    'Behind the total',
    'What it means',
    'Signed by',
    'Of the figure at',
    'Promised last time',
    'Promised by',
    'Kept',
    'What children said',
  ]
  const table: Table = {
    name,
    columns,
    rows: shown.map(each => [
      each.group,
      each.title,
      each.question,
      each.value,
      each.behind,
      each.ago?.value,
      each.ago?.went,
      each.neighbours && `${each.neighbours.value} (${each.neighbours.for})`,
      each.england && `${each.england.value} (${each.england.for})`,
      each.target?.value,
      each.target?.words,
      each.spread
        .map(({ title, rows }) => `${title}: ${rows.map(row => `${row.label} ${row.text}`).join('; ')}`)
        .join('. '),
      each.comment?.words,
      each.comment?.by,
      each.comment?.on,
      each.promise?.what,
      each.promise?.by,
      each.promise?.words,
      each.heard.map(heard => heard.said).join(' | '),
    ]),
  }
  return download(table, oneOf(query, 'as', ['csv', 'xlsx']) ?? 'csv')
}
