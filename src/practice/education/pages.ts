import { download } from '../../spine/web/download.ts'
import { type ListAsk, type ListDeclaration, type ShownList, listOf, savedList } from '../../spine/web/list.ts'
import { type Page, type PageRequest, address, definePage, oneOf } from '../../spine/web/page.ts'
import { SCHOOL_LISTS, type SchoolList, type VirtualSchool } from '../../spine/web/service-virtual-school.ts'
import { alternativeList, exclusionsList, outOfSchoolList, partTimeList, post16List } from './pages-lists-times.ts'
import { attendanceList, initialList, plansList, sendList } from './pages-lists.ts'
import { qualityPages } from './pages-quality.ts'

const VIEWS = 'practice/education/views'

const TITLES: Readonly<Record<SchoolList, string>> = {
  plans: 'Education plans',
  initial: 'First plans',
  attendance: 'Attendance today',
  'out-of-school': 'No school place',
  exclusions: 'Exclusions',
  'part-time': 'Part time',
  alternative: 'Alternative provision',
  send: 'Special needs',
  'post-16': 'After 16',
}

/** The virtual school: every child's plan, attendance, place and support, and checking the quality of plans. */
export const educationPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/virtual-school',
    title: 'Virtual school',
    may: 'virtual-school.read',
    nav: { text: 'Virtual school', order: 13, more: 'when-crowded' },
    wide: true,
    handler: async request => {
      const { school, which } = await read(request, 'open')
      const ask: ListAsk = {
        path: '/virtual-school',
        query: request.query,
        keep: { list: which === 'plans' ? undefined : which },
        anchor: 'list',
        download: '/virtual-school/download',
      }
      return {
        view: `${VIEWS}/virtual-school.njk`,
        data: {
          school,
          which,
          list: withList<ShownList>(school, which, (_, declared, rows) => listOf(declared, rows, ask)),
          tabs: tabsOf(school, which),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/virtual-school/download',
    title: 'Download the virtual school’s list',
    may: 'virtual-school.read',
    handler: async request => {
      const { school, which } = await read(request, 'download')
      const { table, as } = withList(school, which, (name, declared, rows) =>
        savedList(name, declared, rows, request.query),
      )
      return download(table, as)
    },
  }),
  ...qualityPages,
]

async function read(
  { viewer, services, query }: PageRequest,
  purpose: 'open' | 'download',
): Promise<{ readonly school: VirtualSchool; readonly which: SchoolList }> {
  const which = oneOf(query, 'list', SCHOOL_LISTS) ?? 'plans'
  return { which, school: await services.work.virtualSchool.open(viewer, which, purpose) }
}

// One place says which rows each list is of, for the page and the download alike.
function withList<T>(
  school: VirtualSchool,
  which: SchoolList,
  use: <Row>(name: string, declared: ListDeclaration<Row>, rows: readonly Row[]) => T,
): T {
  switch (which) {
    case 'plans':
      return use('education-plans', plansList, school.pupils)
    case 'initial':
      return use('first-plans', initialList, school.initial)
    case 'attendance':
      return use('attendance-today', attendanceList, school.attendance)
    case 'out-of-school':
      return use('no-school-place', outOfSchoolList, school.outOfSchool)
    case 'exclusions':
      return use('exclusions', exclusionsList, school.exclusions)
    case 'part-time':
      return use('part-time-timetables', partTimeList, school.partTime)
    case 'alternative':
      return use('alternative-provision', alternativeList, school.alternative)
    case 'send':
      return use('special-needs', sendList, school.send)
    case 'post-16':
      return use('after-16', post16List, school.post16)
  }
}

function tabsOf(
  school: VirtualSchool,
  which: SchoolList,
): readonly { readonly text: string; readonly href: string; readonly count: number; readonly current: boolean }[] {
  return SCHOOL_LISTS.map(list => ({
    text: TITLES[list],
    href: `${address('/virtual-school', { list: list === 'plans' ? undefined : list })}#list`,
    count: withList(school, list, (_name, _declared, rows) => rows.length),
    current: list === which,
  }))
}
