import { judgementArea, judgementGrade, inspectionType } from '../../practice/improvement/codes.ts'
import {
  improvementAction,
  improvementPriority,
  improvementProgress,
  inspection,
  inspectionFinding,
  inspectionJudgement,
} from '../../practice/improvement/kinds.ts'
import { risk, riskMitigation, riskReview } from '../../practice/risk/kinds.ts'
import { type CodeSet, label, validOn } from '../../spine/ledger/code-list.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { inWords } from '../../spine/time/words.ts'
import { type Form, sentAs } from '../../spine/web/forms/model.ts'
import { type Answers, type Fault, anchorOf } from '../../spine/web/forms/read-answers.ts'
import { entryIn, textOf } from './owned.ts'

/** What is wrong with an entry beside the others of the registers: what its own schema cannot tell. Pure. */
export function faultsBeside(
  form: Form,
  { start, body }: Pick<Answers, 'start' | 'body'>,
  file: SubjectFile,
  entry: string | undefined,
): readonly Fault[] {
  const given = (body ?? {}) as Readonly<Record<string, unknown>>
  const on = startDay(start)
  const faults: Fault[] = []
  const blame = (name: string, text: string): void => {
    const question = name === 'start' ? form.start : form.questions.find(each => each.name === name)
    if (question) faults.push({ id: anchorOf(question, sentAs(name)), text })
  }
  const notBefore = (name: string, than: PlainDate | undefined, what: string): void => {
    const day = name === 'start' ? on : given[name]
    if (typeof day === 'string' && than !== undefined && day < than)
      blame(name, `This must be on or after ${inWords(than)}, the day ${what}`)
  }
  const parent = (field: string) => {
    const id = given[field]
    return typeof id === 'string' ? entryIn(file, id) : undefined
  }
  const unlike = (field: string, within?: string): void => {
    const value = plain(given[field])
    if (value === undefined) return
    const taken = (file.entries[form.kind.name] ?? []).some(other => {
      const theirs = other.body as Readonly<Record<string, unknown>>
      return (
        other.id !== entry &&
        plain(theirs[field])?.toLowerCase() === value.toLowerCase() &&
        (within === undefined || theirs[within] === given[within])
      )
    })
    if (taken) blame(field, `‘${value}’ is used already: choose another`)
  }
  const heldOn = (field: string, set: CodeSet, day: PlainDate | undefined): void => {
    const code = given[field]
    if (typeof code === 'string' && day !== undefined && !validOn(set, code, day))
      blame(field, `‘${label(set, code)}’ was not in use on ${inWords(day)}, when the inspection began`)
  }

  switch (form.kind.name) {
    case risk.name:
      unlike('reference')
      notBefore('reviewBy', on, 'it was raised')
      break
    case riskReview.name: {
      notBefore('start', startDay(parent('risk')?.start ?? null), 'the risk was raised')
      notBefore('nextBy', on, 'it is reviewed')
      break
    }
    case riskMitigation.name:
      notBefore('start', startDay(parent('risk')?.start ?? null), 'the risk was raised')
      notBefore('by', on, 'it was agreed')
      break
    case improvementPriority.name:
      unlike('number')
      break
    case improvementAction.name:
      unlike('reference')
      notBefore('by', on, 'it was agreed')
      break
    case improvementProgress.name:
      notBefore('start', startDay(parent('action')?.start ?? null), 'the action was agreed')
      break
    case inspection.name:
      heldOn('type', inspectionType, on)
      notBefore('published', on, 'the inspection began')
      break
    case inspectionJudgement.name: {
      const began = startDay(parent('inspection')?.start ?? null)
      heldOn('area', judgementArea, began)
      heldOn('grade', judgementGrade, began)
      notBefore('start', began, 'the inspection began')
      break
    }
    case inspectionFinding.name:
      unlike('number', 'inspection')
      notBefore('start', startDay(parent('inspection')?.start ?? null), 'the inspection began')
      notBefore('deadline', on, 'it was found')
      break
  }
  return faults
}

/** The day whose codes a form offers: of a judgement, the first day of its inspection. */
export function dayOfCodes(kind: string, file: SubjectFile, within: string | undefined, today: PlainDate): PlainDate {
  if (kind !== inspectionJudgement.name || within === undefined) return today
  const of = entryIn(file, within)
  return (
    startDay((of?.kind === inspection.name ? of : entryIn(file, textOf(of, 'inspection') ?? ''))?.start ?? null) ??
    today
  )
}

function plain(value: unknown): string | undefined {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : undefined
}
