import { isId } from '../ledger/ids.ts'
import { isPlainDate, type PlainDate } from '../time/plain-date.ts'
import { atTime } from '../web/format.ts'
import { type Answer, type Page, type PageRequest, address, definePage, one, oneOf } from '../web/page.ts'
import type { AuditAsk, AuditLine, ChainChecked } from '../web/services.ts'
import { KINDS, chainInWords, doneInWords } from './pages-words.ts'

const VIEW = 'spine/access/views/audit.njk'

const KIND_CHOICES = [
  ...Object.entries(KINDS).map(([value, { text }]) => ({ value, text })),
  { value: 'refused', text: 'Was refused' },
]

/** Who looked at what, and whether the record of it holds. */
export const auditPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/audit',
    title: 'Who looked',
    may: 'audit.read',
    nav: { text: 'Who looked', order: 70, more: true, under: 'Who may see what' },
    handler: request => auditPage(request),
  }),
  // The whole chain is read, so only when someone asks.
  definePage({
    method: 'POST',
    path: '/audit/check',
    title: 'Who looked',
    may: 'audit.read',
    perMinute: 6,
    handler: async request => auditPage(request, await request.services.users.audit.check(request.viewer)),
  }),
]

async function auditPage(request: PageRequest, chain?: ChainChecked): Promise<Answer> {
  const { services, viewer, query } = request
  const person = personFrom(one(query, 'person'))
  const kind = oneOf(query, 'kind', [...Object.keys(KINDS), 'refused'])
  const from = dateFrom(one(query, 'from'))
  const until = dateFrom(one(query, 'until'))
  const before = one(query, 'before')
  const known = KINDS[kind as keyof typeof KINDS] as (typeof KINDS)[keyof typeof KINDS] | undefined
  const ask: AuditAsk = {
    ...(person === undefined ? {} : { person }),
    ...(known ? { actions: known.actions } : {}),
    ...(kind === 'refused' ? { refused: true } : {}),
    ...(from ? { from } : {}),
    ...(until ? { until } : {}),
    ...(before === undefined ? {} : { before }),
  }
  const found = await services.users.audit.find(viewer, ask)
  const filter = { person, kind, from, until }
  const council = (code: string): string => services.councils.find(({ value }) => value === code)?.text ?? code
  return {
    view: VIEW,
    data: {
      filter,
      filtered: Object.values(filter).some(value => value !== undefined),
      people: found.people,
      kinds: KIND_CHOICES,
      days: byDayAndPerson(found.lines, line => doneInWords(line, council)),
      later: before === undefined ? undefined : address('/audit', filter),
      older: found.older === undefined ? undefined : address('/audit', { ...filter, before: found.older }),
      sealedTo: found.sealedTo,
      chain: chain && { ...chainInWords(chain), checkedAt: chain.checkedAt },
    },
  }
}

interface ShownLine {
  readonly time: string
  readonly what: string
  readonly child: AuditLine['child']
}

interface ShownDay {
  readonly day: PlainDate
  readonly people: readonly { readonly who: AuditLine['who']; readonly lines: readonly ShownLine[] }[]
}

/** Newest day first; in it, whoever did something last first, with all they did that day. */
function byDayAndPerson(lines: readonly AuditLine[], words: (line: AuditLine) => string): readonly ShownDay[] {
  const days = new Map<PlainDate, Map<string, { readonly who: AuditLine['who']; readonly lines: ShownLine[] }>>()
  for (const line of lines) {
    const people = days.get(line.day) ?? new Map<string, { who: AuditLine['who']; lines: ShownLine[] }>()
    days.set(line.day, people)
    const held = people.get(line.who.id) ?? { who: line.who, lines: [] }
    people.set(line.who.id, held)
    held.lines.push({ time: atTime(line.at).split(' at ')[1] ?? '', what: words(line), child: line.child })
  }
  return [...days].map(([day, people]) => ({ day, people: [...people.values()] }))
}

function personFrom(text: string | undefined): string | undefined {
  return text === 'system' || isId(text) ? text : undefined
}

// No audit is older than computers are, and the database knows no year 0.
function dateFrom(text: string | undefined): PlainDate | undefined {
  return isPlainDate(text) && text >= '1900-01-01' ? text : undefined
}
