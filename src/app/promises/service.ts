import { board, boardMeeting, boardMember } from '../../practice/boards/kinds.ts'
import {
  framework as frameworkKind,
  frameworkNote,
  frameworkPromise,
  frameworkReview,
} from '../../practice/promises/kinds.ts'
import { promiseRag } from '../../practice/promises/codes.ts'
import {
  type AimStanding,
  type FrameworkStanding,
  type PromiseStanding,
  frameworksOn,
  principlesOf,
} from '../../practice/promises/notions.ts'
import { type Viewer, decide, permit } from '../../spine/access/decide.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all, fileOf } from '../../spine/ledger/file.ts'
import { readRecorded } from '../../spine/ledger/read.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type {
  FrameworkInFull,
  PromiseRow,
  PromisesService,
  RegisterVersion,
  RegistersService,
} from '../../spine/web/services.ts'
import type { Product } from '../product.ts'
import { grantsFor, namesFor, readsInFull, trustFileId } from '../registers/reading.ts'
import { ragsOf } from '../registers/rags.ts'
import { mayWrite } from '../registers/register.ts'
import { rulebook } from '../rulebook.ts'
import { promisesRegister } from './register.ts'
import {
  type Naming,
  aimShown,
  boardChoice,
  frameworkRow,
  looksShown,
  principleWords,
  promiseRow,
  reviewShown,
  tallyOf,
} from './shown.ts'
import { workShown } from './work.ts'

const GONE = 'Somebody no longer here'

/** A promise with what it stands under. */
interface Found {
  readonly framework: FrameworkStanding
  readonly aim: AimStanding
  readonly promise: PromiseStanding
}

/** What was promised and aimed at, as whoever asks may read it. The day is asked at the edge, each time. */
export function promisesService(
  { store }: Pick<Product, 'store'>,
  registers: Pick<RegistersService, 'versions'>,
  today: () => PlainDate,
): PromisesService {
  const read = async (viewer: Viewer): Promise<{ file: SubjectFile; naming: Naming }> => {
    permit(viewer, 'promises.read-for-board')
    const on = today()
    const subject = await trustFileId(store)
    const recorded =
      subject === undefined
        ? []
        : await store.within(grantsFor(promisesRegister, viewer, subject), tx =>
            readRecorded(tx, store.authority, rulebook, subject),
          )
    const file = fileOf(subject ?? '', recorded, {}, 'trust')
    const authors = new Map(recorded.map(each => [each.id, each.author]))
    const nameOf = await namesFor(store, [
      ...authors.values(),
      ...[...all(file, frameworkPromise), ...all(file, frameworkKind)].flatMap(each => each.body.owner ?? []),
      ...accountsAtWork(file),
    ])
    const boards = new Map(all(file, board).map(each => [each.id, each.body.name]))
    const members = new Map(all(file, boardMember).map(each => [each.id, each.body.name]))
    const meetings = new Map(all(file, boardMeeting).map(each => [each.id, startDay(each.start)]))
    return {
      file,
      naming: {
        on,
        nameOf,
        boardOf: id => boards.get(id) ?? 'A body no longer here',
        memberOf: id => members.get(id) ?? GONE,
        meetingOn: id => meetings.get(id),
        signedBy: id => nameOf(authors.get(id) ?? ''),
      },
    }
  }
  const versionsFor = (viewer: Viewer, kind: string, id: string): Promise<readonly RegisterVersion[]> =>
    readsInFull(promisesRegister, viewer) ? registers.versions(viewer, kind, id) : Promise.resolve([])

  const inFull = (
    framework: FrameworkStanding,
    file: SubjectFile,
    viewer: Viewer,
    naming: Naming,
    versions: readonly RegisterVersion[],
  ): FrameworkInFull => {
    const { id, body } = framework.entry
    return {
      ...frameworkRow(framework, naming),
      on: naming.on,
      about: body.about,
      ...(body.plain ? { plain: body.plain } : {}),
      ...(body.agreed ? { agreed: body.agreed } : {}),
      ...(framework.ended !== null && body.why ? { why: body.why } : {}),
      parts: framework.aims.map(each => aimShown(each, framework, naming)),
      reviews: framework.reviews.map(each => reviewShown(each, naming)),
      criteria: ragsOf(promiseRag),
      may: {
        write: decide(viewer, 'promises.write').allow,
        review: mayWrite(
          promisesRegister,
          viewer,
          { doing: 'add', kind: frameworkReview.name, within: { field: 'framework', entry: id } },
          file,
        ),
      },
      versions,
    }
  }

  return {
    all: async viewer => {
      const { file, naming } = await read(viewer)
      const frameworks = frameworksOn(file, naming.on)
      return {
        on: naming.on,
        frameworks: frameworks.map(each => frameworkRow(each, naming)),
        promises: rowsOf(frameworks, naming),
        criteria: ragsOf(promiseRag),
        mayWrite: decide(viewer, 'promises.write').allow,
      }
    },

    framework: async (viewer, id, day) => {
      const { file, naming } = await read(viewer)
      const at = day === undefined ? naming : { ...naming, on: day }
      const found = frameworksOn(file, at.on).find(each => each.entry.id === id)
      return found && inFull(found, file, viewer, at, await versionsFor(viewer, frameworkKind.name, id))
    },

    frameworks: async (viewer, { types, board: of }, day) => {
      const { file, naming } = await read(viewer)
      const at = day === undefined ? naming : { ...naming, on: day }
      return frameworksOn(file, at.on)
        .filter(
          ({ ended, entry: { body } }) =>
            ended === null &&
            (types === undefined || types.includes(body.type)) &&
            (of === undefined || body.board === of),
        )
        .map(each => inFull(each, file, viewer, at, []))
    },

    promise: async (viewer, id) => {
      const { file, naming } = await read(viewer)
      const found = foundIn(frameworksOn(file, naming.on), id)
      if (!found) return undefined
      const { framework, aim, promise } = found
      const { body } = promise.entry
      const { champion, group } = aim.entry.body
      return {
        ...promiseRow(promise, aim, framework, naming),
        on: naming.on,
        made: promise.made,
        shows: body.shows,
        ...(champion === undefined ? {} : { champion: naming.memberOf(champion) }),
        ...(group === undefined ? {} : { group: boardChoice(group, naming) }),
        principles: (body.principles ?? []).map(code => principleWords(code).text),
        ...(promise.ended !== null && body.came ? { came: body.came } : {}),
        looks: looksShown(promise.looks, naming),
        work: workShown(promise.work, file, viewer, naming),
        may: {
          write: decide(viewer, 'promises.write').allow,
          look: mayWrite(
            promisesRegister,
            viewer,
            { doing: 'add', kind: frameworkNote.name, within: { field: 'promise', entry: id } },
            file,
          ),
        },
        versions: await versionsFor(viewer, frameworkPromise.name, id),
      }
    },

    principles: async viewer => {
      const { file, naming } = await read(viewer)
      const frameworks = frameworksOn(file, naming.on)
      const rows = new Map(rowsOf(frameworks, naming).map(each => [each.id, each]))
      return {
        on: naming.on,
        principles: principlesOf(frameworks).map(({ principle, promises, counts }) => ({
          ...principleWords(principle),
          promises: promises.flatMap(each => rows.get(each.entry.id) ?? []),
          tally: tallyOf(counts),
        })),
      }
    },
  }
}

function foundIn(frameworks: readonly FrameworkStanding[], id: string): Found | undefined {
  for (const framework of frameworks)
    for (const aim of framework.aims) {
      const promise = aim.promises.find(each => each.entry.id === id)
      if (promise) return { framework, aim, promise }
    }
  return undefined
}

// Every promise that holds, in the order of its framework.
function rowsOf(frameworks: readonly FrameworkStanding[], naming: Naming): readonly PromiseRow[] {
  return frameworks.flatMap(framework =>
    framework.aims.flatMap(aim =>
      aim.promises.filter(each => each.ended === null).map(each => promiseRow(each, aim, framework, naming)),
    ),
  )
}

function accountsAtWork(file: SubjectFile): readonly string[] {
  return ['improvement-action', 'board-action', 'board-challenge'].flatMap(kind =>
    (file.entries[kind] ?? []).flatMap(({ body }) => {
      const { owner, lead } = body as Readonly<Record<string, unknown>>
      return [owner, lead].filter(each => typeof each === 'string')
    }),
  )
}
