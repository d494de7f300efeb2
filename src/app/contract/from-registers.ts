import { type Rate, agencyShare, structureOn, vacancyRate } from '../../practice/staffing/figures.ts'
import { isSocialWork, staffingOf } from '../../practice/staffing/notions.ts'
import { budgetVarianceAt } from '../../practice/finance/notions.ts'
import type { KpiId } from '../../practice/contract/kpis.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import { fileOf } from '../../spine/ledger/file.ts'
import type { Result } from '../../spine/measure/measure.ts'
import type { Store } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { financeRegister } from '../finance/register.ts'
import { readRegister, trustFileId } from '../registers/reading.ts'
import type { Register } from '../registers/register.ts'
import { staffingRegister } from '../registers/staffing-register.ts'

/** A KPI that a register of the trust's own file tells, for the trust as a whole. */
interface OfRegister {
  readonly register: Register
  /** The page that opens it. */
  readonly page: string
  /** The figure at the end of a day; undefined where the register does not tell of that day. Pure. */
  readonly figure: (file: SubjectFile, on: PlainDate) => Rate | undefined
}

// A register that holds no social work post on a day was not kept then, and gives way to what was entered.
const ofSocialWork =
  (rate: (structure: ReturnType<typeof structureOn>) => Rate) =>
  (file: SubjectFile, on: PlainDate): Rate | undefined => {
    const structure = structureOn(staffingOf(file), on, post => isSocialWork(post, on))
    return structure.established === 0 ? undefined : rate(structure)
  }

/** The KPIs told by registers. Another is a line here. */
const OF_REGISTERS: Readonly<Partial<Record<KpiId, OfRegister>>> = {
  'kpi-15': { register: financeRegister, page: '/finance', figure: budgetVarianceAt },
  'kpi-16': { register: staffingRegister, page: '/workforce', figure: ofSocialWork(vacancyRate) },
  'kpi-17': { register: staffingRegister, page: '/workforce', figure: ofSocialWork(agencyShare) },
}

/** The page that opens what a register tells of a KPI; undefined where none does. */
export function pageOfRegister(kpi: string): string | undefined {
  return OF_REGISTERS[kpi as KpiId]?.page
}

/** What the registers answer for a KPI on a day, as a measure would; undefined where none does. */
export type FromRegisters = (kpi: string, on: PlainDate) => Result | undefined

/** Reads the registers that tell KPIs. Whoever asks has leave to read KPIs: what is answered is totals alone. */
export async function readFromRegisters(store: Store): Promise<FromRegisters> {
  const subject = await trustFileId(store)
  const files = new Map<Register, SubjectFile>()
  for (const { register } of Object.values(OF_REGISTERS))
    if (!files.has(register))
      files.set(
        register,
        subject === undefined
          ? fileOf('', [], {}, 'trust')
          : await store.within({ author: 'evaluator', sight: 'files', subjects: [subject] }, tx =>
              readRegister(tx, store.authority, register, subject),
            ),
      )
  return (kpi, on) => {
    const told = OF_REGISTERS[kpi as KpiId]
    const file = told && files.get(told.register)
    const rate = told && file && told.figure(file, on)
    return rate && resultOf(kpi, on, rate)
  }
}

function resultOf(id: string, on: PlainDate, { part, whole, value }: Rate): Result {
  return {
    id,
    on,
    period: { start: on, end: on },
    unit: 'percent',
    numerator: part,
    denominator: whole,
    unknown: 0,
    excluded: 0,
    children: 0,
    value,
  }
}
