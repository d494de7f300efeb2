import { download } from '../../spine/web/download.ts'
import { inShort } from '../../spine/web/format.ts'
import { reasonFirst } from '../../spine/recording/pages-shared.ts'
import { type ListDeclaration, listOf, savedList } from '../../spine/web/list.ts'
import {
  type Answer,
  type Fields,
  type Page,
  type PageRequest,
  definePage,
  one,
  oneOf,
  pageNumber,
} from '../../spine/web/page.ts'
import type { MarkDecision, RecordAsked, RecordReached, RequestRow } from '../../spine/web/services.ts'
import { redactionGround } from './codes.ts'

const VIEWS = 'practice/information/views'
const PATH = '/information/requests'
const RECORD = '/information/files/:id/requests/:request'

/** How many of the same words are put to whoever goes through a record at a time. */
const AT_ONCE = 12
const LONGEST_WORDS = 200
const LONGEST_LETTER = 2000

/** Requests to see a record, those still to be answered first. */
export const REQUESTS: ListDeclaration<RequestRow> = {
  caption: 'Requests to see a record, those still to be answered first',
  columns: [
    {
      key: 'who',
      title: 'Whose record',
      of: row => ({ text: row.called, href: addressOf(row) }),
      by: row => row.called,
    },
    { key: 'by', title: 'Who asks', of: row => row.by.text },
    {
      key: 'came',
      title: 'Came',
      of: row => inShort(row.came),
      by: row => row.came,
      saved: row => row.came,
      short: true,
    },
    {
      key: 'due',
      title: 'To be answered by',
      of: row => ({
        text: inShort(row.due),
        ...(row.extended ? { note: 'two months more' } : {}),
      }),
      by: row => row.due,
      saved: row => row.due,
      short: true,
    },
    {
      key: 'standing',
      title: 'How it stands',
      of: row => ({ text: row.standing.words, level: row.standing.level }),
      saved: row => row.standing.words,
    },
    {
      key: 'answered',
      title: 'Answered',
      of: row => (row.answered === null ? '' : inShort(row.answered)),
      by: row => row.answered,
      saved: row => row.answered,
      short: true,
    },
    { key: 'outcome', title: 'What became of it', of: row => row.outcome?.text ?? '' },
  ],
  facets: [
    {
      name: 'is',
      title: 'Open or answered',
      of: row =>
        row.answered === null ? { value: 'open', text: 'To be answered' } : { value: 'answered', text: 'Answered' },
      inOrder: ['open', 'answered'],
    },
    { name: 'by', title: 'Who asks', of: row => row.by },
  ],
  empty: 'Nobody has asked to see their record. A request is written down in the file of the person it is about.',
  counted: count => `${count} ${count === 1 ? 'request' : 'requests'}`,
  perPage: 50,
}

function addressOf({ child, id }: Pick<RequestRow, 'child' | 'id'>): string {
  return `/information/files/${child}/requests/${id}`
}

/** Requests to see a record: the list, going through one, and making what is given. */
export const requestPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: PATH,
    title: 'Requests to see a record',
    may: 'requests.read',
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const found = await services.information.requests(viewer)
      return {
        view: `${VIEWS}/requests.njk`,
        data: {
          found,
          list: listOf(REQUESTS, found.requests, { path: PATH, query, download: `${PATH}/download` }),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: `${PATH}/download`,
    title: 'Download the requests to see a record',
    may: 'requests.read',
    handler: async ({ viewer, services, query }) => {
      const { requests } = await services.information.requests(viewer)
      const saved = savedList('requests-to-see-a-record', REQUESTS, requests, query)
      return download(saved.table, saved.as)
    },
  }),
  definePage({
    method: 'GET',
    path: RECORD,
    title: 'A record that someone asked to see',
    may: 'requests.answer',
    handler: async request => {
      const [id, of] = idsOf(request)
      return shown(request, await request.services.information.record(request.viewer, id, of))
    },
  }),
  definePage({
    method: 'POST',
    path: `${RECORD}/decide`,
    title: 'Decide what is left out',
    may: 'requests.answer',
    handler: async request => {
      const { viewer, services, body } = request
      const [id, of] = idsOf(request)
      const reached = await services.information.decide(viewer, id, of, decisionsIn(body))
      if (reached.is !== 'open') return reasonFirst(reached, id)
      const back = one(body, 'back')
      const address = addressOf({ child: id, id: of })
      return { redirect: back && /^read\/[a-z]+\?page=\d+$/.test(back) ? `${address}/${back}` : `${address}#decide` }
    },
  }),
  definePage({
    method: 'POST',
    path: `${RECORD}/words`,
    title: 'Leave words out wherever they stand',
    may: 'requests.answer',
    handler: async request => {
      const { viewer, services, body } = request
      const [id, of] = idsOf(request)
      const words = one(body, 'words') ?? ''
      const ground = groundIn(body, 'ground')
      const faults = [
        ...(words.length < 2 || words.length > LONGEST_WORDS
          ? [{ href: '#words', text: `Enter the words to leave out: from 2 to ${LONGEST_WORDS} letters` }]
          : []),
        ...(ground ? [] : [{ href: '#ground', text: 'Choose why they are left out' }]),
      ]
      if (faults.length > 0 || !ground)
        return shown(request, await services.information.record(viewer, id, of), { errors: faults, words })
      const reached = await services.information.leaveOut(viewer, id, of, { words, ground })
      return reached.is === 'open'
        ? { redirect: `${addressOf({ child: id, id: of })}#decide` }
        : reasonFirst(reached, id)
    },
  }),
  definePage({
    method: 'GET',
    path: `${RECORD}/read/:chapter`,
    title: 'Read a chapter of a record',
    may: 'requests.answer',
    handler: async request => {
      const { viewer, services, params, query } = request
      const [id, of] = idsOf(request)
      const chapter = params['chapter'] ?? ''
      const reached = await services.information.chapter(viewer, id, of, { chapter, page: pageNumber(query) ?? 1 })
      if (reached.is !== 'open') return reasonFirst(reached, id)
      const here = addressOf({ child: id, id: of })
      const { page, pages } = reached.value
      const at = (to: number): string => `${here}/read/${chapter}?page=${to}`
      return {
        view: `${VIEWS}/chapter.njk`,
        title: reached.value.title,
        data: {
          chapter: reached.value,
          here,
          back: `read/${chapter}?page=${page}`,
          grounds: GROUNDS,
          links: {
            page,
            pages,
            ...(page > 1 ? { before: at(page - 1) } : {}),
            ...(page < pages ? { after: at(page + 1) } : {}),
          },
        },
      }
    },
  }),
  definePage({
    method: 'POST',
    path: `${RECORD}/pack`,
    title: 'Make what is given',
    may: 'requests.answer',
    handler: async request => {
      const { viewer, services, body } = request
      const [id, of] = idsOf(request)
      const to = one(body, 'to')
      const words = one(body, 'letter')
      const read = await services.information.record(viewer, id, of)
      const health = read.is === 'open' && read.value.health
      const faults = [
        ...(to && to.length <= 120
          ? []
          : [{ href: '#to', text: 'Enter whom the letter greets, in at most 120 letters' }]),
        ...((words?.length ?? 0) > LONGEST_LETTER
          ? [
              {
                href: '#letter',
                text: `Your own words may be at most ${LONGEST_LETTER.toLocaleString('en-GB')} letters`,
              },
            ]
          : []),
        ...(one(body, 'read') ? [] : [{ href: '#read', text: 'Say that somebody has read it through' }]),
        ...(one(body, 'papers') || (read.is === 'open' && read.value.papers.length === 0)
          ? []
          : [{ href: '#papers', text: 'Say that each paper was looked at by itself' }]),
        ...(!health || one(body, 'health')
          ? []
          : [{ href: '#health', text: 'Say that a health professional was asked about what tells of health' }]),
      ]
      if (faults.length > 0 || !to) return shown(request, read, { errors: faults, to, letter: words })
      const made = await services.information.makePack(viewer, id, of, { to, ...(words ? { words } : {}) })
      if (made.is !== 'open') return reasonFirst(made, id)
      if (made.value.is === 'made')
        return { download: { name: made.value.name, type: 'text/html; charset=utf-8', body: made.value.html } }
      const text =
        made.value.is === 'identity'
          ? 'It is not clear yet who asks: write the day it was in the request first'
          : `Decide the ${made.value.count} that are still open first. Nothing is given while one is`
      return shown(request, await services.information.record(viewer, id, of), {
        errors: [{ href: '#decide', text }],
        to,
        letter: words,
      })
    },
  }),
]

const GROUNDS = redactionGround.codes.map(({ code, label }) => ({ value: code, text: label }))

function idsOf({ params }: PageRequest): readonly [child: string, request: string] {
  return [params['id'] ?? '', params['request'] ?? '']
}

function shown(
  request: PageRequest,
  reached: RecordReached<RecordAsked>,
  wrong?: { readonly errors: readonly { readonly href: string; readonly text: string }[] } & Readonly<
    Record<string, unknown>
  >,
): Answer {
  const [id] = idsOf(request)
  if (reached.is !== 'open') return reasonFirst(reached, id)
  const { value: record } = reached
  const open = record.marks.filter(each => each.state === 'open' || each.state === 'mixed')
  const all = oneOf(request.query, 'show', ['decided'])
  return {
    view: `${VIEWS}/record.njk`,
    title: `${wrong ? 'Error: ' : ''}A record that someone asked to see`,
    ...(wrong ? { status: 422 } : {}),
    data: {
      record,
      id,
      here: addressOf({ child: id, id: record.request.id }),
      now: all ? [] : open.slice(0, AT_ONCE),
      decided: record.marks.filter(each => !open.includes(each)),
      grounds: GROUNDS,
      groundOf: (code: string) => redactionGround.byCode.get(code),
      errors: wrong?.errors ?? [],
      sent: wrong ?? {},
    },
  }
}

function groundIn(body: Fields, name: string): string | undefined {
  return oneOf(
    body,
    name,
    redactionGround.codes.map(each => each.code),
  )
}

// Each place comes with its answer; what was not answered is left as it is.
function decisionsIn(body: Fields): readonly MarkDecision[] {
  return Array.from({ length: AT_ONCE }, (_, at) => at).flatMap((at): readonly MarkDecision[] => {
    const place = one(body, `place-${at}`)
    const state = oneOf(body, `state-${at}`, ['confirmed', 'off'] as const)
    const ground = groundIn(body, `ground-${at}`)
    if (!place || !/^[pfw]:[\w.-]{1,60}$/.test(place) || !state || (state === 'confirmed' && !ground)) return []
    return [{ place, state, ground: ground ?? null }]
  })
}
