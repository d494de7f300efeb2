import { sql } from 'kysely'
import { recordWithin } from '../../spine/access/audit.ts'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import type { OpeningFollowed } from '../../spine/web/services.ts'
import { calledBy } from '../children/row.ts'
import { type OpeningRow, peopleIn, questionsOf } from './rows.ts'

const LOOKS_SHOWN = 200

/**
 * What inspectors did under an opening: whom they sampled and looked at, what they asked, and what was released to them.
 * Files that whoever asks may not know of are left out. The reader's own look at this is audited with those it shows.
 */
export async function followedOf(store: Store, viewer: Viewer, row: OpeningRow): Promise<OpeningFollowed> {
  const { grants, council } = permit(viewer, 'inspections.follow')
  const { authority } = store
  return store.within(grants, async tx => {
    const children = await sql<{ subject: string; number: string }>`
      select subject, number from inspection_child where authority = ${authority} and opening = ${row.id}::uuid
      order by number`.execute(tx)
    const looks = await sql<{ at: string; actor: string; subject: string }>`
      select e.at, e.actor, s as subject from audit_event e cross join unnest(e.subjects) s
      where e.authority = ${authority} and e.action = 'child.read' and e.allowed and e.about = ${`inspection:${row.id}`}
        and e.at >= ${row.from_at}::timestamptz and e.at < ${row.until_at}::timestamptz
        and e.actor in (select user_id::text from inspector where authority = ${authority} and opening = ${row.id}::uuid)
      order by e.at desc`.execute(tx)
    const released = await sql<{ subject: string; why: string; by: string }>`
      select subject, why, released_by as "by" from inspection_release
      where authority = ${authority} and opening = ${row.id}::uuid and taken_back_at is null order by released_at`.execute(
      tx,
    )
    const called = await namesIn(tx, council, [
      ...children.rows.map(each => each.subject),
      ...looks.rows.map(each => each.subject),
      ...released.rows.map(each => each.subject),
    ])
    const who = await peopleIn(tx, [...looks.rows.map(each => each.actor), ...released.rows.map(each => each.by)])
    const questions = await questionsOf(tx, authority, row.id)
    await recordWithin(tx, authority, viewer, 'inspections.follow', [...called.keys()], { route: '/inspectors/:id' })
    return {
      children: children.rows.flatMap(({ subject, number }) => {
        const name = called.get(subject)
        const theirs = looks.rows.filter(each => each.subject === subject)
        return name === undefined
          ? []
          : [{ id: subject, number, called: name, looks: theirs.length, last: theirs[0]?.at ?? null }]
      }),
      looks: looks.rows
        .flatMap(({ at, actor, subject }) => {
          const name = called.get(subject)
          return name === undefined ? [] : [{ at, who: who(actor), child: { id: subject, called: name } }]
        })
        .slice(0, LOOKS_SHOWN),
      questions,
      unanswered: questions.filter(each => each.answer === null).length,
      released: released.rows.flatMap(({ subject, why, by }) => {
        const name = called.get(subject)
        return name === undefined ? [] : [{ id: subject, called: name, why, by: who(by) }]
      }),
    }
  })
}

async function namesIn(
  tx: Tx,
  council: string | undefined,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await sql<{ subject: string; name: string | null; number: string | null; council: string | null }>`
    select * from names_of_files(${[...new Set(ids)]}::uuid[])`.execute(tx)
  return new Map(
    found.rows
      .filter(row => council === undefined || row.council === council)
      .map(row => [row.subject, calledBy(row.name, row.number)]),
  )
}
