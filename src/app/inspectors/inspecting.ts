import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { inspectionType, inspectorate } from '../../practice/improvement/codes.ts'
import { sex } from '../../practice/people/codes.ts'
import { placementType } from '../../practice/placement/codes.ts'
import { drawSample } from '../../practice/audits/sampling.ts'
import { recordWithin } from '../../spine/access/audit.ts'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import { type CodeSet, label } from '../../spine/ledger/code-list.ts'
import { newId } from '../../spine/ledger/ids.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import type { Council } from '../../spine/measure/measure.ts'
import type { Choice, DrawAnswer, InspectorsService, ListedChild } from '../../spine/web/services.ts'
import { partsInWords } from '../audits/draw.ts'
import { calledBy } from '../children/row.ts'
import { openingsIn, questionsOf, samplesOf } from './rows.ts'

/** What a sample may be divided by, and how each child's part is said. */
const PARTS: Readonly<Record<string, (child: ListedChild) => string>> = {
  council: child => child.council?.text ?? 'No council known',
  team: child => child.team ?? 'No team',
  status: child => child.status.text,
  home: child => child.home?.text ?? 'No home recorded',
}

const STATUSES: Readonly<Record<string, string>> = {
  'in-care': 'In care',
  'care-leaver': 'Care leaver',
  other: 'Other children we work with',
}

/** The longest question, in letters. */
const QUESTION_MOST = 2000
const QUESTION_LEAST = 5

type Own = Pick<InspectorsService, 'own' | 'list' | 'draw' | 'choose' | 'question'>

/**
 * An inspector's own work, under the inspection their account works for now. The store decides it again: outside its two
 * moments each of these answers as for somebody who inspects nothing.
 */
export function inspectingService(store: Store, councils: readonly Council[]): Own {
  const { authority } = store

  const listed = async (tx: Tx): Promise<readonly ListedChild[]> => {
    const found = await sql<ListRow>`select * from inspection_list()`.execute(tx)
    return found.rows.map(row => ({
      number: row.number,
      age: row.age,
      sex: choiceOf(sex, row.sex),
      council:
        row.council === null
          ? null
          : { value: row.council, text: councils.find(each => each.code === row.council)?.name ?? row.council },
      team: row.team,
      status: { value: row.status, text: STATUSES[row.status] ?? row.status },
      home: choiceOf(placementType, row.home_type),
      sampled: row.sampled,
    }))
  }

  const add = async (
    tx: Tx,
    viewer: Viewer,
    chosen: readonly string[],
    how: {
      readonly seed: string | null
      readonly divided: readonly string[]
      readonly pool: number
      readonly parts: readonly string[]
    },
  ): Promise<DrawAnswer> => {
    const what = how.seed === null ? 'chosen' : 'random'
    const added = await sql<{ added: number | null }>`
      select sample_for_inspection(${newId()}::uuid, ${what}, ${how.seed}, ${[...how.divided]}::text[], ${how.pool}::int,
        ${[...how.parts]}::text[], ${[...chosen]}::text[]) as added`.execute(tx)
    const count = added.rows[0]?.added ?? null
    if (count === null)
      return { is: 'refused', problem: how.seed === null && chosen.length === 1 ? 'number' : 'too-many' }
    const shown = await sql<{ subject: string }>`select subject from inspection_child where authority = ${authority}
      and number = any (${[...chosen]}::text[])`.execute(tx)
    await recordWithin(
      tx,
      authority,
      viewer,
      'inspections.do',
      shown.rows.map(row => row.subject),
      {
        route: '/inspecting',
        about: how.seed === null ? 'chosen' : 'drawn',
      },
    )
    return { is: 'done', added: count }
  }

  return {
    own: async viewer => {
      const { grants } = permit(viewer, 'inspections.do')
      const opening = viewer.opening
      if (opening === undefined) return undefined
      const held = await store.within(grants, async tx => {
        const [row] = await openingsIn(tx, authority, opening)
        if (!row) return undefined
        const children = await sql<{ subject: string; number: string }>`select subject, number from inspection_child
          where authority = ${authority} and opening = ${opening}::uuid order by number`.execute(tx)
        return {
          row,
          children: children.rows,
          samples: await samplesOf(tx, authority, opening),
          questions: await questionsOf(tx, authority, opening),
        }
      })
      if (!held) return undefined
      const { row, children, samples, questions } = held
      const named = await namesOf(
        viewer,
        children.map(each => each.subject),
      )
      return {
        title: row.title,
        by: choiceOf(inspectorate, row.inspectorate) as Choice,
        type: choiceOf(inspectionType, row.type) as Choice,
        from: row.from_at,
        until: row.until_at,
        most: row.most,
        children: children.flatMap(({ subject, number }) => {
          const called = named.get(subject)
          // Restricted since it was drawn: it waits until it is released.
          return called === undefined ? [] : [{ id: subject, number, called }]
        }),
        samples,
        questions,
      }
    },

    list: async viewer => {
      const { grants } = permit(viewer, 'inspections.do')
      if (viewer.opening === undefined) return undefined
      return store.within(grants, async tx => {
        const rows = await listed(tx)
        await recordWithin(tx, authority, viewer, 'inspections.do', [], { route: '/inspecting/list', about: 'list' })
        return rows
      })
    },

    draw: async (viewer, asked) => {
      const { grants } = permit(viewer, 'inspections.do')
      const size = /^\d{1,3}$/.test(asked.size) ? Number(asked.size) : 0
      if (size < 1) return { is: 'refused', problem: 'size' }
      const divided = asked.divided.filter(each => each in PARTS)
      return store.within(grants, async (tx): Promise<DrawAnswer> => {
        const rows = await listed(tx)
        const open = rows
          .filter(each => !each.sampled && (asked.status === '' || each.status.value === asked.status))
          .map(each => ({ id: each.number, stratum: divided.map(part => PARTS[part]?.(each)).join(', ') }))
        if (open.length === 0) return { is: 'refused', problem: 'nobody' }
        const seed = randomBytes(4).toString('hex')
        const sample = drawSample(open, { size, seed, eachOne: true })
        return add(
          tx,
          viewer,
          sample.map(each => each.id),
          { seed, divided, pool: open.length, parts: partsInWords(open, sample) },
        )
      })
    },

    choose: async (viewer, number) => {
      const { grants } = permit(viewer, 'inspections.do')
      return store.within(grants, async (tx): Promise<DrawAnswer> => {
        const rows = await listed(tx)
        const wanted = rows.find(each => each.number === number.trim().toUpperCase())
        if (!wanted) return { is: 'refused', problem: 'number' }
        if (wanted.sampled) return { is: 'done', added: 0 }
        const answer = await add(tx, viewer, [wanted.number], { seed: null, divided: [], pool: rows.length, parts: [] })
        // The number is on the list, so only the most stands in the way.
        return answer.is === 'refused' ? { is: 'refused', problem: 'too-many' } : answer
      })
    },

    question: async (viewer, words) => {
      const { grants } = permit(viewer, 'inspections.do')
      const said = words.trim()
      if (said.length < QUESTION_LEAST || said.length > QUESTION_MOST) return 'words'
      return store.within(grants, async tx => {
        await sql`select ask_the_service(${newId()}::uuid, ${said})`.execute(tx)
        await recordWithin(tx, authority, viewer, 'inspections.do', [], { route: '/inspecting', about: 'asked' })
        return 'done' as const
      })
    },
  }

  async function namesOf(viewer: Viewer, subjects: readonly string[]): Promise<ReadonlyMap<string, string>> {
    if (subjects.length === 0) return new Map()
    return store.within({ author: viewer.id, sight: 'files', subjects }, async tx => {
      const found = await sql<{ subject: string; name: string | null; number: string | null }>`
        select subject, name, number from names_of_files(${[...subjects]}::uuid[])`.execute(tx)
      await recordWithin(
        tx,
        authority,
        viewer,
        'inspections.do',
        found.rows.map(row => row.subject),
        { route: '/inspecting' },
      )
      return new Map(found.rows.map(row => [row.subject, calledBy(row.name, row.number)]))
    })
  }
}

interface ListRow {
  readonly number: string
  readonly age: number | null
  readonly sex: string | null
  readonly council: string | null
  readonly team: string | null
  readonly status: string
  readonly home_type: string | null
  readonly sampled: boolean
}

function choiceOf(set: CodeSet, code: string | null): Choice | null {
  return code === null ? null : { value: code, text: label(set, code) }
}
