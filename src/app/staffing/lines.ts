import { structureOn, vacancyRate } from '../../practice/staffing/figures.ts'
import { type Scope, type Staffing, holdingsOf } from '../../practice/staffing/notions.ts'
import { trainingOn } from '../../practice/staffing/training.ts'
import { workerPost } from '../../practice/workforce/codes.ts'
import { caseloadTargets } from '../../practice/workforce/targets.ts'
import { label } from '../../spine/ledger/code-set.ts'
import { valueOn } from '../../spine/time/dated.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { StaffingAgreement, StaffingDisagreement, StaffingLine } from '../../spine/web/services.ts'
import type { CaseHolder, TeamOf } from './reading.ts'
import type { Wanted } from './overview.ts'

/** Posts to which children are given and that only a qualified social worker may hold: those KPI 11 asks about. */
const ASKED_OF_KPI_11: ReadonlySet<string> = new Set([
  'social-worker',
  'newly-qualified',
  'senior',
  'advanced-practitioner',
])

/** How many courses that must be done are not in date, by the team of whoever must do them. */
export function trainingByTeam(staffing: Staffing, on: PlainDate, scope: Scope): ReadonlyMap<string, number> {
  const late = new Map<string, number>()
  for (const person of staffing.people) {
    const [held] = holdingsOf(staffing, person, on)
    if (!held || !scope(held.post)) continue
    const own = trainingOn(staffing, person, on).filter(isLate).length
    late.set(held.post.body.team, (late.get(held.post.body.team) ?? 0) + own)
  }
  return late
}

/** Whether a course that must be done is not in date. */
export function isLate({ state }: { readonly state: string }): boolean {
  return state === 'out-of-date' || state === 'never-done'
}

/** Each team in a line, those with most vacant and uncovered first. */
export function teamLines(
  staffing: Staffing,
  { on, scope }: Wanted,
  teams: ReadonlyMap<string, TeamOf>,
  holders: readonly CaseHolder[],
  supervision: ReadonlyMap<string, number>,
): readonly StaffingLine[] {
  const training = trainingByTeam(staffing, on, scope(on))
  const ids = [...new Set(staffing.posts.filter(scope(on)).map(post => post.body.team))]
  return ids
    .map(id => ({
      ...lineOf(
        staffing,
        on,
        id,
        teams.get(id)?.name ?? 'A team no longer here',
        post => scope(on)(post) && post.body.team === id,
      ),
      ...loadOf(holders.filter(each => each.team === id)),
      training: training.get(id) ?? 0,
      supervision: supervision.get(id) ?? 0,
    }))
    .filter(line => line.established > 0 || line.agency > 0)
    .toSorted((a, b) => b.uncovered - a.uncovered || b.vacant - a.vacant || a.name.localeCompare(b.name, 'en-GB'))
}

/** Each role in a line, by its target for a full week. */
export function roleLines(
  staffing: Staffing,
  { on, scope }: Wanted,
  holders: readonly CaseHolder[],
): readonly StaffingLine[] {
  const roles = [...new Set(staffing.posts.filter(scope(on)).map(post => post.body.role as string))]
  return roles
    .map(role => ({
      ...lineOf(staffing, on, role, label(workerPost, role), post => scope(on)(post) && post.body.role === role),
      ...loadOf(holders.filter(each => each.post === role)),
      training: 0,
      supervision: 0,
    }))
    .filter(line => line.established > 0)
    .toSorted((a, b) => b.established - a.established)
}

function lineOf(
  staffing: Staffing,
  on: PlainDate,
  id: string,
  name: string,
  scope: Scope,
): Pick<StaffingLine, 'id' | 'name' | 'established' | 'vacant' | 'uncovered' | 'agency' | 'vacancy'> {
  const structure = structureOn(staffing, on, scope)
  return {
    id,
    name,
    established: structure.established,
    vacant: structure.vacant,
    uncovered: structure.uncovered,
    agency: structure.agencyWithin + structure.agencyAbove,
    vacancy: vacancyRate(structure).value,
  }
}

function loadOf(holders: readonly CaseHolder[]): Pick<StaffingLine, 'holders' | 'over' | 'children' | 'target'> {
  const targets = holders.flatMap(each => (each.target === null ? [] : [each.target]))
  return {
    holders: holders.length,
    over: holders.filter(each => each.target !== null && each.children > each.target).length,
    children: holders.reduce((sum, each) => sum + each.children, 0),
    target: targets.length === 0 ? null : Math.round(targets.reduce((sum, each) => sum + each, 0) * 10) / 10,
  }
}

/**
 * How KPI 11 comes out by the case record, which it is counted from, and by the hours the register of posts tells, with
 * everyone of whom the two tell otherwise in teams that are seen. The usual target of a post is taken in proportion to the
 * register's hours; a target agreed for somebody stands.
 */
export function agreementOf(
  staffing: Staffing,
  on: PlainDate,
  holders: readonly CaseHolder[],
  teams: ReadonlyMap<string, TeamOf>,
  sees: (team: string | null) => boolean,
): StaffingAgreement {
  const targets = valueOn(caseloadTargets, on)
  const inRegister = new Map(
    staffing.people.flatMap(person => {
      const [held] = holdingsOf(staffing, person, on)
      return held && person.body.worker ? [[person.body.worker, { person, held }] as const] : []
    }),
  )
  const asked = holders.filter(each => each.post !== null && ASKED_OF_KPI_11.has(each.post))
  const teamName = (id: string | null): string =>
    id === null ? 'no team' : (teams.get(id)?.name ?? 'a team no longer here')
  const disagreements: StaffingDisagreement[] = []
  let over = 0
  for (const each of asked) {
    const found = inRegister.get(each.subject)
    const told = (what: string): void => {
      if (sees(each.team))
        disagreements.push({
          name: each.name ?? 'A worker without a name',
          ...(found ? { person: found.person.id } : {}),
          team: teamName(each.team),
          what,
        })
    }
    const full = targets[each.post as string]
    const usual = full === undefined || each.fte === null ? null : Math.round(full * each.fte * 10) / 10
    if (!found) {
      told('children are given to them, and the register of posts has nobody with that file')
      if (each.target !== null && each.children > each.target) over++
      continue
    }
    const { held } = found
    const target = full !== undefined && each.target === usual ? Math.round(full * held.fte * 10) / 10 : each.target
    if (target !== null && each.children > target) over++
    if (each.fte !== null && each.fte !== held.fte)
      told(`${each.fte} of a full week in the case record, ${held.fte} in the register of posts`)
    if (each.team !== held.post.body.team)
      told(`in this team by the case record, in ${teamName(held.post.body.team)} by the register of posts`)
    if (each.agency !== held.agency)
      told(each.agency ? 'agency staff by the case record alone' : 'agency staff by the register of posts alone')
  }
  const files = new Set(asked.map(each => each.subject))
  for (const person of staffing.people) {
    const [held] = holdingsOf(staffing, person, on)
    if (!held || !ASKED_OF_KPI_11.has(held.post.body.role) || !sees(held.post.body.team)) continue
    if (person.body.worker === undefined || !files.has(person.body.worker))
      disagreements.push({
        name: person.body.name,
        person: person.id,
        team: teamName(held.post.body.team),
        what: 'in a post to which children are given, and the case record has nobody with a file and such a post',
      })
  }
  return {
    caseRecord: { over: loadOf(asked).over, of: asked.length },
    register: { over, of: asked.length },
    disagreements,
  }
}
