import { councilOn } from '../../practice/people/notions.ts'
import { accessBy, sensoryNeed, supportEmployer, supportLevel } from '../../practice/sensory/codes.ts'
import { sensoryVisitDue } from '../../practice/sensory/duties.ts'
import { sensoryAgreement, sensoryCount, sensoryRecharge } from '../../practice/sensory/kinds.ts'
import {
  type CaseloadCell,
  type KnownTime,
  LEVELS,
  NEEDS,
  caseloadOn,
  childrenIn,
  deployedOn,
  differencesOf,
  knownOn,
  planVisits,
  sensoryYears,
  splitOf,
  visitsByMonth,
} from '../../practice/sensory/notions.ts'
import { schoolPlace } from '../../practice/education/kinds.ts'
import { financialYearOf, yearInWords } from '../../practice/finance/notions.ts'
import { decide, permit } from '../../spine/access/decide.ts'
import { findingsOf } from '../../spine/duty/evaluate.ts'
import { type CodeSet, label } from '../../spine/ledger/code-list.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { type SubjectFile, all, current } from '../../spine/ledger/file.ts'
import type { Council } from '../../spine/measure/measure.ts'
import { type PlainDate, addDays, addMonths } from '../../spine/time/plain-date.ts'
import { inWords } from '../../spine/time/words.ts'
import type {
  Choice,
  SensoryChild,
  SensoryOverview,
  SensoryRow,
  SensoryService,
  SensoryYear,
} from '../../spine/web/services.ts'
import { fromFiles } from '../figures/from-files.ts'
import { knownTo } from '../files/barred.ts'
import { withList } from '../files/gate.ts'
import { choiceOf, councilChoice } from '../finance/rows.ts'
import { dutySettingsIn } from '../duties/settings.ts'
import type { Product } from '../product.ts'
import { registerFor } from '../registers/reading.ts'
import { sensoryMoneyRegister, sensoryRegister } from './register.ts'

const MONTHS_SHOWN = 12
const YEAR_AHEAD = 400
const SOON = 14

/** A child with a file here whom the service knows, as a pass over every file finds them. */
interface OnFile {
  readonly subject: string
  readonly council: string | undefined
  readonly known: KnownTime
  readonly school: string
  readonly last: PlainDate | null
  readonly file: SubjectFile
}

/** The shared sensory impairment service, as whoever asks may read it. `today` is asked at the edge, each time. */
export function sensoryService(
  { store, councils }: Pick<Product, 'store' | 'councils'>,
  today: () => PlainDate,
): SensoryService {
  const held = fromFiles(store, (file, on): OnFile | undefined => {
    const known = file.subject === 'person' ? knownOn(file, on) : undefined
    if (!known) return undefined
    return {
      subject: file.id,
      council: councilOn(file, on),
      known,
      school: known.school || (current(file, schoolPlace, on)?.body.school ?? ''),
      last: planVisits(file).findLast(each => each.on <= on)?.on ?? null,
      file,
    }
  })

  /** What is due of each, by the trust's own limits and from the day it records its work here. */
  const dueOf = async (children: readonly OnFile[], on: PlainDate): Promise<ReadonlyMap<string, Due>> => {
    const settings = await store.within({ author: 'system', sight: 'lists' }, tx => dutySettingsIn(tx, store.authority))
    return new Map(
      children.map(({ subject, file }) => {
        const { findings } = findingsOf(file, [sensoryVisitDue], on, {
          until: addDays(on, YEAR_AHEAD),
          local: settings.local,
          kept: { from: settings.keptFrom, heldTo: undefined },
        })
        const open = findings.find(each => each.answer === 'overdue' || each.answer === 'due')
        return [subject, { by: open?.by ?? null, is: standing(open?.answer, open?.by ?? null, on) }]
      }),
    )
  }

  return {
    overview: async (viewer, ask) => {
      const on = today()
      const work = await registerFor(store, sensoryRegister, viewer, 'sensory.read')
      const money = await registerFor(store, sensoryMoneyRegister, viewer, 'sensory.read')
      const { found, workedOutAt, stale } = await held(on)
      const due = await dueOf(found, on)
      const years = sensoryYears(money)
      const year = years.find(each => each === ask.year) ?? years.find(each => each === financialYearOf(on)) ?? years[0]
      return {
        on,
        ...agreementOf(money, councils, on),
        levels: LEVELS.map(each => choiceOf(supportLevel, each)),
        ...caseloadRows(work, councils, on),
        onFile: {
          children: found.length,
          byCouncil: rowsBy(
            councils.map(each => councilChoice({ councils }, each.code)),
            'council',
            found.map(({ council, known }) => ({
              council: council ?? '',
              need: known.need,
              level: known.level,
              children: 1,
            })),
          ),
          overdue: [...due.values()].filter(each => each.is.level === 'overdue').length,
          due: [...due.values()].filter(each => each.is.level === 'due').length,
          unknown: [...due.values()].filter(each => each.is.level === 'cannot-tell').length,
        },
        visits: visitsOf(work, councils, on),
        schools: schoolsOf(work, money, year ?? financialYearOf(on), on, councils),
        ...(year === undefined ? {} : yearRow(bothOf(work, money), year, councils, on)),
        years: years.map(each => ({ value: String(each), text: yearInWords(each) })),
        workedOutAt,
        newerToCome: stale,
        may: {
          write: decide(viewer, 'sensory.write').allow,
          fund: decide(viewer, 'sensory.fund').allow,
          children: decide(viewer, 'sensory.read-children').allow,
        },
      }
    },

    children: async (viewer, purpose) => {
      const on = today()
      permit(viewer, 'sensory.read-children')
      const { found } = await held(on)
      const known = await knownTo(store, viewer, found)
      const due = await dueOf(known, on)
      const route = purpose === 'open' ? '/sensory/children' : '/sensory/children/download'
      return withList(store, viewer, 'sensory.read-children', { route, purpose }, async (tx, { council }) => {
        const ids = known.map(each => each.subject)
        const rows =
          ids.length === 0
            ? []
            : await tx
                .selectFrom('standing')
                .select(['subject', 'name', 'number'])
                .where('authority', '=', store.authority)
                .where('subject', 'in', ids)
                .execute()
        const names = new Map(rows.map(row => [row.subject, row.name ?? `Child ${row.number ?? 'without a number'}`]))
        const shown = known.flatMap((each): readonly SensoryChild[] => {
          const called = names.get(each.subject)
          if (called === undefined || (council !== undefined && each.council !== council)) return []
          const { by, is } = due.get(each.subject) ?? { by: null, is: standing(undefined, null, on) }
          return [
            {
              id: each.subject,
              called,
              council: councilChoice({ councils }, each.council),
              need: choiceOf(sensoryNeed, each.known.need),
              level: choiceOf(supportLevel, each.known.level),
              since: each.known.start,
              school: each.school,
              last: each.last,
              by,
              is,
            },
          ]
        })
        return { value: shown, shown: shown.map(each => each.id) }
      })
    },
  }
}

type Due = Pick<SensoryChild, 'by' | 'is'>

function standing(answer: string | undefined, by: PlainDate | null, on: PlainDate): Due['is'] {
  if (answer === 'overdue') return { level: 'overdue', text: 'Visit overdue' }
  if (answer === 'due' && by !== null)
    return by <= addDays(on, SOON) ? { level: 'due', text: 'Visit due soon' } : { level: 'met', text: 'In date' }
  return { level: 'cannot-tell', text: 'Cannot tell' }
}

// A year's money is worked out beside the caseload, which another register keeps.
function bothOf(work: SubjectFile, money: SubjectFile): SubjectFile {
  return { ...money, entries: { ...work.entries, ...money.entries } }
}

function agreementOf(
  file: SubjectFile,
  councils: readonly Council[],
  on: PlainDate,
): Pick<SensoryOverview, 'agreement'> {
  const held = current(file, sensoryAgreement, on)
  if (!held) return {}
  const { title, host, staff, terms } = held.body
  return {
    agreement: {
      id: held.id,
      title,
      host: councilChoice({ councils }, host).text,
      staff: staff ?? null,
      terms: terms ?? '',
      from: startDay(held.start) ?? null,
    },
  }
}

function rowsBy(
  of: readonly Choice[],
  field: 'council' | 'need',
  cells: readonly CaseloadCell[],
): readonly SensoryRow[] {
  return of.map(each => ({
    of: each,
    levels: LEVELS.map(level => childrenIn(cells, { [field]: each.value, level })),
    children: childrenIn(cells, { [field]: each.value }),
  }))
}

function caseloadRows(
  file: SubjectFile,
  councils: readonly Council[],
  on: PlainDate,
): Pick<SensoryOverview, 'caseload'> {
  const held = caseloadOn(file, on)
  if (!held) return {}
  return {
    caseload: {
      on: held.on,
      source: held.source,
      children: childrenIn(held.cells),
      byCouncil: rowsBy(
        councils.map(each => councilChoice({ councils }, each.code)),
        'council',
        held.cells,
      ),
      byNeed: rowsBy(
        NEEDS.map(each => choiceOf(sensoryNeed, each)),
        'need',
        held.cells,
      ),
      counts: all(file, sensoryCount)
        .toReversed()
        .slice(0, councils.length * NEEDS.length)
        .map(({ id, start, body }) => ({
          id,
          words: `${councilChoice({ councils }, body.council).text}, ${label(sensoryNeed, body.need).toLowerCase()}, ${inWords(startDay(start) ?? on)}`,
        })),
    },
  }
}

function visitsOf(file: SubjectFile, councils: readonly Council[], on: PlainDate): SensoryOverview['visits'] {
  const first = addMonths(on, -MONTHS_SHOWN)
  const recent = (council?: string) =>
    visitsByMonth(file, council).filter(each => each.month > first && each.month <= on)
  const sum = (list: ReturnType<typeof recent>) => ({
    planned: list.reduce((total, each) => total + each.planned, 0),
    made: list.reduce((total, each) => total + each.made, 0),
  })
  return {
    months: recent(),
    year: sum(recent()),
    byCouncil: councils.map(({ code }) => ({ council: councilChoice({ councils }, code), ...sum(recent(code)) })),
  }
}

function schoolsOf(
  work: SubjectFile,
  money: SubjectFile,
  year: number,
  on: PlainDate,
  councils: readonly Council[],
): SensoryOverview['schools'] {
  const recharges = all(money, sensoryRecharge).filter(each => each.body.year === year)
  return deployedOn(work, on).map(({ id, school, workers, hours, pupils, from, by, employer, council }) => ({
    id,
    school,
    workers,
    hours,
    pupils,
    from,
    council: councilChoice({ councils }, council).text,
    employer: choiceOf(supportEmployer, employer),
    by: by.map(code => label(accessBy as CodeSet, code)).join(', '),
    recharged:
      employer === 'school'
        ? null
        : recharges.reduce((sum, { body }) => (body.deployment === id ? sum + body.amount : sum), 0),
  }))
}

function yearRow(
  file: SubjectFile,
  year: number,
  councils: readonly Council[],
  on: PlainDate,
): { readonly year?: SensoryYear } {
  const split = splitOf(
    file,
    year,
    councils.map(each => each.code),
    on,
  )
  if (!split) return {}
  const { uncontributed: _, agreedTogether: __, ...told } = split
  return {
    year: {
      ...told,
      yearName: yearInWords(year),
      councils: split.councils.map(({ council, ...each }) => ({
        council: councilChoice({ councils }, council),
        ...each,
      })),
      differences: differencesOf(split).map(each => ({
        is: each.is,
        council: 'council' in each ? councilChoice({ councils }, each.council).text : '',
        pounds: 'pounds' in each ? each.pounds : 0,
        together: 'together' in each ? each.together : 0,
      })),
    },
  }
}
