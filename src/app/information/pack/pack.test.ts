import { describe, expect, it } from 'vitest'
import { kinds } from '../../rulebook.ts'
import type { RecordedEntry, Start } from '../../../spine/ledger/entry.ts'
import { plainDate } from '../../../spine/time/plain-date.ts'
import { type Decision, type PackSource, groupFor, packOf } from './document.ts'
import { packAsHtml } from './html.ts'

const entry = (id: string, kind: string, start: string | null, body: object): RecordedEntry => ({
  id,
  kind,
  start: start as Start,
  end: null,
  body,
  version: 1,
  revision: 1,
  author: 'someone',
  recordedAt: '2020-01-01T00:00:00Z',
  reason: null,
  import: null,
  knownFrom: null,
})
const LIFE = [
  entry('n2', 'case-note', '2019-05-01', {
    type: 'other',
    subject: 'A talk',
    text: 'Grace rang. <b>Kieran</b> was there too.',
  }),
  entry('n1', 'case-note', '2018-05-01', {
    type: 'other',
    subject: 'A talk',
    text: 'Grace did not come. Amara waited for Grace.',
  }),
  entry('w', 'child-words', '2018-06-01', { said: 'I want nan' }),
  entry('i', 'identity', null, { born: '2010-05-01', sex: 'F' }),
  entry('h', 'dental-check', '2018-07-01', { seen: true }),
]
const source = (decided: ReadonlyMap<string, Decision> = new Map(), entries = LIFE): PackSource => ({
  entries,
  kinds,
  knowing: {
    own: ['Amara Okafor'],
    ownContacts: [],
    people: [{ name: 'Grace Okafor', sort: 'around', who: 'mother' }],
    places: [],
    added: [],
  },
  decided,
  roleOf: () => 'Written by a social worker',
  nameOf: (_, id) => id,
})
const AROUND = {
  trust: 'The trust',
  to: 'Amara',
  called: 'Amara',
  made: plainDate('2026-11-26'),
  self: true,
  papers: [],
}
const groupWith = (words: string, state: Decision['state']): [string, Decision] => [
  groupFor(words),
  { state, ground: state === 'off' ? null : 'third-party' },
]

describe('a record in reading order', () => {
  it('begins with who the person is, each chapter from its beginning, each entry with its day and its writer’s role', () => {
    const { chapters, entries, health } = packOf(source())
    expect(chapters.map(each => [each.chapter, ...each.entries.map(({ id }) => id)])).toEqual([
      ['who', 'i'],
      ['words', 'w'],
      ['health', 'h'],
      ['work', 'n1', 'n2'],
    ])
    expect(chapters.at(-1)?.entries[0]).toMatchObject({ on: '1 May 2018', by: 'Written by a social worker' })
    expect([entries, health]).toEqual([5, true])
  })

  it('puts the same words together to be decided once, the most frequent first, with the sentences they stand in', () => {
    const { groups, undecided } = packOf(source())
    expect(groups.map(each => [each.words, each.count, each.sort, each.state])).toEqual([
      ['Grace', 3, 'around', 'open'],
      ['Kieran', 1, 'perhaps', 'open'],
    ])
    expect(undecided).toBe(2)
    expect(groups[0]?.around[0]).toEqual({
      before: '',
      words: 'Grace',
      after: ' did not come. Amara waited for Grace.',
      where: 'Note, 1 May 2018',
    })
  })

  it('one place may be decided otherwise than the rest, and a corrected text is decided again', () => {
    const first = packOf(source())
      .chapters.at(-1)
      ?.entries[0]?.answers.find(each => each.marks.length > 0)
    const decided = new Map([
      groupWith('Grace', 'confirmed'),
      groupWith('Kieran', 'off'),
      [first?.marks[0]?.place ?? '', { state: 'off', ground: null }] as [string, Decision],
    ])
    const pack = packOf(source(decided))
    expect(pack.undecided).toBe(0)
    expect(pack.grounds).toEqual(new Map([['third-party', 2]]))
    const html = packAsHtml(pack, AROUND)
    expect(html).toContain(
      'Grace did not come. Amara waited for <b class="out">[left out: it is about somebody else]</b>.',
    )
    expect(html).toContain('&lt;b&gt;Kieran&lt;/b&gt; was there too')
    // The place was another one before the words were corrected, and the rest of the group still stands.
    const corrected = LIFE.map(each =>
      each.id === 'n1' ? { ...each, body: { type: 'message', subject: 'A talk', text: 'Grace did not come.' } } : each,
    )
    expect(packAsHtml(packOf(source(decided, corrected)), AROUND)).not.toContain('Grace did not come')
  })

  it('what its writer said is about others is to be decided as a whole', () => {
    const note = entry('n3', 'case-note', '2019-06-01', {
      type: 'other',
      subject: 'A talk',
      text: 'She was ill.',
      aboutOthers: true,
    })
    const { groups } = packOf(source(new Map(), [note]))
    expect(groups).toMatchObject([{ words: 'She was ill.', who: 'somebody else, as its writer said', count: 1 }])
  })

  it('an answer may be left out whole; nothing of what is left out is in the document', () => {
    const answer = packOf(source())
      .chapters.at(-1)
      ?.entries[1]?.answers.find(each => each.marks.length > 0)
    const decided = new Map([
      groupWith('Grace', 'confirmed'),
      [answer?.place ?? '', { state: 'confirmed', ground: 'legal' }] as [string, Decision],
    ])
    const pack = packOf(source(decided))
    expect(pack.undecided).toBe(0)
    const html = packAsHtml(pack, AROUND)
    expect(html).toContain('[left out: a lawyer’s advice to us]')
    expect(html).not.toMatch(/Kieran|Grace/)
    expect(html).toContain('legal professional privilege')
  })

  it('is not made while anything is undecided', () => {
    expect(() => packAsHtml(packOf(source()), AROUND)).toThrow('not decided')
  })

  it('a ten-year file of a hundred and fifty long notes is told whole, every name in it decided', () => {
    const words =
      'Grace came to the meeting with Kieran and said that the plan was good, and nobody at the school had heard. '
    const many = Array.from({ length: 150 }, (_, at) =>
      entry(`n${at}`, 'case-note', `${2010 + (at % 10)}-05-01`, {
        type: 'other',
        subject: 'A talk',
        text: words.repeat(12),
      }),
    )
    const pack = packOf(source(new Map([groupWith('Grace', 'confirmed'), groupWith('Kieran', 'off')]), many))
    const html = packAsHtml(pack, AROUND)
    expect([pack.entries, pack.undecided]).toEqual([150, 0])
    expect(html.match(/the plan was good/g)).toHaveLength(150 * 12)
  }, 60_000)
})
