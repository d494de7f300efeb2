import { permit, decide } from '../../spine/access/decide.ts'
import { spanUnit } from '../../practice/governance/codes.ts'
import { localLimit, recordsKeptFrom } from '../../practice/governance/kinds.ts'
import type { Duty } from '../../spine/duty/duty.ts'
import { type Span, spanInWords } from '../../spine/duty/span.ts'
import { LAYER_TITLES, OWNER_TITLES, SECTION_TITLES, limitTitle } from '../../spine/duty/titles.ts'
import { type Entry, startDay } from '../../spine/ledger/entry.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { readRecorded } from '../../spine/ledger/read.ts'
import { rederiveStale } from '../../spine/ledger/rebuild.ts'
import { type Write, recordIn } from '../../spine/ledger/record.ts'
import type { Tx } from '../../spine/store/store.ts'
import { type Dated, valueOn } from '../../spine/time/dated.ts'
import { type PlainDate, isPlainDate } from '../../spine/time/plain-date.ts'
import type {
  Choice,
  DutiesService,
  DutyFault,
  DutyInFull,
  DutyLimit,
  DutyRow,
  LimitAsked,
} from '../../spine/web/services.ts'
import type { Product } from '../product.ts'
import { duties, rulebook } from '../rulebook.ts'
import { type DutyCounts, countsToday } from './open.ts'
import { mayListOpen, openList } from './open-list.ts'
import { type DutySettings, LimitRefused, checkLimit, dutySettingsOf } from './settings.ts'
import { trustDatesService } from './trust-dates.ts'
import { trustFile, trustFileIfAny } from './trust-file.ts'
import { keepAnswers } from '../figures/passes.ts'

type OwnLimit = Entry<BodyOf<typeof localLimit>> & { readonly version: number }

const FILES = { author: 'system', sight: 'files' } as const
const COUNTS_KEPT = 4

/** The register of duties. `today` is asked at the edge, each time. */
export function dutiesService(product: Product, today: () => PlainDate): DutiesService {
  const { store } = product
  const { authority } = store
  const counts = keepAnswers<ReadonlyMap<string, DutyCounts>>(store, COUNTS_KEPT)

  const countsFor = async (viewer: Parameters<typeof decide>[0], on: PlainDate) => {
    // Numbers of children by duty are for those who may list them: a small number can point at one.
    if (!decide(viewer, 'children.list').allow) return undefined
    return (await counts.get(`${on} ${workedOut}`, () => countsToday(store, on))).answer
  }

  // What is due under the new limit is worked out file by file, and people go on working meanwhile.
  // What fails is tried again by the daily job.
  let workedOut = 0
  const workOutAgain = (): void =>
    void rederiveStale(store, rulebook)
      .catch(() => {})
      .finally(() => workedOut++)

  return {
    ...trustDatesService(product, workOutAgain),

    open: openList(product, today),

    units: spanUnit.codes.map(({ code, label }) => ({ value: code, text: label })),

    register: async viewer => {
      permit(viewer, 'duties.read')
      const on = today()
      const [settings, counted] = [await dutySettingsOf(product), await countsFor(viewer, on)]
      return {
        on,
        counted: counted !== undefined,
        rows: [...duties.values()].map(duty => rowOf(duty, settings, on, counted, mayListOpen(viewer, duty))),
        ...(settings.keptFrom ? { keptFrom: settings.keptFrom } : {}),
      }
    },

    duty: async (viewer, id) => {
      permit(viewer, 'duties.read')
      const duty = duties.get(id)
      if (!duty) return undefined
      const on = today()
      const [settings, counted] = [await dutySettingsOf(product), await countsFor(viewer, on)]
      const own = await store.within(FILES, tx => ownLimits(tx, authority))
      return inFull(duty, rowOf(duty, settings, on, counted, mayListOpen(viewer, duty)), on, own.limits)
    },

    setLimit: async (viewer, id, asked) => {
      const { grants } = permit(viewer, 'duties.set')
      const found = readLimit(id, asked)
      if ('faults' in found) return { is: 'refused', faults: found.faults }
      const { span, from } = found
      await store.within(grants, async tx => {
        const subject = await trustFile(tx, authority)
        const { limits } = await ownLimits(tx, authority)
        const body = { duty: id, limit: asked.limit, ...span, why: asked.why.trim() }
        await recordIn(
          tx,
          authority,
          rulebook,
          viewer.id,
          [
            ...endings(subject, limits, id, asked.limit, from),
            { subject, kind: localLimit.name, start: from, end: null, body },
          ],
          asked.why.trim(),
        )
      })
      workOutAgain()
      return { is: 'done' }
    },

    endLimit: async (viewer, id, { limit, from, why }) => {
      const { grants } = permit(viewer, 'duties.set')
      const faults = [...whyFaults(why), ...dayFaults(from)]
      if (faults.length > 0 || !isPlainDate(from)) return { is: 'refused', faults }
      const ended = await store.within(grants, async tx => {
        const subject = await trustFile(tx, authority)
        const { limits } = await ownLimits(tx, authority)
        const writes = endings(subject, limits, id, limit, from)
        if (writes.length > 0) await recordIn(tx, authority, rulebook, viewer.id, writes, why.trim())
        return writes.length > 0
      })
      if (!ended)
        return {
          is: 'refused',
          faults: [{ field: 'limit', text: 'The trust has no limit of its own to end on that day' }],
        }
      workOutAgain()
      return { is: 'done' }
    },

    setKeptFrom: async (viewer, from) => {
      const { grants } = permit(viewer, 'duties.set')
      const faults = dayFaults(from)
      if (faults.length > 0 || !isPlainDate(from)) return { is: 'refused', faults }
      await store.within(grants, async tx => {
        const subject = await trustFile(tx, authority)
        const { keptFrom } = await ownLimits(tx, authority)
        await recordIn(
          tx,
          authority,
          rulebook,
          viewer.id,
          [
            {
              subject,
              kind: recordsKeptFrom.name,
              ...(keptFrom ? { entry: keptFrom.id, seen: keptFrom.version } : {}),
              start: from,
              end: null,
              body: {},
            },
          ],
          null,
        )
      })
      return { is: 'done' }
    },
  }
}

/** What the trust's own file holds of its duties, with the versions that a change must name. */
async function ownLimits(
  tx: Tx,
  authority: number,
): Promise<{
  readonly limits: readonly OwnLimit[]
  readonly keptFrom: { readonly id: string; readonly version: number } | undefined
}> {
  const subject = await trustFileIfAny(tx, authority)
  if (subject === undefined) return { limits: [], keptFrom: undefined }
  const entries = await readRecorded(tx, authority, rulebook, subject)
  return {
    limits: entries.filter(entry => entry.kind === localLimit.name) as OwnLimit[],
    keptFrom: entries.find(entry => entry.kind === recordsKeptFrom.name),
  }
}

/** Ends what still runs of a limit on a day, and withdraws what would only begin on that day or after. */
function endings(
  subject: string,
  limits: readonly OwnLimit[],
  duty: string,
  limit: string,
  on: PlainDate,
): readonly Write[] {
  return limits
    .filter(({ body, end }) => body.duty === duty && body.limit === limit && (end === null || end > on))
    .map(({ id, version, start, body }) => ({
      subject,
      kind: localLimit.name,
      entry: id,
      seen: version,
      start,
      end: (startDay(start) ?? on) < on ? on : null,
      body,
      ...((startDay(start) ?? on) < on ? {} : { withdraw: true as const }),
    }))
}

function readLimit(
  id: string,
  asked: LimitAsked,
): { readonly faults: readonly DutyFault[] } | { readonly span: Span; readonly from: PlainDate } {
  const n = /^\d{1,3}$/.test(asked.n.trim()) ? Number(asked.n) : undefined
  const unit = spanUnit.codes.find(each => each.code === asked.unit)?.code
  const faults: DutyFault[] = [
    ...(n === undefined || n < 1 || n > 400
      ? [{ field: 'n' as const, text: 'Enter how many, a whole number from 1 to 400' }]
      : []),
    ...(unit === undefined ? [{ field: 'unit' as const, text: 'Choose what it is counted in' }] : []),
    ...dayFaults(asked.from),
    ...whyFaults(asked.why),
  ]
  if (faults.length > 0 || n === undefined || unit === undefined || !isPlainDate(asked.from)) return { faults }
  try {
    checkLimit(id, asked.limit, { n, unit }, asked.from)
  } catch (error) {
    if (!(error instanceof LimitRefused)) throw error
    return { faults: [{ field: error.field === 'duty' ? 'limit' : error.field, text: `${error.message}.` }] }
  }
  return { span: { n, unit }, from: asked.from }
}

function dayFaults(from: string): readonly DutyFault[] {
  return isPlainDate(from) ? [] : [{ field: 'from', text: 'Enter the day it runs from, such as 2027-03-14' }]
}

function whyFaults(why: string): readonly DutyFault[] {
  const said = why.trim()
  if (said === '') return [{ field: 'why', text: 'Say why, so that whoever reads it later can tell' }]
  return said.length > 20_000 ? [{ field: 'why', text: 'Use 20,000 characters or fewer' }] : []
}

function rowOf(
  duty: Duty,
  { local }: DutySettings,
  on: PlainDate,
  counted: ReadonlyMap<string, DutyCounts> | undefined,
  listed: boolean,
): DutyRow {
  const [source] = duty.sources
  return {
    id: duty.id,
    title: duty.title,
    owner: choiceOf(duty.owner, OWNER_TITLES),
    section: choiceOf(duty.section, SECTION_TITLES),
    layer: choiceOf(duty.layer, LAYER_TITLES),
    law: source ? `${source.title}, ${source.provision}` : '',
    verified: duty.sources.every(each => each.verified),
    ...(listed ? { listed } : {}),
    limits: Object.entries(duty.limits).map(([name, law]) => {
      const ours = inForce(local.get(duty.id)?.[name], on)
      const theirs = spanInWords(valueOn(law, on))
      return {
        title: limitTitle(name),
        law: theirs,
        ...(ours && spanInWords(ours) !== theirs ? { ours: spanInWords(ours) } : {}),
      }
    }),
    ...(counted ? { count: counted.get(duty.id) ?? { files: 0, due: 0, overdue: 0, cannotTell: 0 } } : {}),
  }
}

function inForce(steps: Dated<Span> | undefined, on: PlainDate): Span | undefined {
  return steps?.findLast(step => step.from <= on)?.value
}

function choiceOf<K extends string>(value: K, titles: Readonly<Record<K, string>>): Choice {
  return { value, text: titles[value] }
}

function inFull(duty: Duty, row: DutyRow, on: PlainDate, own: readonly OwnLimit[]): DutyInFull {
  return {
    ...row,
    on,
    about: duty.about,
    sources: duty.sources,
    metBy: duty.metBy,
    stops: duty.stops,
    reads: duty.reads.map(kind => kind.title),
    ...(duty.record ? { record: duty.record.title } : {}),
    inReturn: duty.inReturn === true,
    history: Object.entries(duty.limits).map(
      ([name, law]): DutyLimit => ({
        name,
        title: limitTitle(name),
        law: law.map(({ from, value, source }) => ({ from, span: spanInWords(value), source })),
        ours: own
          .filter(({ body }) => body.duty === duty.id && body.limit === name)
          .map(({ start, end, body }) => ({
            from: startDay(start) ?? on,
            ...(end === null ? {} : { until: end }),
            span: spanInWords({ n: body.n, unit: body.unit }),
            why: body.why,
          }))
          .sort((a, b) => (a.from < b.from ? -1 : 1)),
      }),
    ),
  }
}
