import { birthKnownBy, sex } from '../../practice/people/codes.ts'
import { permit, type Viewer } from '../../spine/access/decide.ts'
import type { CodeSet } from '../../spine/ledger/code-set.ts'
import { openFile, recordIn } from '../../spine/ledger/record.ts'
import { wordsOfName, foldNumber } from '../../spine/search/fold.ts'
import { type SearchQuery, readQuery, searchedWord } from '../../spine/search/query.ts'
import { type PlainDate, addYears } from '../../spine/time/plain-date.ts'
import type { Choice, PersonFound, SearchService } from '../../spine/web/services.ts'
import { throughNewFile, withList } from '../files/gate.ts'
import type { Product } from '../product.ts'
import { rulebook } from '../rulebook.ts'
import { type Scored, findPeople } from './find-people.ts'
import { type NewPerson, readNewPerson } from './new-person.ts'

/** How well someone must fit to be shown as perhaps the same person, and how many are shown. */
const PERHAPS = 0.66
const MOST_PERHAPS = 10

/** Searching, and opening a new file. `today` is asked at the edge, each time: the day it is in England. */
export function searchService(
  { store, councils }: Pick<Product, 'store' | 'councils'>,
  today: () => PlainDate,
): SearchService {
  const look = (
    viewer: Viewer,
    route: string,
    query: SearchQuery,
    keep: (found: readonly Scored[]) => readonly Scored[],
  ): Promise<readonly PersonFound[]> =>
    withList(store, viewer, 'children.list', { route, purpose: 'find' }, async (tx, { council }) => {
      const found = await findPeople(tx, query, { authority: store.authority, council, today: today() }, councils)
      const value = keep(found).map(each => each.person)
      return { value, shown: value.map(person => person.id) }
    })

  const councilsFor = (viewer: Viewer): readonly Choice[] =>
    councils
      .filter(each => viewer.council === undefined || each.code === viewer.council)
      .map(({ code, name }) => ({ value: code, text: name }))

  return {
    search: async (viewer, text) => {
      permit(viewer, 'children.list')
      const query = readQuery(text, today())
      if (query.words.length === 0 && !query.born) return { people: [], nothingAsked: true }
      return { people: await look(viewer, '/search', query, found => found), nothingAsked: false }
    },

    newPersonChoices: viewer => {
      permit(viewer, 'child.create')
      return { councils: councilsFor(viewer), sexes: choicesOf(sex), birthKnownBy: choicesOf(birthKnownBy) }
    },

    open: async (viewer, typed) => {
      permit(viewer, 'child.create')
      const read = readNewPerson(
        typed,
        councilsFor(viewer).map(each => each.value),
        today(),
      )
      if ('problems' in read) return { is: 'refused', problems: read.problems }
      const { person } = read
      if (!typed.none) {
        const people = await look(viewer, '/children/new', likenessOf(person), found => mayBe(person, found))
        if (people.length > 0) return { is: 'perhaps', people }
      }
      const { opened } = await throughNewFile(store, viewer, { route: '/children/new' }, async (tx, { id }) => {
        await openFile(tx, store.authority, id)
        await recordIn(tx, store.authority, rulebook, viewer.id, writesOf(id, person, today()), null)
      })
      return { is: 'opened', id: opened.id }
    },
  }
}

/**
 * Whoever has a name like theirs and a birthday like it, or the same name and a birthday at most two years off. Living at
 * the same postcode counts for someone; living elsewhere does not count against them.
 */
function mayBe({ born, postcode }: NewPerson, found: readonly Scored[]): readonly Scored[] {
  const more = postcode === undefined ? 1 : 4 / 3
  const near = [addYears(born, -2), addYears(born, 2)] as const
  return found
    .filter(each => each.score * more >= PERHAPS)
    .filter(
      ({ person }) =>
        person.birth !== 'differs' || person.born === null || (person.born >= near[0] && person.born <= near[1]),
    )
    .slice(0, MOST_PERHAPS)
}

function likenessOf({ given, family, born, postcode }: NewPerson): SearchQuery {
  const [year, month, day] = born.split('-').map(Number) as [number, number, number]
  const words = [given, family].map(name => wordsOfName(name).at(-1) ?? '').filter(Boolean)
  return {
    words: [...words, ...(postcode ? [foldNumber(postcode)] : [])].map(searchedWord),
    born: { year, month, day },
  }
}

function writesOf(subject: string, person: NewPerson, on: PlainDate) {
  const { given, family, born, birthKnownBy: knownBy } = person
  return [
    { subject, kind: 'name', start: null, end: null, body: { given, family } },
    {
      subject,
      kind: 'identity',
      start: on,
      end: null,
      body: { born, sex: person.sex, ...(knownBy ? { birthKnownBy: knownBy } : {}) },
    },
    { subject, kind: 'responsible-council', start: on, end: null, body: { council: person.council } },
  ]
}

function choicesOf(set: CodeSet): readonly Choice[] {
  return set.codes.map(({ code, label }) => ({ value: code, text: label }))
}
