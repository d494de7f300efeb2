import { type Page, definePage } from '../../spine/web/page.ts'
import { breachPages } from './pages-breaches.ts'
import { requestPages } from './pages-requests.ts'
import { retentionPages } from './pages-retention.ts'

const VIEWS = 'practice/information/views'

/** What is held of people: what is urgent, the register of breaches, requests for records, and how long records are kept. */
export const informationPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/information',
    title: 'Information governance',
    may: 'information.read',
    nav: { text: 'Information', order: 51, more: true, under: 'Who may see what' },
    handler: async ({ viewer, services }) => {
      const register = await services.information.breaches(viewer)
      const requests = await services.information.requests(viewer)
      const retention = await services.information.retention(viewer)
      const open = register.breaches.filter(each => each.closed === null)
      return {
        view: `${VIEWS}/information.njk`,
        data: {
          register,
          requests,
          retention,
          proposed: retention.files.filter(each => each.proposed),
          asked: requests.requests.filter(each => each.answered === null),
          running: open.filter(each => each.left !== null),
          toTell: open.filter(each => each.peopleToTell),
          late: open.filter(each => each.actionsOverdue > 0),
        },
      }
    },
  }),
  ...breachPages,
  ...requestPages,
  ...retentionPages,
]
