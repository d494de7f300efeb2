import { homeDetails, placement } from '../../practice/placement/kinds.ts'
import { detailsOfHome } from '../../practice/placement/notions.ts'
import { alert, contactDetail, importantPerson, professional } from '../../practice/people/kinds.ts'
import { relation } from '../../practice/people/codes.ts'
import { professionalRole } from '../../practice/people/codes.ts'
import { schoolPlace } from '../../practice/education/kinds.ts'
import type { Viewer } from '../../spine/access/decide.ts'
import { label } from '../../spine/ledger/code-set.ts'
import { type SubjectFile, all, current, holdsOn } from '../../spine/ledger/file.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { LiveChild, LiveList } from '../../spine/web/services.ts'
import type { Product } from '../product.ts'
import { workerNames } from './children.ts'
import type { Caseload } from './day.ts'
import { filesFor } from './files.ts'

const KINDS = [placement, homeDetails, alert, contactDetail, importantPerson, professional, schoolPlace]

/** A worker's children with how to reach those around them, for paper: read when the service cannot be. */
export async function liveListOf({ store }: Product, viewer: Viewer, mine: Caseload): Promise<LiveList> {
  const { told, rows, children, lines, worker } = mine
  const files = await filesFor(
    store,
    viewer,
    children.map(child => child.id),
    KINDS,
  )
  const names = await store.within({ author: viewer.id, sight: 'lists' }, tx =>
    workerNames(
      tx,
      store.authority,
      rows.map(row => row.worker_id),
    ),
  )
  return {
    on: told.today,
    madeAt: new Date().toISOString(),
    worker: worker?.name ?? viewer.name ?? '',
    team: worker?.team ?? null,
    children: children.map((child, at): LiveChild => {
      const row = rows[at]
      const file = files.get(child.id)
      return {
        ...child,
        born: row?.born ?? null,
        worker: row?.worker_id ? (names.get(row.worker_id)?.name ?? null) : null,
        next: lines.filter(line => line.child.id === child.id),
        ...(file ? aroundOn(file, told.today) : { alerts: [], address: [], school: null, numbers: [] }),
      }
    }),
  }
}

/** What a file says on a day of where a child is and who can be rung. Pure. */
export function aroundOn(
  file: SubjectFile,
  on: PlainDate,
): Pick<LiveChild, 'alerts' | 'address' | 'school' | 'numbers'> {
  const entry = current(file, placement, on)
  const home = entry && { ...entry.body, ...detailsOfHome(file, entry, on) }
  const people = all(file, importantPerson).filter(entry => holdsOn(entry, on) && !entry.body.died && entry.body.phone)
  const helpers = all(file, professional).filter(entry => holdsOn(entry, on) && entry.body.phone)
  const own = all(file, contactDetail).filter(
    entry => holdsOn(entry, on) && (entry.body.how === 'mobile' || entry.body.how === 'home-phone'),
  )
  return {
    alerts: all(file, alert)
      .filter(entry => holdsOn(entry, on))
      .map(entry => entry.body.text),
    address: [home?.carerName, home?.address, home?.postcode].flatMap(line => (line ? [line] : [])),
    school: current(file, schoolPlace, on)?.body.school ?? null,
    numbers: [
      ...own.map(entry => ({ who: 'The child', phone: entry.body.value })),
      ...(home?.phone ? [{ who: home.carerName ?? 'Home', phone: home.phone }] : []),
      ...people.map(({ body }) => ({
        who: `${body.name}, ${label(relation, body.relation).toLowerCase()}`,
        phone: body.phone as string,
      })),
      ...helpers.map(({ body }) => ({
        who: `${body.name}, ${label(professionalRole, body.role).toLowerCase()}`,
        phone: body.phone as string,
      })),
    ],
  }
}
