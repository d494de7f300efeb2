import { sql } from 'kysely'
import { auditAsked, auditDraw } from '../../practice/audits/kinds.ts'
import { linkDays } from '../../practice/audits/limits.ts'
import {
  type AuditStanding,
  type RoundStanding,
  auditedWithin,
  roundsOn,
  stratumOf,
} from '../../practice/audits/notions.ts'
import { type Candidate, drawSample, isDrawn, shareOut } from '../../practice/audits/sampling.ts'
import { recordWithin } from '../../spine/access/audit.ts'
import { type Viewer, decide, permit } from '../../spine/access/decide.ts'
import type { Role } from '../../spine/access/roles.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { type Write, recordIn } from '../../spine/ledger/record.ts'
import { lockFiles } from '../../spine/ledger/versions.ts'
import type { Store } from '../../spine/store/store.ts'
import { instantInEngland } from '../../spine/time/instants.ts'
import { valueOn } from '../../spine/time/dated.ts'
import { type PlainDate, addDays } from '../../spine/time/plain-date.ts'
import type { Drawn } from '../../spine/web/services.ts'
import type { Council } from '../../spine/measure/measure.ts'
import { readRegister, trustFileId } from '../registers/reading.ts'
import { rulebook } from '../rulebook.ts'
import { auditRegister } from './register.ts'

const ROUTE = '/audits/rounds/:id/draw'

interface PoolRow {
  readonly subject: string
  readonly council: string | null
  readonly team: string | null
  readonly born: PlainDate | null
  readonly in_care: boolean
}

interface AuditorRow {
  readonly id: string
  readonly name: string
  readonly role: string
  readonly council: string | null
}

/**
 * Draws a round's children by its seed, shares them out among those who may audit and work with none of them, asks for each
 * audit on the child's own file, and opens that file to whoever was asked. Restricted files are not among those drawn.
 * Undefined where there is no such open round. Throws AccessRefused where the viewer may not draw.
 */
export async function drawRound(
  store: Store,
  councils: readonly Council[],
  viewer: Viewer,
  id: string,
  audits: readonly AuditStanding[],
  today: PlainDate,
): Promise<Drawn | undefined> {
  const { grants } = permit(viewer, 'audits.write')
  const trust = await trustFileId(store)
  if (trust === undefined) return undefined
  const file = await store.within({ author: 'system', sight: 'files' }, tx =>
    readRegister(tx, store.authority, auditRegister, trust),
  )
  const round = roundsOn(file, audits, today).find(each => each.id === id)
  if (!round || round.closed !== null) return undefined
  if (round.draw) return { is: 'drawn-already' }

  const lately = auditedWithin(audits, round.body.apart, today)
  const { pool, auditors } = await store.within(grants, async tx => ({
    pool: (await sql<PoolRow>`select * from audit_pool() order by subject`.execute(tx)).rows,
    auditors: (await sql<AuditorRow>`select * from colleagues() order by id`.execute(tx)).rows.filter(
      each => decide({ id: each.id, role: each.role as Role }, 'audits.do').allow,
    ),
  }))
  const within = pool.filter(each => viewer.council === undefined || each.council === viewer.council)
  const parts = candidatesOf(within, lately, round, councils, today)
  const sample = drawSample(parts, round.body)
  const works = await whoWorksWith(store, viewer, sample, auditors)
  const given = shareOut({
    auditors: auditors.map(each => each.id),
    children: sample.map(each => each.id),
    works,
    seed: round.body.seed,
  })
  if (given.size === 0) return { is: 'nobody' }

  const writes = sample.flatMap((child): readonly Write[] => {
    const auditor = auditors.find(each => each.id === given.get(child.id))
    return auditor
      ? [
          {
            subject: child.id,
            kind: auditAsked.name,
            start: today,
            end: null,
            body: {
              round: round.id,
              title: round.body.title,
              auditor: auditor.id,
              auditorName: auditor.name,
              by: round.body.by,
              ...(child.stratum === '' ? {} : { stratum: child.stratum }),
              ...(child.team === null ? {} : { team: child.team }),
              ...(child.council === null ? {} : { council: child.council }),
              moderate: isDrawn(round.body.seed, child.id, round.body.moderate),
            },
          },
        ]
      : []
  })
  const draw: Write = {
    subject: trust,
    kind: auditDraw.name,
    start: today,
    end: null,
    body: {
      round: round.id,
      pool: within.length,
      lately: within.length - parts.length,
      drawn: sample.length,
      unasked: sample.length - given.size,
      parts: partsInWords(parts, sample),
    },
  }
  const subjects = [...new Set([...given.keys(), trust])]
  return store.within({ author: viewer.id, sight: 'files', subjects }, async (tx): Promise<Drawn> => {
    // Locked first: two who draw at once come one after the other, and the second draws nothing.
    await lockFiles(tx, store.authority, subjects)
    const now = await readRegister(tx, store.authority, auditRegister, trust)
    if (roundsOn(now, [], today).some(each => each.id === id && each.draw)) return { is: 'drawn-already' }
    const all = [...writes, draw]
    const { entries } = await recordIn(tx, store.authority, rulebook, viewer.id, all, null)
    const until = instantInEngland(addDays(round.body.by, valueOn(linkDays, today)), '23:59')
    for (const [at, { body }] of writes.entries()) {
      const { subject, entry } = entries[at] as { readonly subject: string; readonly entry: string }
      const { auditor } = body as { readonly auditor: string }
      await sql`select open_for_audit(${newId()}::uuid, ${subject}::uuid, ${auditor}::uuid, ${entry}::uuid, ${until}::timestamptz,
        'Asked to audit this file by a round of audits')`.execute(tx)
    }
    await recordWithin(tx, store.authority, viewer, 'audits.write', [...given.keys()], { route: ROUTE })
    return { is: 'drawn', asked: given.size }
  })
}

type InAPart = Pick<Candidate, 'stratum'>

interface ToAsk extends Candidate {
  readonly team: string | null
  readonly council: string | null
}

function candidatesOf(
  pool: readonly PoolRow[],
  lately: ReadonlySet<string>,
  round: RoundStanding,
  councils: readonly Council[],
  today: PlainDate,
): readonly ToAsk[] {
  const named = (code: string): string => councils.find(each => each.code === code)?.name ?? code
  return pool
    .filter(each => !lately.has(each.subject))
    .map(({ subject, council, team, born, in_care }) => ({
      id: subject,
      team,
      council,
      stratum: stratumOf({ id: subject, council, team, born, inCare: in_care }, round.body.strata ?? [], named, today),
    }))
}

/** Whether one of these auditors works with one of these children, or is of another council's alone. */
async function whoWorksWith(
  store: Store,
  viewer: Viewer,
  sample: readonly ToAsk[],
  auditors: readonly AuditorRow[],
): Promise<(auditor: string, child: string) => boolean> {
  const [children, users] = [sample.map(each => each.id), auditors.map(each => each.id)]
  const found = await store.within({ author: viewer.id, sight: 'none' }, tx =>
    sql<{ subject: string; user_id: string }>`select * from works_with(${children}::uuid[], ${users}::uuid[])`.execute(
      tx,
    ),
  )
  const ties = new Set(found.rows.map(row => `${row.user_id} ${row.subject}`))
  const councilOf = new Map(sample.map(each => [each.id, each.council]))
  const onlyFor = new Map(auditors.map(each => [each.id, each.council]))
  return (auditor, child) => {
    const only = onlyFor.get(auditor) ?? null
    return ties.has(`${auditor} ${child}`) || (only !== null && councilOf.get(child) !== only)
  }
}

/** How many of each part a sample has, in words: `In care: 3 of 40`. */
export function partsInWords(all: readonly InAPart[], sample: readonly InAPart[]): readonly string[] {
  const names = [...new Set(all.map(each => each.stratum))].sort()
  return names.map(name => {
    const [of, drawn] = [all, sample].map(list => list.filter(each => each.stratum === name).length)
    return `${name === '' ? 'All' : name}: ${drawn} of ${of}`
  })
}
