import { addDays } from '../../spine/time/plain-date.ts'
import { download } from '../../spine/web/download.ts'
import { listed } from '../../spine/web/format.ts'
import { type ListDeclaration, orMissing, savedList } from '../../spine/web/list.ts'
import { type Fields, type Page, address, definePage, one, oneOf } from '../../spine/web/page.ts'
import {
  type Choice,
  type Day,
  type DueItem,
  type ForYou,
  type LiveList,
  type OwedShown,
  may,
} from '../../spine/web/services.ts'

const VIEWS = 'practice/casework/views'
const GROUPINGS = ['child', 'family', 'address'] as const
type Grouping = (typeof GROUPINGS)[number]

const GROUP_CHOICES: readonly Choice[] = [
  { value: 'child', text: 'Child' },
  { value: 'family', text: 'Brothers and sisters' },
  { value: 'address', text: 'Address' },
]
const WHOSE_CHOICES: readonly Choice[] = [
  { value: 'mine', text: 'Mine to do' },
  { value: 'all', text: 'Everyone’s, for my children' },
]

/** Things that belong to one child, one family or one address. */
interface Group {
  readonly key: string
  readonly title: string
  /** The child's own page, where the group is one child. */
  readonly href?: string
  readonly note?: string
  /** Whether each line must say whose it is. */
  readonly several: boolean
  /** The most pressing, and the others, to be unfolded. */
  readonly first: readonly Line[]
  readonly rest: readonly Line[]
}

/** Something due, and how many more times the same is owed for the same child. */
type Line = DueItem & { readonly more: number }

/** As many of what one answers for as stand beside one's children; the others are one link away. */
const OWED_AT_A_GLANCE = 5
const WEEK = 7

/** As many lines of one group as are read at a glance. */
const AT_A_GLANCE = 3

/** What one's own work asks: what is overdue, what falls due this week, and what waits for oneself. */
export const dayPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/day',
    title: 'My day',
    may: 'day.read',
    nav: { text: 'My day', order: 5 },
    wide: true,
    handler: async ({ viewer, services, query }) => {
      const day = await services.work.day.open(viewer)
      const mend = may(viewer, 'data-quality.read') ? await services.quality.mine(viewer) : undefined
      const drafts = may(viewer, 'child.write') ? await services.recording.drafts(viewer) : []
      const owed = may(viewer, 'owed.read') ? await services.work.owed.open(viewer) : undefined
      const asked = askFrom(query)
      const lines = chosenLines(day, asked)
      const level = (is: DueItem['level']): readonly DueItem[] => lines.filter(line => line.level === is)
      const forYou = [
        ...day.forYou,
        ...owedSoon(owed).slice(0, OWED_AT_A_GLANCE),
        ...drafts.map(
          (draft): ForYou => ({
            key: draft.id,
            is: 'draft',
            title: `${draft.title} not finished: ${draft.called}`,
            level: 'due',
            when: '',
            href: draft.href,
            does: 'Go on with it',
          }),
        ),
      ]
      return {
        view: `${VIEWS}/day.njk`,
        data: {
          day,
          forYou,
          owed: owed && {
            all: owed.rows.length,
            overdue: owed.rows.filter(each => each.state.level === 'overdue').length,
            shown: Math.min(owedSoon(owed).length, OWED_AT_A_GLANCE),
          },
          mend: mend && {
            ...mend,
            href: `${address('/data-quality', { whose: 'own', is: 'fault', worker: viewer.worker })}#list`,
          },
          grouping: asked.by,
          groupings: GROUP_CHOICES,
          whose: asked.whose,
          whoses: WHOSE_CHOICES,
          kind: asked.kind,
          kinds: kindsOf(day, asked.whose),
          chips: chipsOf(day, asked),
          overdue: grouped(day, level('overdue'), asked.by),
          week: grouped(day, level('due'), asked.by),
          untold: grouped(day, level('cannot-tell'), asked.by),
          counts: {
            overdue: level('overdue').length,
            week: level('due').length,
            untold: level('cannot-tell').length,
          },
          team: day.children.length === 0 && may(viewer, 'team.read'),
          others: asked.whose === 'mine' ? day.lines.filter(line => !line.mine).length : 0,
          all: address('/day', { by: asked.by === 'child' ? undefined : asked.by, whose: 'all' }),
          download: (as: string) => address('/day/download', { ...asQuery(asked), as }),
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/day/download',
    title: 'Download what is due',
    may: 'day.read',
    handler: async ({ viewer, services, query }) => {
      const day = await services.work.day.open(viewer, 'download')
      const { table, as } = savedList('my-day', DUE_LIST, chosenLines(day, askFrom(query)), query)
      return download(table, as)
    },
  }),
  definePage({
    method: 'GET',
    path: '/day/list',
    title: 'My list for paper',
    may: 'day.read',
    wide: true,
    handler: async ({ viewer, services }) => ({
      view: `${VIEWS}/live-list.njk`,
      data: { list: onPaper(await services.work.day.liveList(viewer)) },
    }),
  }),
  definePage({
    method: 'POST',
    path: '/day/notices/:id',
    title: 'Put a notice away',
    may: 'day.read',
    handler: async ({ viewer, services, params }) => {
      await services.work.day.putAway(viewer, params['id'] ?? '')
      return { redirect: '/day#for-you' }
    },
  }),
]

// What one answers for in the registers, of which the day is past or within the week.
function owedSoon(owed: OwedShown | undefined): readonly ForYou[] {
  if (!owed) return []
  const soon = addDays(owed.on, WEEK)
  return owed.rows
    .filter(each => each.by !== null && each.by <= soon)
    .map(each => ({
      key: each.key,
      is: 'owed',
      title: each.what,
      text: each.from.text,
      level: each.state.level,
      when: each.state.words,
      by: each.by,
      href: each.href,
      does: each.does,
    }))
}

/** What is due of some children, as a list to save. */
export const DUE_LIST: ListDeclaration<DueItem> = {
  caption: 'What is due',
  columns: [
    { key: 'child', title: 'Child', of: row => row.child.called },
    { key: 'number', title: 'Number', of: row => row.child.number, savedOnly: true },
    { key: 'what', title: 'What', of: row => row.what },
    { key: 'by', title: 'By', of: row => orMissing(row.by, ''), by: row => row.by },
    { key: 'stands', title: 'How it stands', of: row => ({ text: row.words, level: row.level }) },
    { key: 'owner', title: 'Whose work', of: row => row.ownerTitle },
    { key: 'why', title: 'Why', of: row => row.why, savedOnly: true },
    { key: 'law', title: 'Law or guidance', of: row => row.law ?? null, savedOnly: true },
  ],
  empty: 'Nothing is due.',
  counted: count => String(count),
}

interface DayAsk {
  readonly by: Grouping
  readonly whose: 'mine' | 'all'
  readonly kind: string | undefined
}

function askFrom(query: Fields): DayAsk {
  const kind = one(query, 'kind')
  return {
    by: oneOf(query, 'by', GROUPINGS) ?? 'child',
    whose: oneOf(query, 'whose', ['mine', 'all'] as const) ?? 'mine',
    kind: kind !== undefined && /^[\w-]{1,60}$/.test(kind) ? kind : undefined,
  }
}

function asQuery({ by, whose, kind }: DayAsk): Readonly<Record<string, string | undefined>> {
  return { by: by === 'child' ? undefined : by, whose: whose === 'mine' ? undefined : whose, kind }
}

function chosenLines(day: Day, { whose, kind }: DayAsk): readonly DueItem[] {
  return day.lines.filter(line => (whose === 'all' || line.mine) && (kind === undefined || line.duty === kind))
}

function kindsOf(day: Day, whose: 'mine' | 'all'): readonly Choice[] {
  const counts = new Map<string, { readonly text: string; count: number }>()
  for (const line of day.lines) {
    if (whose === 'mine' && !line.mine) continue
    const held = counts.get(line.duty)
    if (held) held.count++
    else counts.set(line.duty, { text: line.what, count: 1 })
  }
  return [...counts]
    .map(([value, { text, count }]) => ({ value, text: `${text} (${count})` }))
    .toSorted((a, b) => a.text.localeCompare(b.text, 'en-GB'))
}

function chipsOf(day: Day, asked: DayAsk): readonly { readonly text: string; readonly href: string }[] {
  const { kind } = asked
  if (kind === undefined) return []
  const text = day.lines.find(line => line.duty === kind)?.what ?? kind
  return [{ text: `Only: ${text}`, href: address('/day', { ...asQuery(asked), kind: undefined }) }]
}

// Paper holds what is to be done, and not what cannot be told.
function onPaper(list: LiveList): object {
  return {
    ...list,
    children: list.children.map(child => ({
      ...child,
      next: together(child.next.filter(line => line.level !== 'cannot-tell')),
    })),
  }
}

/** Lines under whom or where they are about, the most pressing group first. */
export function grouped(day: Pick<Day, 'groups'>, lines: readonly DueItem[], by: Grouping): readonly Group[] {
  const groups = new Map<string, DueItem[]>()
  for (const line of lines) {
    const of = day.groups[line.child.id]
    const key = (by === 'family' ? of?.family : by === 'address' ? of?.address : undefined) ?? line.child.id
    const held = groups.get(key)
    if (held) held.push(line)
    else groups.set(key, [line])
  }
  return [...groups].map(([key, list]) => {
    const children = [...new Map(list.map(line => [line.child.id, line.child])).values()]
    const [child] = children
    const alone = children.length === 1
    const folded = together(list)
    const shared = { key, several: !alone, first: folded.slice(0, AT_A_GLANCE), rest: folded.slice(AT_A_GLANCE) }
    if (by === 'address' && child?.postcode)
      return { ...shared, title: child.postcode, several: true, ...(child.home ? { note: child.home } : {}) }
    return {
      ...shared,
      title: alone ? (child?.called ?? '') : listed(children.map(each => each.called)),
      ...(alone && child ? { href: `/children/${child.id}` } : {}),
    }
  })
}

/** Lines with those of one duty for one child said once, at the first of them. */
export function together(lines: readonly DueItem[]): readonly Line[] {
  const seen = new Map<string, { readonly line: DueItem; more: number }>()
  for (const line of lines) {
    const key = `${line.child.id} ${line.duty}`
    const held = seen.get(key)
    if (held) held.more++
    else seen.set(key, { line, more: 0 })
  }
  return [...seen.values()].map(({ line, more }) => ({ ...line, more }))
}
