import { AccessRefused, type Viewer, decide } from '../../spine/access/decide.ts'
import { SECTIONS_OF } from '../../spine/access/roles.ts'
import type { Known } from '../../spine/ledger/read.ts'
import { attachmentsOf } from '../../spine/recording/attachments/rows.ts'
import { type Draft, draftsOf } from '../../spine/recording/drafts.ts'
import type { Tx } from '../../spine/store/store.ts'
import { type PlainDate, earlier } from '../../spine/time/plain-date.ts'
import { inWords } from '../../spine/time/words.ts'
import type { Asked, ChildAsk, ChildDraft, ChildrenService, Opening, StoryFilter } from '../../spine/web/services.ts'
import type { Keeping } from '../duties/file-duties.ts'
import { type Opened, openTo, throughGate, throughGates } from '../files/gate.ts'
import type { Product } from '../product.ts'
import { attachmentLines } from '../recording/papers.ts'
import { hrefOf } from '../recording/reach.ts'
import { kinds } from '../rulebook.ts'
import { childOnFile } from './child-on-file.ts'
import { frontOf } from './front.ts'
import { headOf } from './head.ts'
import { looksAt } from './looks.ts'
import type { ChildOnFile } from './on-file.ts'
import { partPage } from './part.ts'
import { profilePage } from './profile.ts'
import { type HeldChild, readChild } from './read-child.ts'
import { siblingsOn } from './siblings.ts'
import { familyOnFile, storyPage } from './story/story.ts'

/** A child's file, opened for one page. */
interface OnePage<T> {
  readonly child: ChildOnFile
  readonly asked: Asked
  readonly keeping: Keeping
  /** What the page alone needed to read. */
  readonly more: T
}

type Pages = Pick<ChildrenService, 'open' | 'part' | 'story' | 'looks' | 'profile'>

/** The pages of one child's file: each reads the file once, through the gate, and leaves one event that names the page. */
export function childPages(product: Product, today: () => PlainDate): Pages {
  const { store, councils } = product
  const { authority } = store

  return {
    open: (viewer, id, ask) =>
      onePage(
        viewer,
        id,
        ask,
        '',
        (tx, known) => (known ? [] : draftsOf(tx, authority, id)),
        ({ more, ...page }) => frontOf(page.child, { ...page, drafts: more.flatMap(draftLine) }),
      ),

    part: (viewer, id, part, ask) =>
      onePage(
        viewer,
        id,
        ask,
        part,
        (tx, known) => (part === 'documents' && !known ? attachmentsOf(tx, authority, id) : []),
        async ({ more, ...page }) =>
          partPage(page.child, part, { ...page, attachments: await attachmentLines(store, id, more) }),
      ),

    story: async (viewer, id, { on, knownAt, clock, toSave, ...filter }) => {
      // What is saved outlives the sign-in: an inspector reads here and takes nothing away.
      if (toSave && viewer.role === 'inspector') throw new AccessRefused('child.read', 'role-may-not')
      const ask: ChildAsk = { ...(on ? { on } : {}), ...(knownAt ? { knownAt } : {}), ...(clock ? { clock } : {}) }
      const page = toSave ? 'story/download' : 'story'
      return filter.view === 'family'
        ? familyStory(viewer, id, ask, filter, page)
        : onePage(viewer, id, ask, page, nothingMore, ({ child, asked }) =>
            storyPage(child, { asked, filter, beside: [] }),
          )
    },

    looks: (viewer, id, ask) =>
      onePage(
        viewer,
        id,
        ask,
        'looks',
        tx => looksAt(tx, id),
        ({ child, asked, more }) => ({
          is: 'open',
          head: headOf(child, asked),
          looks: more,
        }),
      ),

    profile: (viewer, id, ask) =>
      onePage(viewer, id, ask, 'profile', nothingMore, ({ child, asked }) => profilePage(child, asked)),
  }

  async function onePage<More, Answer>(
    viewer: Viewer,
    id: string,
    ask: ChildAsk,
    page: string,
    more: (tx: Tx, known: Known | undefined) => Promise<More> | More,
    make: (page: OnePage<More>) => Promise<Answer> | Answer,
  ): Promise<Opening<Answer>> {
    const known = knownFrom(ask)
    const gated = await throughGate(store, viewer, 'child.read', id, auditOf(ask, page), async tx => ({
      held: await readChild(tx, authority, id, known),
      more: await more(tx, known),
    }))
    if (gated.is === 'reason-needed') return gated
    if (gated.is === 'missing') return undefined
    const { held, more: read } = gated.value
    if (held.entries.length === 0 && !known) return undefined
    const child = await onFile(viewer, id, ask, held, gated.opened)
    return make({ child, ...asAsked(child, ask, held), more: read })
  }

  /** The child beside the brothers and sisters this viewer may open: an event for the child, and one that names the others. */
  async function familyStory(
    viewer: Viewer,
    id: string,
    ask: ChildAsk,
    filter: StoryFilter,
    page: string,
  ): ReturnType<ChildrenService['story']> {
    const known = knownFrom(ask)
    // Who the family is stands in the child's own file, so that is opened first and by itself.
    const first = await throughGate(store, viewer, 'child.read', id, auditOf(ask, page, 'family'), tx =>
      readChild(tx, authority, id, known),
    )
    if (first.is === 'reason-needed') return first
    if (first.is === 'missing' || (first.value.entries.length === 0 && !known)) return undefined
    const child = await onFile(viewer, id, ask, first.value, first.opened)
    const asked = asAsked(child, ask, first.value)
    const family = familyOnFile(child).filter(each => child.opens.has(each.id))
    const gated =
      family.length === 0
        ? undefined
        : await throughGates(
            store,
            viewer,
            'child.read',
            family.map(each => each.id),
            auditOf(ask, page, 'family'),
            async tx => {
              const read: HeldChild[] = []
              for (const each of family) read.push(await readChild(tx, authority, each.id, known))
              return read
            },
          )
    if (gated?.is !== 'open') return storyPage(child, { ...asked, filter, beside: [] })
    const beside = family.map(({ id: other, relation }, at) => {
      const file = toFile(viewer, other, ask, gated.value[at] as HeldChild, gated.opened[at] as Opened, NOBODY)
      return { child: file, of: { id: other, called: headOf(file, asked.asked).called, relation } }
    })
    return storyPage(child, { ...asked, filter, beside })
  }

  async function onFile(
    viewer: Viewer,
    id: string,
    ask: ChildAsk,
    held: HeldChild,
    opened: Opened,
  ): Promise<ChildOnFile> {
    const child = toFile(viewer, id, ask, held, opened, NOBODY)
    const others = siblingsOn(child).flatMap(sibling => sibling.body.person ?? [])
    return others.length === 0 ? child : { ...child, opens: await openTo(store, viewer, others) }
  }

  function toFile(
    viewer: Viewer,
    id: string,
    ask: ChildAsk,
    { entries, places, terms, origins, named, heldTo, information }: HeldChild,
    { link, council }: Opened,
    opens: ReadonlySet<string>,
  ): ChildOnFile {
    const now = today()
    const { read, write } = SECTIONS_OF[viewer.role]
    const mayWrite = !ask.knownAt && !ask.on && decide(viewer, 'child.write', { council, link }).allow
    return childOnFile({
      id,
      entries,
      places,
      terms,
      origins,
      kinds,
      councils,
      on: ask.on ?? (ask.knownAt ? earlier(ask.knownAt, now) : now),
      heldTo,
      information,
      reads: new Set(read),
      writes: new Set(mayWrite ? write.filter(section => read.includes(section)) : []),
      named,
      prices: decide(viewer, 'placement-costs.read').allow,
      opens,
    })
  }

  function asAsked(
    { on }: ChildOnFile,
    ask: ChildAsk,
    { heldTo, settings }: HeldChild,
  ): { readonly asked: Asked; readonly keeping: Keeping } {
    const stops =
      heldTo !== undefined && heldTo < on
        ? `The newest return that speaks of this child is the one to ${inWords(heldTo)}. What has happened since stands here only where someone has recorded it.`
        : undefined
    return {
      asked: {
        on,
        councilName: councils.map(each => each.name).join(' and '),
        ...(ask.knownAt ? { knownAt: ask.knownAt } : {}),
        clock: ask.clock ?? 'recorded',
        workedOutAt: new Date().toISOString(),
        ...(stops ? { note: stops } : {}),
      },
      keeping: { settings, heldTo },
    }
  }
}

const NOBODY: ReadonlySet<string> = new Set()

const nothingMore = (): undefined => undefined

function auditOf(ask: ChildAsk, page: string, part = page): { route: string; purpose: string; about?: string } {
  const route = page === '' ? '/children/:id' : `/children/:id/${page}`
  if (ask.knownAt) return { route, purpose: 'known-before', about: `${ask.clock ?? 'recorded'}:${ask.knownAt}` }
  const purpose = page.endsWith('/download') ? 'download' : 'open'
  return { route, purpose, ...(part === '' ? {} : { about: `part:${part}` }) }
}

/** Which past an ask is of, if any: by the ledger's clock to the end of that day in England, or by the returns' own dates. */
function knownFrom({ knownAt, clock }: ChildAsk): Known | undefined {
  if (!knownAt) return undefined
  return clock === 'per-source'
    ? { clock: 'source', at: knownAt }
    : { clock: 'recorded', at: `${knownAt} 23:59:59.999 Europe/London` }
}

function draftLine(draft: Draft): readonly ChildDraft[] {
  const kind = kinds.get(draft.kind)
  return kind === undefined ? [] : [{ title: kind.title, savedAt: draft.updatedAt, href: hrefOf(draft) }]
}
