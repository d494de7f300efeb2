import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { type RedactionGround, redactionGround } from '../../practice/information/codes.ts'
import { accessPack } from '../../practice/information/kinds.ts'
import type { Knowing, KnownPerson } from '../../practice/information/marks.ts'
import { relation } from '../../practice/people/codes.ts'
import {
  allocation,
  contactDetail,
  identifier,
  importantPerson,
  name,
  professional,
} from '../../practice/people/kinds.ts'
import type { Viewer } from '../../spine/access/decide.ts'
import { label } from '../../spine/ledger/code-list.ts'
import type { RecordedEntry } from '../../spine/ledger/entry.ts'
import { isId } from '../../spine/ledger/ids.ts'
import type { AnyKind, BodyOf } from '../../spine/ledger/kind.ts'
import { recordIn } from '../../spine/ledger/record.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { startInWords } from '../../spine/web/forms/asked.ts'
import { lowerFirst } from '../../spine/web/format.ts'
import type {
  InformationService,
  MarkDecision,
  PackMade,
  RecordAsked,
  RecordChapter,
  RecordReached,
} from '../../spine/web/services.ts'
import { readChild } from '../children/read-child.ts'
import { type Gated, throughGate } from '../files/gate.ts'
import { kinds, rulebook } from '../rulebook.ts'
import { type Decision, type Pack, type PackAnswer, packOf } from './pack/document.ts'
import { packAsHtml } from './pack/html.ts'
import { informationEntries, requestsAmong } from './requests.ts'

const ON_A_PAGE = 40

/** Going through a record that someone asked to see, and making what they are given. */
export function recordService(
  store: Store,
  today: () => PlainDate,
): Pick<InformationService, 'record' | 'chapter' | 'decide' | 'leaveOut' | 'makePack'> {
  const { authority } = store

  const reach = async <T>(
    viewer: Viewer,
    child: string,
    request: string,
    purpose: string,
    work: (tx: Tx, file: string) => Promise<T | undefined>,
  ): Promise<RecordReached<T>> => {
    if (!isId(request)) return { is: 'missing' }
    const details = { route: '/information/files/:id/requests/:request', purpose }
    const reached: Gated<T | undefined> = await throughGate(
      store,
      viewer,
      'requests.answer',
      child,
      details,
      (tx, { id }) => work(tx, id),
    )
    if (reached.is !== 'open') return reached
    return reached.value === undefined ? { is: 'missing' } : { is: 'open', value: reached.value }
  }

  return {
    record: (viewer, child, request) =>
      reach(viewer, child, request, 'open', async (tx, id) => {
        const held = await readAsked(tx, authority, id, request, today())
        return held && askedOf(held)
      }),

    chapter: (viewer, child, request, asked) =>
      reach(viewer, child, request, 'open', async (tx, id) => {
        const held = await readAsked(tx, authority, id, request, today())
        return held && chapterOf(held.pack, asked)
      }),

    decide: (viewer, child, request, decisions) =>
      reach(viewer, child, request, 'send', async (tx, id) => {
        if (!(await hasRequest(tx, authority, id, request))) return undefined
        for (const decision of decisions) await keepDecision(tx, authority, viewer, { id, request }, decision)
        return null
      }),

    leaveOut: (viewer, child, request, { words, ground }) =>
      reach(viewer, child, request, 'send', async (tx, id) => {
        if (!(await hasRequest(tx, authority, id, request))) return undefined
        const place = `a:${createHash('sha256').update(words.toLowerCase()).digest('base64url').slice(0, 24)}`
        await keepDecision(tx, authority, viewer, { id, request }, { place, state: 'confirmed', ground }, words)
        return null
      }),

    makePack: (viewer, child, request, asked) =>
      reach(viewer, child, request, 'download', async (tx, id): Promise<PackMade | undefined> => {
        const held = await readAsked(tx, authority, id, request, today())
        if (!held) return undefined
        const { pack } = held
        if (!held.identityClear) return { is: 'identity' }
        if (pack.undecided > 0) return { is: 'undecided', count: pack.undecided }
        const html = packAsHtml(pack, {
          trust: await nameOfTrust(tx, authority),
          to: asked.to,
          called: held.called,
          made: today(),
          self: held.request.by.value === 'self',
          ...(asked.words === undefined ? {} : { words: asked.words }),
          papers: held.papers.map(each => each.name),
        })
        const sha256 = createHash('sha256').update(html).digest('hex')
        const leftOut = [...pack.grounds.values()].reduce((sum, each) => sum + each, 0)
        await recordIn(
          tx,
          authority,
          rulebook,
          viewer.id,
          [
            {
              subject: id,
              kind: accessPack.name,
              start: today(),
              end: null,
              body: {
                request,
                entries: pack.entries,
                leftOut,
                grounds: [...pack.grounds].map(([ground, count]) => `${ground}: ${count}`),
                asAt: new Date().toISOString(),
                sha256,
              },
            },
          ],
          null,
        )
        return { is: 'made', name: `record-${today()}.html`, html }
      }),
  }
}

/** A record with what was decided in it, as it is read for one request. */
interface Asked {
  readonly request: RecordAsked['request']
  readonly called: string
  readonly identityClear: boolean
  readonly pack: Pack
  readonly papers: RecordAsked['papers']
  readonly packs: RecordAsked['packs']
}

async function readAsked(
  tx: Tx,
  authority: number,
  id: string,
  request: string,
  on: PlainDate,
): Promise<Asked | undefined> {
  const found = (
    await informationEntries(tx, ['subject-access-request', 'access-clarification', 'access-pack'], undefined)
  ).filter(each => each.subject === id)
  const row = requestsAmong(found, on).find(each => each.id === request)
  const asked = found.find(each => each.entry === request)
  if (!row || !asked) return undefined
  const child = await readChild(tx, authority, id, undefined)
  const decided = await decisionsOf(tx, authority, id, request)
  const { people } = child.origins
  const pack = packOf({
    entries: child.entries,
    kinds,
    knowing: knowingFrom(child.entries, child.named, decided.added),
    decided: decided.byPlace,
    roleOf: ({ author, import: from }) => {
      if (from !== null) return 'From a return to the Department for Education'
      const person = people.get(author)
      return person && !person.task
        ? `Written by: ${lowerFirst(person.role ?? 'someone who worked here')}`
        : 'Written up from an earlier record'
    },
    nameOf: (question, other) => {
      if (question.answer.is === 'file') return child.named.get(other) ?? 'Name not recorded'
      const entry = child.entries.find(each => each.id === other)
      const kind = entry && kinds.get(entry.kind)
      return kind ? `${kind.title}, ${startInWords(entry.start)}` : 'Another entry'
    },
  })
  const papers = await sql<{ id: string; name: string }>`
    select id, name from attachment where authority = ${authority} and subject = any(files_with(array[${id}]::uuid[]))
    order by at, id`.execute(tx)
  const { identityAsked, identityClear } = asked.body
  return {
    request: row,
    called: row.called,
    identityClear: identityAsked === undefined || identityClear !== undefined,
    pack,
    papers: papers.rows,
    packs: found
      .filter(each => each.kind === accessPack.name && each.body['request'] === request)
      .map(({ start_at, body }) => {
        const { entries, leftOut, sha256 } = body as BodyOf<typeof accessPack>
        return { made: start_at as PlainDate, entries, leftOut, sha256 }
      }),
  }
}

function askedOf({ request, called, identityClear, pack, papers, packs }: Asked): RecordAsked {
  return {
    request,
    called,
    identityClear,
    entries: pack.entries,
    marks: pack.groups.map(({ who, ...group }) => ({ ...group, ...(who === undefined ? {} : { who }) })),
    undecided: pack.undecided,
    leftOut: [...pack.grounds].map(([ground, count]) => ({
      ground: { value: ground, text: label(redactionGround, ground) },
      count,
    })),
    papers,
    health: pack.health,
    chapters: pack.chapters.map(({ chapter, title, entries }) => ({ chapter, title, entries: entries.length })),
    packs,
  }
}

function chapterOf(pack: Pack, asked: { readonly chapter: string; readonly page: number }): RecordChapter | undefined {
  const found = pack.chapters.find(each => each.chapter === asked.chapter)
  if (!found) return undefined
  const pages = Math.max(1, Math.ceil(found.entries.length / ON_A_PAGE))
  const page = Math.min(Math.max(asked.page, 1), pages)
  return {
    title: found.title,
    page,
    pages,
    entries: found.entries.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE).map(({ answers, ...entry }) => ({
      ...entry,
      answers: answers.map(answer => ({
        place: answer.place,
        asks: answer.asks,
        leftOut: answer.leftOut === null ? null : label(redactionGround, answer.leftOut),
        pieces: piecesOf(answer),
      })),
    })),
  }
}

function piecesOf({ text, marks }: PackAnswer): RecordChapter['entries'][number]['answers'][number]['pieces'] {
  let at = 0
  const pieces: { text: string; mark?: { place: string; state: 'open' | 'confirmed' | 'off'; ground: string } }[] = []
  for (const { start, end, place, state, ground } of marks) {
    if (start > at) pieces.push({ text: text.slice(at, start) })
    pieces.push({ text: text.slice(start, end), mark: { place, state, ground: label(redactionGround, ground) } })
    at = end
  }
  if (at < text.length) pieces.push({ text: text.slice(at) })
  return pieces
}

/** Who the file itself names, and what is the person’s own. */
function knowingFrom(
  entries: readonly RecordedEntry[],
  named: ReadonlyMap<string, string>,
  added: Knowing['added'],
): Knowing {
  const of = <K extends AnyKind>(kind: K): readonly BodyOf<K>[] =>
    entries.filter(each => each.kind === kind.name).map(each => each.body as BodyOf<K>)
  const own = of(name).flatMap(({ given, family, knownAs }) => [given, family, ...(knownAs ? [knownAs] : [])])
  const people: KnownPerson[] = [
    ...of(importantPerson).map(each => ({
      name: each.name,
      sort: 'around' as const,
      who: lowerFirst(label(relation, each.relation)),
    })),
    ...of(professional).map(each => ({ name: each.name, sort: 'worker' as const, who: 'someone who worked with you' })),
    ...of(allocation).flatMap(each => {
      const called = each.name ?? (each.worker ? named.get(each.worker) : undefined)
      return called ? [{ name: called, sort: 'worker' as const, who: each.role.replaceAll('-', ' ') }] : []
    }),
  ]
  const known = new Set(people.map(each => each.name))
  return {
    own: [...own, ...of(identifier).flatMap(each => each.value ?? [])],
    ownContacts: of(contactDetail).map(each => each.value),
    // Whoever else has a file that this one points to: brothers and sisters, carers, workers.
    people: [
      ...people,
      ...[...named.values()].flatMap(each =>
        known.has(each) ? [] : [{ name: each, sort: 'around' as const, who: 'named in the file' }],
      ),
    ],
    places: entries.flatMap(({ body }) => {
      const { school, organisation, ofArea, placeName } = body as Readonly<Record<string, unknown>>
      return [school, organisation, ofArea, placeName].filter((each): each is string => typeof each === 'string')
    }),
    added,
  }
}

async function decisionsOf(
  tx: Tx,
  authority: number,
  id: string,
  request: string,
): Promise<{ readonly byPlace: ReadonlyMap<string, Decision>; readonly added: Knowing['added'] }> {
  const found = await sql<{
    place: string
    state: Decision['state']
    ground: RedactionGround | null
    words: string | null
  }>`
    select place, state, ground, words from access_mark
    where authority = ${authority} and subject = ${id} and request = ${request}`.execute(tx)
  return {
    byPlace: new Map(found.rows.map(({ place, state, ground }) => [place, { state, ground }])),
    added: found.rows.flatMap(({ words, ground, state }) =>
      words !== null && ground !== null && state === 'confirmed' ? [{ words, ground }] : [],
    ),
  }
}

async function keepDecision(
  tx: Tx,
  authority: number,
  viewer: Viewer,
  of: { readonly id: string; readonly request: string },
  { place, state, ground }: MarkDecision,
  words: string | null = null,
): Promise<void> {
  await sql`
    insert into access_mark (authority, subject, request, place, state, ground, words, by_user)
    values (${authority}, ${of.id}, ${of.request}, ${place}, ${state}, ${state === 'off' ? null : ground}, ${words}, ${viewer.id})
    on conflict (authority, subject, request, place) do update set state = excluded.state, ground = excluded.ground,
      by_user = excluded.by_user, at = clock_timestamp()`.execute(tx)
}

async function hasRequest(tx: Tx, authority: number, id: string, request: string): Promise<boolean> {
  const found = await sql<{ entry: string }>`
    select entry from entry where authority = ${authority} and subject = any(files_with(array[${id}]::uuid[])) and entry = ${request}
      and kind = 'subject-access-request' and not withdrawn and end_on is null`.execute(tx)
  return found.rows.length > 0
}

async function nameOfTrust(tx: Tx, authority: number): Promise<string> {
  const found = await tx.selectFrom('authority').select('name').where('authority', '=', authority).executeTakeFirst()
  return found?.name ?? 'Children’s Trust'
}
