import { sql } from 'kysely'
import { atTime } from '../../spine/web/format.ts'
import type { ForYou } from '../../spine/web/services.ts'
import type { Tx } from '../../spine/store/store.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { calledBy } from '../children/row.ts'

/** What a notice may be about, by its code. */
export type NoticeAbout = 'child-given' | 'child-moved-on' | 'hand-over'

interface NoticeRow {
  readonly id: string
  readonly about: string
  readonly subject: string | null
  readonly body: Readonly<Record<string, unknown>>
  readonly made_at: string
  readonly called: string | null
  readonly number: string | null
  readonly by: string | null
}

/** Notices of one person that were not put away, newest first, in words. The transaction lists, and is done for them. */
export async function noticesIn(tx: Tx, authority: number): Promise<readonly ForYou[]> {
  const found = await sql<NoticeRow>`
    select n.id, n.about, n.subject, n.body, n.made_at, s.name as called, s.number, w.name as by
    from notice n
    left join standing s on s.authority = n.authority and s.subject = n.subject
    left join lateral names_of(array[coalesce(n.body->>'by', n.made_by)]) w on true
    where n.authority = ${authority} and n.to_user = app_author_id() and n.seen_at is null
    order by n.made_at desc limit 50`.execute(tx)
  return found.rows.map(noticeInWords)
}

/** Puts one of the reader's own notices away; one that is not theirs, or there is not, is left alone. */
export async function putAwayIn(tx: Tx, authority: number, id: string): Promise<void> {
  await sql`update notice set seen_at = clock_timestamp()
    where authority = ${authority} and id = ${id} and to_user = app_author_id() and seen_at is null`.execute(tx)
}

/** Tells someone something about a child. The transaction's author is whoever tells. */
export async function tellIn(
  tx: Tx,
  authority: number,
  to: string,
  about: NoticeAbout,
  subject: string,
  body: Readonly<Record<string, string>>,
  author: string,
): Promise<void> {
  await sql`insert into notice (authority, id, to_user, about, subject, body, made_by)
    values (${authority}, ${newId()}, ${to}, ${about}, ${subject}, ${JSON.stringify(body)}, ${author})`.execute(tx)
}

function noticeInWords(row: NoticeRow): ForYou {
  const child = row.subject === null ? undefined : { id: row.subject, called: calledBy(row.called, row.number) }
  const by = row.by ?? 'Someone'
  const called = child?.called ?? 'a child'
  const shared = {
    key: row.id,
    is: 'notice' as const,
    level: 'due' as const,
    when: atTime(row.made_at),
    notice: row.id,
    ...(child ? { child } : {}),
  }
  const file = child ? `/children/${child.id}` : '/day'
  switch (row.about) {
    case 'reason-given':
      return {
        ...shared,
        title: `${by} opened the file of ${called}`,
        text: 'They have no working link to this child, and gave a reason.',
        // Whoever may look into it has a page of their own; everyone who is told works with the child.
        href: `${file}/looks`,
        does: 'See why',
      }
    case 'child-given':
      return {
        ...shared,
        level: 'overdue',
        title: `${called} was given to you`,
        text: `By ${by}. Say hello: the child should hear from you who you are.`,
        href: file,
        does: 'Open the file',
      }
    case 'child-moved-on':
      return {
        ...shared,
        title: `${called} now has another worker`,
        text: `${by} moved the work. Say goodbye: the child should hear it from you.`,
        href: `${file}/record/goodbye`,
        does: 'Record the goodbye',
      }
    case 'hand-over':
      return {
        ...shared,
        title: `A hand-over for ${called}`,
        text: `What ${by} says you must know.`,
        href: typeof row.body['entry'] === 'string' ? `${file}/entries/${row.body['entry']}` : `${file}/story`,
        does: 'Read it',
      }
    case 'reason-not-fine':
      return {
        ...shared,
        level: 'overdue',
        title: 'A reason you gave was found not fine',
        text: `${by} looked into why you opened the file of ${called}. Speak to them, or to your manager.`,
        href: '/day',
        does: 'Go to your day',
      }
    case 'cover-asked':
      return {
        ...shared,
        title: 'Cover was arranged',
        text: `By ${by}: you cover for someone, or someone covers for you.`,
        href: '/cover',
        does: 'See from when to when',
      }
    default:
      return { ...shared, title: `Something you should know about ${called}`, href: file, does: 'Open the file' }
  }
}
