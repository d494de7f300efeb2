import { type Day, dayOf, iso, yearEnd, yearStart } from './days.ts'
import { randomFrom } from './random.ts'
import type { CouncilId } from './targets.ts'
import { FIRST_WORKER_YEAR, type Row } from './tables.ts'

interface WorkerSpell {
  readonly worker: string
  readonly from: Day
  readonly why: string
}

const FIRST_REASON = dayOf('2023-04-01')

/**
 * The social workers of a child from 2023-24: who they were, from when, and why they changed. The first begins when
 * the child comes into care or shortly before; the last stays, as the return expects one to be open.
 */
export function workerSpells(
  child: { readonly id: string; readonly seed: string | number; readonly council: CouncilId; readonly born: Day },
  entered: Day,
  left: Day,
  pool: number,
): readonly WorkerSpell[] {
  const random = randomFrom(child.seed, 'workers', child.id)
  const spells: WorkerSpell[] = []
  const first = dayOf('2022-04-01') - 500
  let day = Math.max(entered - random.whole(0, 40), child.born, first)
  let why = 'FCONTA'
  while (day < left || spells.length === 0) {
    const last = spells.at(-1)
    let worker: string
    do worker = workerId(child.council, random.whole(1, pool))
    while (worker === last?.worker && pool > 1)
    spells.push({ worker, from: day, why })
    day += Math.round(50 + random.wait(random.chance(0.3) ? 130 : 430))
    why = random.weigh([
      ['LEFTRL', 38],
      ['TSPROC', 24],
      ['MANAGE', 18],
      ['ABSENC', 9],
      ['ORGRST', 6],
      ['CHCHAN', 2],
      ['PCCHAN', 2],
      ['OTHERS', 1],
    ] as const)
    if (last === undefined && random.chance(0.5)) {
      // From the assessment team to the team for children in care.
      day = (spells[0]?.from ?? day) + random.whole(40, 110)
      why = 'TSPROC'
    }
  }
  return spells
}

/** The rows a year's return holds: those running at any time in the year or the one before. */
export function workerRows(spells: readonly WorkerSpell[], id: string, dob: string, year: number): Row[] {
  if (year < FIRST_WORKER_YEAR) return []
  const rows: Row[] = []
  for (const [index, spell] of spells.entries()) {
    const to = spells[index + 1]?.from
    if (spell.from > yearEnd(year) || (to !== undefined && to < yearStart(year - 1))) continue
    rows.push({
      CHILD: id,
      DOB: dob,
      SW_ID: spell.worker,
      SW_DECOM: iso(spell.from),
      SW_DEC: to === undefined || to > yearEnd(year) ? '' : iso(to),
      SW_REASON: spell.from >= FIRST_REASON ? spell.why : '',
    })
  }
  return rows
}

function workerId(council: CouncilId, number: number): string {
  return `SW${council === 'north' ? 8 : 9}${String(100_000 + number * 37).padStart(6, '0')}`
}
