import { startDay } from '../../spine/ledger/entry.ts'
import { label } from '../../spine/ledger/code-set.ts'
import { trainingCourse } from '../../practice/staffing/codes.ts'
import { lastComplete } from '../../practice/contract/periods.ts'
import { lastSeptember } from '../../practice/staffing/compared.ts'
import { type Staffing, holdingsOf, lastHolding, postsOn, sicknessOf } from '../../practice/staffing/notions.ts'
import { recordRead } from '../../spine/access/audit.ts'
import { type Viewer, decide, permit } from '../../spine/access/decide.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { RegistersService, StaffingOverview, StaffingService } from '../../spine/web/services.ts'
import { positionOf } from '../known-facts.ts'
import type { Product } from '../product.ts'
import { trustFileId } from '../registers/reading.ts'
import { staffingImports } from './importing.ts'
import { agreementOf, isLate, roleLines, teamLines } from './lines.ts'
import { type Wanted, choicesOf, comparedOn, isOfFew, structureOf, wantedOf } from './overview.ts'
import { coursesOn, leftWhyOf, personRow, postRow, timesOf } from './people.ts'
import { permitPeople, readCaseHolders, readStaffing, readSupervision, readTeams, teamsSeen } from './reading.ts'
import { trainingOn } from '../../practice/staffing/training.ts'

/** The trust's posts and the people in them. `today` is asked at the edge, each time. */
export function staffingService(
  product: Pick<Product, 'store' | 'councils'>,
  registers: Pick<RegistersService, 'versions'>,
  today: () => PlainDate,
): StaffingService {
  const { store, councils } = product
  let held: { readonly position: number; readonly staffing: Promise<Staffing> } | undefined

  // Kept until something is recorded anywhere: a page asks it many things, and most days pass without a change to it.
  const staffingNow = async (): Promise<Staffing> => {
    const position = await store.within({ author: 'system', sight: 'totals' }, tx => positionOf(tx, store.authority))
    if (held?.position !== position) held = { position, staffing: readStaffing(store) }
    return held.staffing
  }

  // Of the same register, day and posts the answer is the same for everyone who sees as much.
  const answers = new WeakMap<Staffing, Map<string, StaffingOverview['compared']>>()
  const comparedFor = (staffing: Staffing, wanted: Wanted, by: 'month' | 'quarter', hidden: boolean) => {
    const known = answers.get(staffing) ?? new Map<string, StaffingOverview['compared']>()
    answers.set(staffing, known)
    const key = [wanted.on, wanted.posts, wanted.where, by, hidden].join(' ')
    const found = known.get(key) ?? comparedOn(staffing, wanted, by, hidden)
    known.set(key, found)
    return found
  }

  const seesOf =
    (seen: 'all' | ReadonlySet<string>) =>
    (team: string | null): boolean =>
      seen === 'all' || (team !== null && seen.has(team))

  const lookedAt = async (viewer: Viewer, about: string): Promise<void> => {
    const subject = await trustFileId(store)
    await recordRead(store, viewer, 'staff.read-people', subject === undefined ? [] : [subject], { about })
  }

  const boardOverview = (staffing: Staffing, on: PlainDate, wanted: Wanted): StaffingOverview => ({
    on,
    september: lastSeptember(on),
    posts: wanted.posts,
    where: '',
    postChoices: [],
    whereChoices: [],
    structure: structureOf(staffing, wanted),
    compared: comparedFor(staffing, wanted, 'quarter', isOfFew(staffing, wanted)),
    teams: [],
    roles: [],
    totals: { over: 0, holders: 0, training: 0, supervision: 0 },
    may: { people: false, write: false },
    forBoard: true,
  })

  return {
    overview: async (viewer, ask = {}) => {
      permit(viewer, 'staff.read-for-board')
      const staffing = await staffingNow()
      const teams = await readTeams(store)
      if (!decide(viewer, 'staff.read').allow) {
        const on = lastComplete('quarter', today())
        return boardOverview(staffing, on, wantedOf({}, on, teams, councils))
      }
      const now = today()
      const wanted = wantedOf(ask, ask.on !== undefined && ask.on < now ? ask.on : now, teams, councils)
      const seen = await teamsSeen(store, viewer)
      const sees = seesOf(seen)
      const everyone = await readCaseHolders(store, now)
      const holders = everyone.filter(each => wanted.asks(each.post))
      const supervision = await readSupervision(store, now)
      const lines = teamLines(staffing, wanted, teams, holders, supervision)
      const named = seen === 'all' || seen.size > 0
      const hidden = wanted.where !== '' && isOfFew(staffing, wanted) && !sees(wanted.where)
      const within = new Set(lines.map(line => line.id))
      const theirs = holders.filter(each => each.team !== null && within.has(each.team))
      return {
        on: wanted.on,
        september: lastSeptember(wanted.on),
        posts: wanted.posts,
        where: wanted.where,
        ...choicesOf(staffing, teams, councils),
        structure: structureOf(staffing, wanted),
        compared: comparedFor(staffing, wanted, 'month', hidden),
        teams: lines,
        roles: roleLines(staffing, wanted, theirs),
        totals: {
          over: theirs.filter(each => each.target !== null && each.children > each.target).length,
          holders: theirs.length,
          training: lines.reduce((sum, line) => sum + line.training, 0),
          supervision: lines.reduce((sum, line) => sum + line.supervision, 0),
        },
        ...(named ? { agreement: agreementOf(staffing, now, everyone, teams, sees) } : {}),
        may: { people: named, write: decide(viewer, 'staff.write').allow },
        forBoard: false,
      }
    },

    posts: async viewer => {
      permit(viewer, 'staff.read')
      const on = today()
      const [staffing, teams] = [await staffingNow(), await readTeams(store)]
      const sees = seesOf(await teamsSeen(store, viewer))
      return {
        on,
        rows: postsOn(staffing, on).map(each => postRow(each, teams, sees(each.post.body.team))),
        mayWrite: decide(viewer, 'staff.write').allow,
      }
    },

    post: async (viewer, id) => {
      permit(viewer, 'staff.read')
      const [staffing, teams] = [await staffingNow(), await readTeams(store)]
      const post = staffing.posts.find(each => each.id === id)
      if (!post) return undefined
      const on = post.end !== null && post.end <= today() ? (startDay(post.start) as PlainDate) : today()
      const [standing] = postsOn(staffing, on, each => each.id === id)
      const mayWrite = decide(viewer, 'staff.write').allow
      const named = seesOf(await teamsSeen(store, viewer))(post.body.team)
      if (named) await lookedAt(viewer, 'post')
      const row = standing
        ? postRow(standing, teams, named)
        : postRow(
            { post, holders: [], fte: post.body.fte, filled: 0, vacant: 0, covered: 0, agency: 0, vacantSince: null },
            teams,
            named,
          )
      return {
        ...row,
        on: today(),
        to: post.end,
        times: named ? timesOf(staffing.byPost.get(id) ?? [], teams) : null,
        mayWrite,
        versions: mayWrite ? await registers.versions(viewer, post.kind, id) : [],
      }
    },

    people: async viewer => {
      permitPeople(viewer)
      const on = today()
      const [staffing, teams] = [await staffingNow(), await readTeams(store)]
      const sees = seesOf(await teamsSeen(store, viewer))
      await lookedAt(viewer, 'people')
      return {
        on,
        courses: coursesOn(on),
        rows: staffing.people.flatMap(person => {
          const [now] = holdingsOf(staffing, person, on)
          if (!now || !sees(now.post.body.team)) return []
          return personRow(staffing, person, on, teams) ?? []
        }),
        mayWrite: decide(viewer, 'staff.write').allow,
      }
    },

    person: async (viewer, id) => {
      permitPeople(viewer)
      const on = today()
      const [staffing, teams] = [await staffingNow(), await readTeams(store)]
      const person = staffing.people.find(each => each.id === id)
      const sees = seesOf(await teamsSeen(store, viewer))
      const mayWrite = decide(viewer, 'staff.write').allow
      const last = person && lastHolding(staffing, person, on)
      // Somebody in no post yet is seen by whoever keeps the register up, to be put in one.
      if (!person || !(last ? sees(last.post.body.team) : mayWrite)) return undefined
      await lookedAt(viewer, 'person')
      const row = personRow(staffing, person, on, teams)
      const { number, name } = person.body
      const none = { value: '', text: 'none yet' }
      return {
        ...(row ?? {
          id,
          number,
          name,
          role: none,
          team: none,
          fte: 0,
          basis: none,
          began: startDay(person.start) as PlainDate,
          programme: null,
          programmeEnds: null,
          sickDays: 0,
          sickNow: false,
          courses: [],
          outOfDate: trainingOn(staffing, person, on).filter(isLate).length,
        }),
        on,
        left: person.end,
        leftWhy: leftWhyOf(person),
        worker: person.body.worker ?? null,
        times: timesOf(staffing.byPerson.get(id) ?? [], teams),
        sickness: (sicknessOf(staffing.file).get(id) ?? [])
          .map(each => ({
            id: each.id,
            from: startDay(each.start) as PlainDate,
            to: each.end,
            days: each.body.days ?? null,
          }))
          .toReversed(),
        completed: (staffing.training.get(id) ?? [])
          .map(each => ({
            id: each.id,
            course: label(trainingCourse, each.body.course),
            on: startDay(each.start) as PlainDate,
          }))
          .toReversed(),
        mayWrite,
        versions: mayWrite ? await registers.versions(viewer, person.kind, id) : [],
      }
    },

    ...staffingImports(store, () => readStaffing(store)),
  }
}
