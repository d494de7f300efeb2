import { readFile } from 'node:fs/promises'
import Papa from 'papaparse'
import { headingOf, readHrFile } from '../../practice/staffing/hr-file.ts'
import { type HrChange, type HrPlan, planOf } from '../../practice/staffing/hr-plan.ts'
import { establishmentPost, postHolding, staffMember } from '../../practice/staffing/kinds.ts'
import type { Staffing } from '../../practice/staffing/notions.ts'
import { recordWithin } from '../../spine/access/audit.ts'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import { readRecorded } from '../../spine/ledger/read.ts'
import { type Write, recordIn } from '../../spine/ledger/record.ts'
import { lockFiles } from '../../spine/ledger/versions.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import type { StaffingLineFault, StaffingService } from '../../spine/web/services.ts'
import { trustFile } from '../duties/trust-file.ts'
import { grantsFor } from '../registers/reading.ts'
import { staffingRegister } from '../registers/staffing-register.ts'
import { rulebook } from '../rulebook.ts'
import { readTeams } from './reading.ts'

const MOST_BYTES = 350_000
const SYSTEM = { author: 'system', sight: 'files' } as const
const KINDS: Readonly<Record<HrChange['what'], string>> = {
  post: establishmentPost.name,
  person: staffMember.name,
  holding: postHolding.name,
}

type Planned =
  | { readonly faults: readonly StaffingLineFault[] }
  | { readonly plan: HrPlan; readonly staffing: Staffing }

/** Taking in an extract of the personnel system: first what it would do, and then, if that is wanted, all of it or nothing. */
export function staffingImports(
  store: Store,
  staffingNow: () => Promise<Staffing>,
): Pick<StaffingService, 'preview' | 'keep'> {
  const { authority } = store

  const planned = async (text: string): Promise<Planned> => {
    const teams = [...(await readTeams(store)).values()].map(({ id, name }) => ({ value: id, text: name }))
    const { data, meta } = Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), {
      header: true,
      skipEmptyLines: 'greedy',
      transformHeader: headingOf,
    })
    const read = readHrFile(meta.fields ?? [], data, teams)
    if (read.faults.length > 0) return { faults: read.faults }
    const staffing = await staffingNow()
    return { plan: planOf(read, staffing), staffing }
  }

  return {
    preview: async (viewer, { path }) => {
      permit(viewer, 'staff.write')
      const bytes = await readFile(path)
      if (bytes.length > MOST_BYTES)
        return {
          is: 'refused',
          faults: [
            { line: 0, what: 'The file is larger than 350 KB.', mend: 'Send it in parts, a service at a time.' },
          ],
        }
      const text = bytes.toString('utf8')
      const found = await planned(text)
      if ('faults' in found) return { is: 'refused', faults: found.faults }
      const { changes, same, notNamed } = found.plan
      return {
        is: 'preview',
        preview: {
          text,
          changes: changes.map(({ what, about, entry, end }) => ({
            what,
            about,
            is: entry === undefined ? 'new' : end === null ? 'changed' : 'ended',
          })),
          same,
          notNamed,
        },
      }
    },

    keep: async (viewer, text) => {
      permit(viewer, 'staff.write')
      const subject = await store.within(SYSTEM, tx => trustFile(tx, authority))
      const names = staffingRegister.kinds.map(kind => kind.name)
      return store.within(grantsFor(staffingRegister, viewer, subject, names), async tx => {
        // Locked first, so that what is planned is what stands.
        await lockFiles(tx, authority, [subject])
        const found = await planned(text)
        if ('faults' in found) return { is: 'refused', faults: found.faults }
        const { changes, same } = found.plan
        if (changes.length > 0) await write(tx, viewer, subject, changes, found.staffing)
        const added = changes.filter(each => each.entry === undefined).length
        return { is: 'done', added, changed: changes.length - added, same }
      })
    },
  }

  // Posts and people first: who is in which names them both.
  async function write(
    tx: Tx,
    viewer: Viewer,
    subject: string,
    changes: readonly HrChange[],
    staffing: Staffing,
  ): Promise<void> {
    const versions = new Map(
      (await readRecorded(tx, authority, rulebook, subject)).map(each => [each.id, each.version]),
    )
    const toWrite = ({ what, entry, start, end, body }: HrChange): Write => ({
      subject,
      kind: KINDS[what],
      ...(entry === undefined ? {} : { entry, seen: versions.get(entry) ?? 1 }),
      start,
      end,
      body,
    })
    const first = changes.filter(each => each.what !== 'holding')
    const posts = new Map(staffing.posts.map(post => [post.body.number, post.id]))
    const people = new Map(staffing.people.map(person => [person.body.number, person.id]))
    if (first.length > 0) {
      const done = await recordIn(
        tx,
        authority,
        rulebook,
        viewer.id,
        first.map(toWrite),
        'An extract of the personnel system',
      )
      first.forEach(({ what, about }, at) => {
        const { entry } = done.entries[at] as { readonly entry: string }
        ;(what === 'post' ? posts : people).set(about, entry)
      })
    }
    const then = changes.flatMap((change): readonly Write[] => {
      if (!change.of) return []
      const { post, employee } = change.of
      return [toWrite({ ...change, body: { ...change.body, post: posts.get(post), member: people.get(employee) } })]
    })
    if (then.length > 0) await recordIn(tx, authority, rulebook, viewer.id, then, 'An extract of the personnel system')
    await recordWithin(tx, authority, viewer, 'staff.write', [subject], { about: 'import' })
  }
}
