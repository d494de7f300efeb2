import { dayOf } from '../../spine/duty/finding.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { all } from '../../spine/ledger/file.ts'
import { type Member, type Reason, defineMeasure } from '../../spine/measure/measure.ts'
import { contract } from '../sources.ts'
import { breachReport, dataBreach } from './kinds.ts'
import type { words } from './words.ts'

const because = (key: keyof typeof words, values?: NonNullable<Reason['values']>): Reason =>
  values ? { key, values } : { key }

/** KPI 20: breaches reported to the Information Commissioner in a quarter, by the day they were reported. */
export const breachesReported = defineMeasure<boolean>({
  id: 'kpi-20',
  title: 'Data breaches reported to the Information Commissioner',
  question: 'How often did we lose hold of someone’s information badly enough to report it?',
  definition:
    'Counts: each breach in the trust’s register that was reported to the Information Commissioner in the quarter, once, by the day it was first reported. Breaches that were logged and not reported do not count. Before the first breach in the register nothing is known.',
  unit: 'count',
  better: 'lower',
  group: 'general',
  of: 'event',
  subject: 'trust',
  period: 'quarter',
  sources: [contract('KPI 20: data breaches reported to the Information Commissioner, each quarter')],
  reads: [dataBreach, breachReport],
  population: (file, { start, end }): readonly Member<boolean>[] => {
    const began = all(file, dataBreach)
      .flatMap(each => startDay(each.start) ?? [])
      .sort()[0]
    // A quarter that was over before anything was registered is not known to have had none.
    if (began === undefined || began > end)
      return [{ because: because('information-governance.no-register-yet'), item: false }]
    return all(file, dataBreach).flatMap((breach): Member<boolean>[] => {
      const told = all(file, breachReport).find(each => each.body.breach === breach.id && each.start !== null)
      const on = told?.start ? dayOf(told.start) : undefined
      if (on === undefined || on < start || on > end) return []
      return [
        {
          because: because('information-governance.breach-reported', { breach: breach.body.reference, on }),
          at: on,
          item: true,
        },
      ]
    })
  },
  counts: (_, __, { item, because: why }) => ({ is: item === true ? true : 'unknown', because: why }),
})

export const informationMeasures = [breachesReported]
