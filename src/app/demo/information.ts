import { sql } from 'kysely'
import { demoLongAgo } from '../../demo/registers/long-ago.ts'
import type { DemoRole } from '../../demo/users.ts'
import { yearsKept } from '../../practice/information/law.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { type Write, openFile, recordIn } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { type PlainDate, addDays, addYears, plainDate } from '../../spine/time/plain-date.ts'
import { trustFile } from '../duties/trust-file.ts'
import { rulebook } from '../rulebook.ts'

const DEMO = { author: 'demo', sight: 'files' } as const
const AGE = 75

/**
 * Requests to see a record, holds, and files past their time, as of a day: five requests of people who grew up in care, one of them
 * late, one nearly due and one that waits for an answer; and a file that two people destroyed.
 */
export async function recordInformation(
  store: Store,
  accounts: ReadonlyMap<DemoRole, string>,
  today: PlainDate,
): Promise<void> {
  const { authority } = store
  const grown = await store.within(DEMO, tx =>
    sql<{ subject: string }>`
      select subject from standing where authority = ${authority} and name is not null and care_until is not null
        and born <= ${addYears(today, -18)} and born > ${addYears(today, -30)}
      order by care_until - care_from desc, subject limit 6`.execute(tx),
  )
  const [late, soon, waiting, answered, slow, held] = grown.rows.map(each => each.subject)
  const ago = (days: number): PlainDate => addDays(today, -days)
  const writes: Write[] = []
  const add = (
    subject: string | undefined,
    kind: string,
    start: PlainDate | null,
    end: PlainDate | null,
    body: object,
  ): void => {
    if (subject) writes.push({ subject, kind, start, end, body })
  }
  add(late, 'subject-access-request', ago(44), null, {
    by: 'self',
    wants: 'Everything. I want to know why we were split up.',
    identityAsked: ago(43),
    identityClear: ago(40),
  })
  add(soon, 'subject-access-request', ago(26), null, {
    by: 'self',
    wants: 'My file from when I was little, and any photographs.',
  })
  add(waiting, 'subject-access-request', ago(20), null, {
    by: 'for-them',
    who: 'A solicitor',
    mayAsk: 'Signed leave of the young person, seen on the day it came.',
    wants: 'All records held.',
  })
  add(answered, 'subject-access-request', ago(120), ago(94), {
    by: 'self',
    wants: 'Why I came into care.',
    outcome: 'part',
    supported: true,
    leftOut: 'The names and words of three people who are not family and had not agreed.',
  })
  add(slow, 'subject-access-request', ago(250), ago(180), {
    by: 'self',
    wants: 'My whole file.',
    extended: ago(225),
    extendedWhy: 'Nine volumes on paper had to be found and read.',
    outcome: 'part',
    supported: false,
  })
  add(held, 'legal-hold', ago(140), null, {
    reason: 'claim',
    asked: 'The trust’s solicitors',
    words: 'A claim about a home the young person lived in may be made.',
    again: ago(-40),
  })
  const files = demoLongAgo.map(each => ({ ...each, id: newId(), born: addYears(ago(each.past), -AGE) }))
  for (const { id, given, family, sex, council, born, from, until, note, is } of files) {
    add(id, 'name', null, null, { given, family })
    add(id, 'identity', null, null, { born, sex })
    add(id, 'responsible-council', addYears(born, from), null, { council })
    add(id, 'period-of-care', addYears(born, from), addYears(born, until), { council, startKnown: true, ended: 'E4A' })
    add(id, 'case-note', addYears(born, from + 1), null, { type: 'letter', subject: 'From the paper file', text: note })
    if (is === 'held')
      add(id, 'legal-hold', ago(60), null, {
        reason: 'family',
        words: 'Her daughter has written to ask what is held, and has not been answered yet.',
        again: ago(-120),
      })
  }
  await store.within(DEMO, async tx => {
    for (const { id } of files) await openFile(tx, authority, id)
    const trust = await trustFile(tx, authority)
    add(trust, 'records-hold', plainDate('2015-06-01'), plainDate('2023-01-20'), {
      covers: 'every',
      reason: 'inquiry',
      asked: 'The Independent Inquiry into Child Sexual Abuse',
      words: 'Every organisation that works with children was asked to destroy nothing while the Inquiry sat.',
    })
    const { entries } = await recordIn(tx, authority, rulebook, DEMO.author, writes, null)
    const request = entries.find(each => each.subject === waiting)
    if (request)
      await recordIn(
        tx,
        authority,
        rulebook,
        DEMO.author,
        [
          {
            subject: request.subject,
            kind: 'access-clarification',
            start: ago(12),
            end: null,
            body: {
              request: request.entry,
              asked: 'Whether the records of both councils are meant, and from which years.',
            },
          },
        ],
        null,
      )
  })
  await destroyOne(store, accounts, files)
}

// By the two who would: what is proposed stands for the director to decide, and one was.
async function destroyOne(
  store: Store,
  accounts: ReadonlyMap<DemoRole, string>,
  files: readonly { readonly id: string; readonly born: PlainDate; readonly is?: 'held' | 'proposed' | 'destroyed' }[],
): Promise<void> {
  const [lead, director] = [accounts.get('information-governance'), accounts.get('director')]
  if (lead === undefined || director === undefined)
    throw new Error('The demonstration destroys a file by two people, who have no accounts')
  const law = yearsKept['looked-after'][0]?.source ?? ''
  for (const { id, born, is } of files) {
    if (is !== 'proposed' && is !== 'destroyed') continue
    const proposal = newId()
    await store.within({ author: lead, sight: 'files', subjects: [id] }, tx =>
      sql`select propose_destruction(${proposal}, ${id}, 'looked-after', 'born', ${law}, ${born}, ${addYears(born, AGE)})`.execute(
        tx,
      ),
    )
    if (is === 'destroyed')
      await store.within({ author: director, sight: 'files', subjects: [id] }, tx =>
        sql`select destroy_file(${proposal})`.execute(tx),
      )
  }
}
