import { download } from '../../spine/web/download.ts'
import { listOf, savedList } from '../../spine/web/list.ts'
import { type Page, definePage } from '../../spine/web/page.ts'
import { paperForView } from '../../spine/web/paper/view.ts'
import { WORD, paperAsWord } from '../../spine/web/paper/word.ts'
import { may } from '../../spine/web/services.ts'
import { boardForms } from './pages-forms.ts'
import { packPages } from './pages-packs.ts'
import { ACTIONS, RECOMMENDATIONS, REPORTS } from './pages-lists.ts'
import { paperOfReport } from './pages-paper.ts'

const VIEWS = 'practice/boards/views'

/** Boards and committees: bodies, meetings, actions, recommendations and reports to the councils. */
export const boardPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/boards',
    title: 'Boards and committees',
    may: 'boards.read-for-board',
    nav: { text: 'Boards', order: 36, more: true, under: 'Answering for it' },
    handler: async ({ viewer, services }) => ({
      view: `${VIEWS}/boards.njk`,
      data: { shown: await services.boards.boards(viewer) },
    }),
  }),
  definePage({
    method: 'GET',
    path: '/boards/actions',
    title: 'Actions of boards and committees',
    may: 'boards.read-for-board',
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const { on, actions } = await services.boards.actions(viewer)
      return {
        view: `${VIEWS}/list.njk`,
        data: {
          heading: 'Actions of boards and committees',
          on,
          list: listOf(ACTIONS, actions, { path: '/boards/actions', query, download: '/boards/actions/download' }),
          overdue: actions.filter(each => each.overdue).length,
          overdueWords: 'past their day',
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/boards/actions/download',
    title: 'Download the actions of boards and committees',
    may: 'boards.read-for-board',
    handler: async ({ viewer, services, query }) => {
      const { actions } = await services.boards.actions(viewer)
      const saved = savedList('board-actions', ACTIONS, actions, query)
      return download(saved.table, saved.as)
    },
  }),
  definePage({
    method: 'GET',
    path: '/boards/recommendations',
    title: 'Recommendations to the councils',
    may: 'boards.read-for-board',
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const { on, recommendations } = await services.boards.recommendations(viewer)
      return {
        view: `${VIEWS}/list.njk`,
        data: {
          heading: 'Recommendations to the councils',
          on,
          list: listOf(RECOMMENDATIONS, recommendations, {
            path: '/boards/recommendations',
            query,
            download: '/boards/recommendations/download',
          }),
          overdue: recommendations.filter(each => each.fate.value === 'overdue').length,
          overdueWords: 'waiting past the day an answer was looked for',
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/boards/recommendations/download',
    title: 'Download the recommendations to the councils',
    may: 'boards.read-for-board',
    handler: async ({ viewer, services, query }) => {
      const { recommendations } = await services.boards.recommendations(viewer)
      const saved = savedList('recommendations-to-councils', RECOMMENDATIONS, recommendations, query)
      return download(saved.table, saved.as)
    },
  }),
  definePage({
    method: 'GET',
    path: '/boards/reports',
    title: 'Reports to the councils',
    may: 'boards.read',
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const { on, reports, mayWrite } = await services.boards.reports(viewer)
      return {
        view: `${VIEWS}/list.njk`,
        data: {
          heading: 'Reports to the councils',
          on,
          list: listOf(REPORTS, reports, { path: '/boards/reports', query, download: '/boards/reports/download' }),
          overdue: reports.filter(each => each.decided === null && each.notice.level === 'overdue').length,
          overdueWords: 'of a key decision without its 28 days’ notice',
          ...(mayWrite ? { add: { href: '/boards/reports/add', text: 'Begin a report' } } : {}),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/boards/reports/download',
    title: 'Download the reports to the councils',
    may: 'boards.read',
    handler: async ({ viewer, services, query }) => {
      const { reports } = await services.boards.reports(viewer)
      const saved = savedList('reports-to-councils', REPORTS, reports, query)
      return download(saved.table, saved.as)
    },
  }),
  definePage({
    method: 'GET',
    path: '/boards/reports/:id',
    title: 'Report to a council',
    may: 'boards.read',
    handler: async ({ viewer, services, params }) => {
      const report = await services.boards.report(viewer, params['id'] ?? '')
      if (!report) return { missing: true }
      const paper = paperOfReport(report)
      return { view: `${VIEWS}/report.njk`, title: report.title, data: { report, paper, shown: paperForView(paper) } }
    },
  }),
  definePage({
    method: 'GET',
    path: '/boards/reports/:id/word',
    title: 'Download a report to a council',
    may: 'boards.read',
    handler: async ({ viewer, services, params }) => {
      const report = await services.boards.report(viewer, params['id'] ?? '')
      if (!report) return { missing: true }
      return {
        download: { name: 'council-report.docx', type: WORD, body: await paperAsWord(paperOfReport(report)) },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/boards/:id',
    title: 'Board or committee',
    may: 'boards.read-for-board',
    handler: async ({ viewer, services, params }) => {
      const board = await services.boards.board(viewer, params['id'] ?? '')
      if (!board) return { missing: true }
      const frameworks = may(viewer, 'promises.read-for-board')
        ? await services.promises.frameworks(viewer, { board: board.row.id })
        : []
      return { view: `${VIEWS}/board.njk`, title: board.row.name, data: { board, frameworks } }
    },
  }),
  definePage({
    method: 'GET',
    path: '/boards/meetings/:id',
    title: 'Meeting',
    may: 'boards.read-for-board',
    handler: async ({ viewer, services, params }) => {
      const meeting = await services.boards.meeting(viewer, params['id'] ?? '')
      return meeting
        ? { view: `${VIEWS}/meeting.njk`, title: `Meeting of ${meeting.board.text}`, data: { meeting } }
        : { missing: true }
    },
  }),
  definePage({
    method: 'GET',
    path: '/boards/meetings/:id/attendance',
    title: 'Who came to a meeting',
    may: 'boards.write',
    handler: async ({ viewer, services, params }) => {
      const form = await services.boards.attendance(viewer, params['id'] ?? '')
      return form ? { view: `${VIEWS}/attendance.njk`, data: { form, errors: [] } } : { missing: true }
    },
  }),
  definePage({
    method: 'POST',
    path: '/boards/meetings/:id/attendance',
    title: 'Who came to a meeting',
    may: 'boards.write',
    handler: async ({ viewer, services, params, body }) => {
      const id = params['id'] ?? ''
      const done = await services.boards.attend(viewer, id, body)
      if (!done) return { missing: true }
      if (done === 'recorded') return { redirect: `/boards/meetings/${id}` }
      const errors = [
        ...done.faults.map(fault => ({ href: `#${fault.id}`, text: fault.text })),
        ...(done.changed
          ? [
              {
                text: 'Somebody else recorded who came meanwhile. Your answers are below: save them again to put them in place of theirs',
              },
            ]
          : []),
      ]
      return {
        view: `${VIEWS}/attendance.njk`,
        title: 'Error: who came to a meeting',
        status: done.changed ? 409 : 422,
        data: { form: done, errors },
      }
    },
  }),
  definePage({
    method: 'POST',
    path: '/boards/meetings/:id/draw',
    title: 'Draw the standing items on to an agenda',
    may: 'boards.write',
    handler: async ({ viewer, services, params }) => {
      const id = params['id'] ?? ''
      return (await services.boards.drawAgenda(viewer, id))
        ? { redirect: `/boards/meetings/${id}#agenda` }
        : { missing: true }
    },
  }),
  ...(['agenda', 'minutes'] as const).map(what =>
    definePage({
      method: 'POST',
      path: `/boards/meetings/:id/publish-${what}`,
      title: what === 'agenda' ? 'Publish an agenda' : 'Publish minutes',
      may: 'boards.write',
      handler: async ({ viewer, services, params }) => {
        const id = params['id'] ?? ''
        return (await services.boards.publish(viewer, id, what))
          ? { redirect: `/boards/meetings/${id}` }
          : { missing: true }
      },
    }),
  ),
  definePage({
    method: 'POST',
    path: '/boards/papers/:id/chase',
    title: 'Chase a paper',
    may: 'boards.write',
    handler: async ({ viewer, services, params }) => {
      const meeting = await services.boards.chase(viewer, params['id'] ?? '')
      return meeting === undefined ? { missing: true } : { redirect: `/boards/meetings/${meeting}#papers` }
    },
  }),
  ...packPages,
  ...boardForms,
]
