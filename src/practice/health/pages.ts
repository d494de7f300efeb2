import { download } from '../../spine/web/download.ts'
import { type ListAsk, type ListDeclaration, type ShownList, listOf, savedList } from '../../spine/web/list.ts'
import { type Page, type PageRequest, address, definePage, oneOf } from '../../spine/web/page.ts'
import { HEALTH_LISTS, type HealthList, type HealthTeam } from '../../spine/web/service-health-team.ts'
import {
  assessmentsList,
  healthList,
  immunisationsList,
  passportsList,
  questionnairesList,
  teethList,
  wellbeingList,
} from './pages-lists.ts'

const VIEWS = 'practice/health/views'

const TITLES: Readonly<Record<HealthList, string>> = {
  assessments: 'Assessments',
  teeth: 'Teeth',
  immunisations: 'Immunisations',
  questionnaires: 'Questionnaires',
  wellbeing: 'Help asked for',
  passports: 'Passports',
  children: 'Children',
}

/** The health team's children: assessments, checks, questionnaires, help asked for, and passports. */
export const healthPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/health-team',
    title: 'Health team',
    may: 'health-team.read',
    nav: { text: 'Health team', order: 14, more: 'when-crowded' },
    wide: true,
    handler: async request => {
      const { health, which } = await read(request, 'open')
      const ask: ListAsk = {
        path: '/health-team',
        query: request.query,
        keep: { list: which === 'assessments' ? undefined : which },
        anchor: 'list',
        download: '/health-team/download',
      }
      return {
        view: `${VIEWS}/health-team.njk`,
        data: {
          health,
          which,
          list: withList<ShownList>(health, which, (_, declared, rows) => listOf(declared, rows, ask)),
          tabs: tabsOf(health, which),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/health-team/download',
    title: 'Download the health team’s list',
    may: 'health-team.read',
    handler: async request => {
      const { health, which } = await read(request, 'download')
      const { table, as } = withList(health, which, (name, declared, rows) =>
        savedList(name, declared, rows, request.query),
      )
      return download(table, as)
    },
  }),
]

async function read(
  { viewer, services, query }: PageRequest,
  purpose: 'open' | 'download',
): Promise<{ readonly health: HealthTeam; readonly which: HealthList }> {
  const which = oneOf(query, 'list', HEALTH_LISTS) ?? 'assessments'
  return { which, health: await services.work.healthTeam.open(viewer, which, purpose) }
}

// One place says which rows each list is of, for the page and the download alike.
function withList<T>(
  health: HealthTeam,
  which: HealthList,
  use: <Row>(name: string, declared: ListDeclaration<Row>, rows: readonly Row[]) => T,
): T {
  switch (which) {
    case 'assessments':
      return use('health-assessments', assessmentsList, health.assessments)
    case 'teeth':
      return use('teeth', teethList, health.children)
    case 'immunisations':
      return use('immunisations', immunisationsList, health.children)
    case 'questionnaires':
      return use('questionnaires', questionnairesList, health.children)
    case 'wellbeing':
      return use('help-asked-for', wellbeingList, health.wellbeing)
    case 'passports':
      return use('health-passports', passportsList, health.passports)
    case 'children':
      return use('children-health', healthList, health.children)
  }
}

function tabsOf(
  health: HealthTeam,
  which: HealthList,
): readonly { readonly text: string; readonly href: string; readonly count: number; readonly current: boolean }[] {
  return HEALTH_LISTS.map(list => ({
    text: TITLES[list],
    href: `${address('/health-team', { list: list === 'assessments' ? undefined : list })}#list`,
    count: withList(health, list, (_name, _declared, rows) => rows.length),
    current: list === which,
  }))
}
