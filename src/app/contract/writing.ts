import {
  type Fault,
  type Sent,
  dayFaults,
  periodFaults,
  readFigure,
  readTarget,
  signFaults,
  whyFaults,
} from '../../practice/contract/forms.ts'
import { missingFigure, nothingToCount, restatedFigure, runAtYearEnd } from '../../practice/contract/codes.ts'
import { keyOf } from '../../practice/contract/entered.ts'
import {
  contractComment,
  contractFigure,
  contractRule,
  contractSubmission,
  contractTarget,
} from '../../practice/contract/kinds.ts'
import { type Kpi, kpiBy } from '../../practice/contract/kpis.ts'
import { type Every, lastComplete } from '../../practice/contract/periods.ts'
import { recordWithin } from '../../spine/access/audit.ts'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import { type Action, ROLE_TITLES } from '../../spine/access/roles.ts'
import { type CodeSet, label } from '../../spine/ledger/code-set.ts'
import { type Write, recordIn } from '../../spine/ledger/record.ts'
import type { Council } from '../../spine/measure/measure.ts'
import type { Store } from '../../spine/store/store.ts'
import { type PlainDate, isPlainDate } from '../../spine/time/plain-date.ts'
import type { Choice, ContractService, KpiDone } from '../../spine/web/services.ts'
import { trustFile } from '../duties/trust-file.ts'
import { rulebook } from '../rulebook.ts'
import { heldNow } from './held.ts'
import { type Sources, figureFor } from './series.ts'
import { frozen } from './submit.ts'

const FILES = { author: 'system', sight: 'files' } as const
const NOT_HERE: KpiDone = { is: 'refused', faults: [{ field: 'kpi', text: 'There is no such KPI' }] }

/** What writing needs. */
export interface Writing {
  readonly store: Store
  readonly councils: readonly Council[]
  readonly today: () => PlainDate
  readonly now: () => string
  readonly sourcesNow: () => Promise<Sources>
  readonly sourcesAfresh: () => Promise<Sources>
}

/** Whoever signs, as what they sign reads. */
export function signatureOf(viewer: Viewer): string {
  return viewer.name ? `${viewer.name}, ${ROLE_TITLES[viewer.role].toLowerCase()}` : ROLE_TITLES[viewer.role]
}

/** Writes in the trust's own file and in nothing else, with who did it in the audit. */
export async function writeInTrust(
  store: Store,
  viewer: Viewer,
  action: Action,
  about: string,
  writes: readonly Omit<Write, 'subject'>[],
): Promise<void> {
  const { grants } = permit(viewer, action)
  const subject = await store.within(FILES, tx => trustFile(tx, store.authority))
  await store.within({ ...grants, subjects: [subject] }, async tx => {
    await recordIn(
      tx,
      store.authority,
      rulebook,
      viewer.id,
      writes.map(write => ({ ...write, subject })),
      null,
    )
    await recordWithin(tx, store.authority, viewer, action, [subject], { about })
  })
}

/** Entering figures, saying what they mean, setting what they are held to, and signing a period. Each asks for leave itself. */
export function contractWriting({
  store,
  councils,
  today,
  sourcesNow,
  sourcesAfresh,
}: Writing): Pick<ContractService, 'enter' | 'comment' | 'setTarget' | 'rules' | 'setRule' | 'submit'> {
  const codes = councils.map(each => each.code)
  const write = (viewer: Viewer, action: Action, about: string, writes: readonly Omit<Write, 'subject'>[]) =>
    writeInTrust(store, viewer, action, about, writes)
  const own = (viewer: Viewer, council: string): readonly Fault[] =>
    viewer.council === undefined || viewer.council === council
      ? []
      : [{ field: 'council', text: 'You work for one council: choose it' }]

  return {
    enter: async (viewer, id, sent) => {
      permit(viewer, 'kpis.enter')
      const kpi = kpiBy.get(id)
      if (!kpi) return NOT_HERE
      const read = readFigure(kpi, sent, { councils: codes, until: lastComplete(kpi.every, today()) })
      const faults = [...('faults' in read ? read.faults : own(viewer, read.value.council)), ...signFaults(sent)]
      if ('faults' in read || faults.length > 0) return { is: 'refused', faults }
      const sources = await sourcesNow()
      const { end, council, source, ...figure } = read.value
      if (figureFor(kpi, sources, { every: kpi.every, end, council }).figure.from === 'record')
        return {
          is: 'refused',
          faults: [{ field: 'end', text: 'The record here works this figure out, so none is entered' }],
        }
      const before = sources.held.figures.get(keyOf(kpi.id, kpi.every, end, council))
      const seen = sent['seen'] ?? ''
      if (before && seen !== '' && seen !== String(before.entry.version))
        return {
          is: 'refused',
          faults: [{ field: 'end', text: 'Someone changed this figure meanwhile. Look at it, and send yours again' }],
        }
      await write(viewer, 'kpis.enter', `${id}:${end}`, [
        {
          kind: contractFigure.name,
          ...(before ? { entry: before.entry.id, seen: before.entry.version } : {}),
          start: end,
          end: null,
          body: { kpi: id, every: kpi.every, council, ...figure, source, signedBy: signatureOf(viewer) },
        },
      ])
      return { is: 'done' }
    },

    comment: async (viewer, id, sent) => {
      permit(viewer, 'kpis.enter')
      const kpi = kpiBy.get(id)
      if (!kpi) return NOT_HERE
      const { end = '', council = '' } = sent
      const words = (sent['words'] ?? '').trim()
      const every = everyOf(kpi, sent)
      const faults = [
        ...periodFaults(every, end, lastComplete(every, today())),
        ...(council === '' || codes.includes(council) ? [] : [{ field: 'council', text: 'Choose a council' }]),
        ...own(viewer, council),
        ...(words === '' ? [{ field: 'words', text: 'Write what you want to say' }] : []),
        ...(words.length > 4000 ? [{ field: 'words', text: 'Use 4,000 characters or fewer' }] : []),
        ...signFaults(sent),
      ]
      if (faults.length > 0 || !isPlainDate(end)) return { is: 'refused', faults }
      const body = { kpi: id, every, council: kpi.wholeTrust ? '' : council, words, signedBy: signatureOf(viewer) }
      await write(viewer, 'kpis.enter', `${id}:${end}`, [{ kind: contractComment.name, start: end, end: null, body }])
      return { is: 'done' }
    },

    setTarget: async (viewer, id, sent) => {
      permit(viewer, 'kpis.set')
      if (!kpiBy.has(id)) return NOT_HERE
      const read = readTarget(sent)
      const faults = [...('faults' in read ? read.faults : []), ...signFaults(sent)]
      if ('faults' in read || faults.length > 0) return { is: 'refused', faults }
      const { from, ...term } = read.value
      await write(viewer, 'kpis.set', `${id}:${from}`, [
        {
          kind: contractTarget.name,
          start: from,
          end: null,
          body: { kpi: id, ...term, signedBy: signatureOf(viewer) },
        },
      ])
      return { is: 'done' }
    },

    rules: async viewer => {
      permit(viewer, 'kpis.read')
      const { rules } = await heldNow(store)
      return {
        rules: rules.toReversed().map(({ missing, nothing, restated, yearEnd, ...rule }) => ({
          ...rule,
          missing: choiceOf(missingFigure, missing),
          nothing: choiceOf(nothingToCount, nothing),
          restated: choiceOf(restatedFigure, restated),
          yearEnd: choiceOf(runAtYearEnd, yearEnd),
        })),
        choices: {
          missing: choicesOf(missingFigure),
          nothing: choicesOf(nothingToCount),
          restated: choicesOf(restatedFigure),
          yearEnd: choicesOf(runAtYearEnd),
        },
      }
    },

    setRule: async (viewer, sent) => {
      permit(viewer, 'kpis.set')
      const { from = '', months = '', quarters = '', agreed = '' } = sent
      const why = (sent['why'] ?? '').trim()
      const body = {
        months: Number(months),
        quarters: Number(quarters),
        missing: sent['missing'],
        nothing: sent['nothing'],
        restated: sent['restated'],
        yearEnd: sent['yearEnd'],
        agreed: agreed === 'yes',
        why,
        signedBy: signatureOf(viewer),
      }
      const parsed = contractRule.schema.safeParse(body)
      const faults = [
        ...(parsed.success ? [] : parsed.error.issues)
          .filter(({ path }) => path[0] !== 'why')
          .map(({ path }) => ({ field: String(path[0]), text: RULE_FAULTS[String(path[0])] ?? 'Choose one' })),
        ...dayFaults(from),
        ...whyFaults(why),
        ...signFaults(sent),
      ]
      if (faults.length > 0 || !isPlainDate(from)) return { is: 'refused', faults }
      await write(viewer, 'kpis.set', `rule:${from}`, [{ kind: contractRule.name, start: from, end: null, body }])
      return { is: 'done' }
    },

    submit: async (viewer, sent) => {
      permit(viewer, 'kpis.submit')
      const { end = '' } = sent
      const every: Every = sent['every'] === 'quarter' ? 'quarter' : 'month'
      const note = (sent['note'] ?? '').trim()
      const sources = await sourcesAfresh()
      const again = sources.held.submissions.some(each => each.on === end && each.body.every === every)
      const faults = [
        ...(viewer.council === undefined
          ? []
          : [{ field: 'end', text: 'A period is submitted for both councils, by someone who works for the trust' }]),
        ...periodFaults(every, end, lastComplete(every, today())),
        ...(again && note === ''
          ? [{ field: 'note', text: 'This period was submitted before: say why it is submitted again' }]
          : []),
        ...(note.length > 4000 ? [{ field: 'note', text: 'Use 4,000 characters or fewer' }] : []),
        ...signFaults(sent),
      ]
      if (faults.length > 0 || !isPlainDate(end)) return { is: 'refused', faults }
      const body = {
        every,
        figures: frozen(sources, every, end),
        ...(note === '' ? {} : { note }),
        signedBy: signatureOf(viewer),
      }
      await write(viewer, 'kpis.submit', `${every}:${end}`, [
        { kind: contractSubmission.name, start: end, end: null, body },
      ])
      return { is: 'done' }
    },
  }
}

const RULE_FAULTS: Readonly<Record<string, string>> = {
  months: 'Enter how many months, from 1 to 24',
  quarters: 'Enter how many quarters, from 1 to 12',
}

function everyOf(kpi: Kpi, sent: Sent): Every {
  return kpi.every === 'quarter' || sent['every'] === 'quarter' ? 'quarter' : 'month'
}

function choiceOf(set: CodeSet, code: string): Choice {
  return { value: code, text: label(set, code) }
}

function choicesOf(set: CodeSet): readonly Choice[] {
  return set.codes.map(({ code, label: text }) => ({ value: code, text }))
}
