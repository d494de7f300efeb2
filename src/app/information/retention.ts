import { rm } from 'node:fs/promises'
import path from 'node:path'
import { sql } from 'kysely'
import { holdCovers, holdReason, retentionClass } from '../../practice/information/codes.ts'
import { legalHold, recordsHold } from '../../practice/information/kinds.ts'
import { type YearsKept, keptElsewhere, quietYears, yearsKept } from '../../practice/information/law.ts'
import { type Retention as Kept, retentionOf } from '../../practice/information/notions.ts'
import { type Viewer, decide, permit } from '../../spine/access/decide.ts'
import { recordWithin } from '../../spine/access/audit.ts'
import { label } from '../../spine/ledger/code-list.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import { isId, newId } from '../../spine/ledger/ids.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { readFiles } from '../../spine/ledger/read.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import { valueOn } from '../../spine/time/dated.ts'
import { periodEnd } from '../../practice/contract/periods.ts'
import { type PlainDate, addYears, later } from '../../spine/time/plain-date.ts'
import type { DestructionDone, HoldRow, InformationService, RetentionRow } from '../../spine/web/services.ts'
import { calledBy } from '../children/row.ts'
import { throughGate, withList } from '../files/gate.ts'
import { namesFor, registerFor } from '../registers/reading.ts'
import { rulebook } from '../rulebook.ts'
import { type DestructionRow, certificateOf } from './certificate.ts'
import { breachRegister } from './register.ts'
import { informationEntries } from './requests.ts'

/** Why a file may not be destroyed now, by the code the database answers with. */
const WHY_NOT: Readonly<Record<string, string>> = {
  held: 'A legal hold covers it',
  'asked-for': 'Someone asked to see it and has not been answered',
  open: 'It is open: care has not ended, or it is given to a worker',
  later: 'Its time has not come',
  proposed: 'It is proposed already, and waits for a second person',
  'same-person': 'You proposed it yourself: another person decides',
  'no-director': 'One of the two must be the director',
  quiet: 'Something was written of it in the last six years',
}

/** The most files that are looked into at a time. */
const MOST = 500

/** How long files are kept, holds, and destroying what is past its time by two people. */
export function retentionService(
  store: Store,
  dataDir: string,
  today: () => PlainDate,
): Pick<InformationService, 'retention' | 'holds' | 'certificate' | 'propose' | 'destroy' | 'refuse'> {
  const { authority } = store

  return {
    retention: viewer =>
      withList(store, viewer, 'retention.read', { route: '/information/retention' }, async (tx, { council }) => {
        const on = today()
        const until = periodEnd('quarter', on)
        const found = await pastTime(tx, authority, until, council)
        const files = await store.within(
          { ...permit(viewer, 'retention.destroy').grants, subjects: found.map(each => each.subject) },
          inner =>
            readFiles(
              inner,
              authority,
              rulebook,
              found.map(each => each.subject),
            ),
        )
        const waiting = await destructions(tx, authority)
        const nameOf = await namesFor(
          store,
          waiting.flatMap(each => [each.proposed_by, ...(each.decided_by ? [each.decided_by] : [])]),
        )
        const rows: RetentionRow[] = []
        for (const { subject, name, number } of found) {
          const file = files.get(subject) as SubjectFile
          const kept = retentionOf(file)
          if (kept.from === null || kept.until === null) continue
          const proposal = waiting.find(each => each.subject === subject && each.decision === null)
          const last = untilWith(file, kept)
          const why =
            last < on ? await keptBecause(tx, subject, kept.class, kept.until) : last > kept.until ? 'quiet' : null
          rows.push({
            child: subject,
            called: calledBy(name, number),
            class: { value: kept.class, text: label(retentionClass, kept.class) },
            trigger: triggerInWords(kept.trigger),
            from: kept.from,
            until: last,
            ...lawOf(kept),
            past: last < on,
            ...(why === null ? {} : { kept: WHY_NOT[why] ?? why }),
            ...(proposal
              ? {
                  proposed: {
                    id: proposal.id,
                    by: nameOf(proposal.proposed_by),
                    at: proposal.proposed_at,
                    mine: proposal.proposed_by === viewer.id,
                  },
                }
              : {}),
          })
        }
        const holds = await informationEntries(tx, [legalHold.name], council)
        return {
          value: {
            on,
            until,
            files: rows.sort((a, b) => (a.until < b.until ? -1 : a.until > b.until ? 1 : a.called < b.called ? -1 : 1)),
            classes: await classesOf(tx, authority, council),
            elsewhere: keptElsewhere,
            certificates: waiting
              .filter(each => each.decision === 'destroyed')
              .map(each => certificateOf(each, nameOf)),
            holds: holds.filter(each => each.end_on === null || each.end_on > on).length,
          },
          shown: rows.map(each => each.child),
        }
      }),

    holds: viewer =>
      withList(store, viewer, 'retention.read', { route: '/information/holds' }, async (tx, { council }) => {
        const on = today()
        const found = await informationEntries(tx, [legalHold.name], council)
        const many = all(await registerFor(store, breachRegister, viewer, 'information.read'), recordsHold)
        const holds: HoldRow[] = [
          ...many.map(({ id, start, end, body }) =>
            holdOf({ id, covers: label(holdCovers, body.covers), start: startDay(start) ?? on, end, body }, on),
          ),
          ...found.map(({ entry, subject, name, number, start_at, end_on, body }) => ({
            ...holdOf(
              {
                id: entry,
                covers: calledBy(name, number),
                start: (start_at ?? on) as PlainDate,
                end: end_on,
                body: body as BodyOf<typeof legalHold>,
              },
              on,
            ),
            child: subject,
          })),
        ]
        return {
          value: {
            on,
            holds: holds.sort(
              (a, b) => Number(a.lifted !== null) - Number(b.lifted !== null) || (a.from < b.from ? -1 : 1),
            ),
            mayWrite: decide(viewer, 'information.write').allow,
          },
          shown: found.map(each => each.subject),
        }
      }),

    certificate: async (viewer, id) => {
      const { grants } = permit(viewer, 'retention.read')
      if (!isId(id)) return undefined
      const row = (await store.within(grants, tx => destructions(tx, authority))).find(
        each => each.id === id && each.decision === 'destroyed',
      )
      if (!row) return undefined
      return certificateOf(row, await namesFor(store, [row.proposed_by, ...(row.decided_by ? [row.decided_by] : [])]))
    },

    propose: (viewer, child) =>
      decided(viewer, child, 'propose', async (tx, id) => {
        const file = (await readFiles(tx, authority, rulebook, [id])).get(id) as SubjectFile
        const kept = retentionOf(file)
        if (kept.from === null || kept.until === null) return 'later'
        if (untilWith(file, kept) >= today()) return kept.until >= today() ? 'later' : 'quiet'
        const found = await sql<{ why: string | null }>`
          select propose_destruction(${newId()}, ${id}, ${kept.class}, ${kept.trigger}, ${lawOf(kept).law}, ${kept.from},
            ${kept.until}) as why`.execute(tx)
        return found.rows[0]?.why ?? null
      }),

    destroy: async (viewer, child, proposal) => {
      let members: readonly string[] = []
      const done = await decided(viewer, child, 'decide', async (tx, id) => {
        if (!isId(proposal)) return 'missing'
        const file = (await readFiles(tx, authority, rulebook, [id])).get(id) as SubjectFile
        const kept = retentionOf(file)
        if (kept.until === null || untilWith(file, kept) >= today()) return 'later'
        const read = await sql<{ ids: readonly string[] }>`select files_with(array[${id}]::uuid[]) as ids`.execute(tx)
        members = read.rows[0]?.ids ?? [id]
        // A proposal is of one file: that of another child is not destroyed by this address.
        const of = (await destructions(tx, authority)).find(each => each.id === proposal)
        if (of?.subject !== id) return 'missing'
        const found = await sql<{ why: string | null }>`select destroy_file(${proposal}) as why`.execute(tx)
        const why = found.rows[0]?.why ?? null
        if (why === null)
          await recordWithin(tx, authority, viewer, 'retention.destroy', [...members], {
            purpose: 'destroyed',
            about: proposal,
          })
        return why
      })
      // What was attached goes once it is certain that the rest has gone.
      if (done.is === 'done')
        for (const member of members)
          await rm(path.join(dataDir, 'attachments', String(authority), member), { recursive: true, force: true })
      return done.is === 'done' ? { is: 'done', certificate: proposal } : done
    },

    refuse: async (viewer, child, proposal, words) =>
      decided(viewer, child, 'refuse', async tx => {
        if (!isId(proposal)) return 'missing'
        const found = await sql<{ done: boolean }>`select refuse_destruction(${proposal}, ${words}) as done`.execute(tx)
        return found.rows[0]?.done ? null : 'missing'
      }),
  }

  async function decided(
    viewer: Viewer,
    child: string,
    purpose: string,
    work: (tx: Tx, id: string) => Promise<string | null>,
  ): Promise<DestructionDone> {
    const details = { route: '/information/files/:id/destruction', purpose }
    const reached = await throughGate(store, viewer, 'retention.destroy', child, details, (tx, { id }) => work(tx, id))
    if (reached.is !== 'open' || reached.value === 'missing') return { is: 'missing' }
    return reached.value === null
      ? { is: 'done' }
      : { is: 'refused', why: WHY_NOT[reached.value] ?? 'It may not be destroyed now' }
  }
}

// A file of a child who was only helped is kept, besides, until nothing has been written of for some years.
function untilWith(file: SubjectFile, kept: Kept): PlainDate {
  const until = kept.until as PlainDate
  if (kept.class !== 'helped') return until
  let last: PlainDate | undefined
  for (const list of Object.values(file.entries))
    for (const { start, end } of list) {
      const day = end ?? startDay(start)
      if (day !== undefined && (last === undefined || day > last)) last = day
    }
  return last === undefined ? until : later(until, addYears(last, valueOn(quietYears, last).years))
}

function lawOf({ class: of, trigger, from }: Kept): { readonly law: string; readonly ours: boolean } {
  const key = of === 'looked-after' && trigger === 'died' ? 'looked-after-died' : of
  const steps = yearsKept[key]
  const step = steps.findLast(each => from !== null && each.from <= from) ?? steps[0]
  return { law: step?.source ?? '', ours: (step?.value as YearsKept | undefined)?.ours === true }
}

const TRIGGERS: Readonly<Record<Kept['trigger'], string>> = {
  born: 'born',
  died: 'died',
  order: 'adoption order of',
  unknown: 'not known',
}

function triggerInWords(trigger: Kept['trigger']): string {
  return TRIGGERS[trigger]
}

function holdOf(
  {
    id,
    covers,
    start,
    end,
    body,
  }: {
    readonly id: string
    readonly covers: string
    readonly start: PlainDate
    readonly end: PlainDate | null
    readonly body: Pick<BodyOf<typeof legalHold>, 'reason' | 'asked' | 'words' | 'again'>
  },
  on: PlainDate,
): HoldRow {
  const lifted = end !== null && end <= on ? end : null
  return {
    id,
    covers,
    reason: { value: body.reason, text: label(holdReason, body.reason) },
    ...(body.asked === undefined ? {} : { asked: body.asked }),
    words: body.words,
    from: start,
    again: body.again ?? null,
    overdue: lifted === null && body.again !== undefined && body.again < on,
    lifted,
  }
}

async function pastTime(
  tx: Tx,
  authority: number,
  until: PlainDate,
  council: string | undefined,
): Promise<readonly { readonly subject: string; readonly name: string | null; readonly number: string | null }[]> {
  const found = await sql<{ subject: string; name: string | null; number: string | null }>`
    select subject, name, number from standing where authority = ${authority} and keep_until <= ${until}
      and (${council ?? null}::text is null or council = ${council ?? null}) order by keep_until limit ${MOST}`.execute(
    tx,
  )
  return found.rows
}

async function classesOf(
  tx: Tx,
  authority: number,
  council: string | undefined,
): Promise<Awaited<ReturnType<InformationService['retention']>>['classes']> {
  const found = await sql<{ class: string; files: number; untold: number; soonest: PlainDate | null }>`
    select keep_class as class, count(*)::int as files, count(*) filter (where keep_until is null)::int as untold, min(keep_until) as soonest
    from standing where authority = ${authority} and keep_class is not null
      and (${council ?? null}::text is null or council = ${council ?? null}) group by keep_class`.execute(tx)
  return retentionClass.codes.map(({ code, label: text }) => {
    const row = found.rows.find(each => each.class === code)
    const steps = yearsKept[code]
    const step = steps.at(-1)
    return {
      class: { value: code, text },
      files: row?.files ?? 0,
      untold: row?.untold ?? 0,
      soonest: row?.soonest ?? null,
      long: LONG[code],
      law: step?.source ?? '',
      ours: (step?.value as YearsKept | undefined)?.ours === true,
    }
  })
}

const LONG = {
  adopted: '100 years from the order',
  'looked-after': 'the 75th anniversary of birth, or 15 years from a death before 18',
  helped: 'the 25th birthday, and six years after anything was written',
} as const

async function destructions(tx: Tx, authority: number): Promise<readonly DestructionRow[]> {
  const found = await sql<DestructionRow>`
    select * from destruction where authority = ${authority} order by number desc`.execute(tx)
  return found.rows
}

async function keptBecause(tx: Tx, subject: string, of: string, until: PlainDate): Promise<string | null> {
  const found = await sql<{ why: string | null }>`select kept_because(${subject}, ${of}, ${until}) as why`.execute(tx)
  return found.rows[0]?.why ?? null
}
