import { reviewParticipation } from '../../../practice/care/codes.ts'
import { review, visit } from '../../../practice/care/kinds.ts'
import { pep } from '../../../practice/education/kinds.ts'
import { sdqBand, sdqReason } from '../../../practice/health/codes.ts'
import {
  annualHealthOutcome,
  dentalCheck,
  healthAssessment,
  immunisationCheck,
  sdqOutcome,
} from '../../../practice/health/kinds.ts'
import { bornOn } from '../../../practice/people/notions.ts'
import { label } from '../../../spine/ledger/code-set.ts'
import type { Entry } from '../../../spine/ledger/entry.ts'
import { all, latest } from '../../../spine/ledger/file.ts'
import type { AnyKind, BodyOf } from '../../../spine/ledger/kind.ts'
import { birthday } from '../../../spine/time/age.ts'
import { inWords } from '../../../spine/time/words.ts'
import { lowerFirst } from '../../../spine/web/format.ts'
import type { Fact } from '../../../spine/web/services.ts'
import type { ChildOnFile } from '../on-file.ts'
import { scoresOf } from '../parts/health.ts'
import { began } from '../when.ts'

/** The dates worth knowing without reading on: of the parts of the file this reader may see. */
export function datesFacts(child: ChildOnFile): readonly Fact[] {
  const { file, is, care, reads } = child
  const born = bornOn(file)
  const held = latest(file, review)
  const seen = all(file, visit).findLast(entry => entry.body.seen)
  const died = is === 'left' && care?.ended === 'E2'
  return [
    ...(reads.has('care')
      ? [
          ...(seen
            ? [fact(child, 'Latest visit', seen, entry => (entry.body.alone ? 'seen alone' : 'seen, not alone'))]
            : []),
          held
            ? fact(child, 'Latest review', held, entry =>
                lowerFirst(label(reviewParticipation, entry.body.participation)),
              )
            : { label: 'Latest review', value: null },
        ]
      : []),
    ...(reads.has('health') ? healthDates(child) : []),
    ...(reads.has('education') ? learningDates(child) : []),
    ...(died || born === undefined ? [] : [{ label: '18th birthday', value: inWords(birthday(born, 18)) }]),
  ]
}

function learningDates(child: ChildOnFile): readonly Fact[] {
  const meeting = latest(child.file, pep)
  if (!meeting) return []
  return [fact(child, 'Education plan', meeting, entry => (entry.body.signedOff ? 'signed off' : 'not signed off yet'))]
}

// What is recorded here with its day; else what the return told of a whole year.
function healthDates(child: ChildOnFile): readonly Fact[] {
  const { file, sourceOf } = child
  const year = latest(file, annualHealthOutcome)
  const told = (heading: string, value: boolean | undefined, yes: string, no: string): Fact => ({
    label: heading,
    value: value === undefined || !year ? null : `${value ? yes : no} in the year to March ${year.body.year}`,
    ...(year ? { source: sourceOf(year) } : {}),
  })
  const assessed = all(file, healthAssessment).findLast(entry => entry.body.declined !== true)
  const teeth = all(file, dentalCheck).findLast(entry => entry.body.refused !== true)
  const jabs = latest(file, immunisationCheck)
  return [
    assessed
      ? fact(child, 'Health assessment', assessed, entry => (entry.body.type === 'initial' ? 'the first' : 'a review'))
      : told('Health assessment', year?.body.healthAssessment, 'Had one', 'Had none'),
    teeth ? fact(child, 'Dentist', teeth) : told('Teeth checked', year?.body.teeth, 'Yes,', 'No, not'),
    jabs
      ? {
          label: 'Immunisations',
          value: jabs.body.upToDate ? 'Up to date' : 'Not up to date',
          note: `checked ${began(jabs) ?? 'on a day not recorded'}`,
          source: sourceOf(jabs),
        }
      : told('Immunisations', year?.body.immunisations, 'Up to date', 'Not up to date'),
    strengths(child),
  ]
}

function fact<K extends AnyKind>(
  child: ChildOnFile,
  heading: string,
  entry: Entry<BodyOf<K>>,
  note?: (entry: Entry<BodyOf<K>>) => string,
): Fact {
  return {
    label: heading,
    value: began(entry) ?? 'On a day not recorded',
    ...(note ? { note: note(entry) } : {}),
    source: child.sourceOf(entry),
  }
}

// The carer's newest score, wherever it was recorded; where the return's newest year says why there is none, that.
function strengths(child: ChildOnFile): Fact {
  const heading = 'Strengths and difficulties'
  const newest = [...scoresOf(child)]
    .filter(([, { by }]) => by === 'carer')
    .toSorted(([, a], [, b]) => (a.on < b.on ? 1 : -1))[0]
  const year = latest(child.file, sdqOutcome)
  const source = (id: string | undefined) => {
    const entry = child.entries.find(each => each.id === id)
    return entry ? { source: child.sourceOf(entry) } : {}
  }
  if (year && year.body.score === undefined && (!newest || newest[1].on < `${year.body.year}-03-31`))
    return {
      label: heading,
      value: 'No score',
      note: `${lowerFirst(label(sdqReason, year.body.reason))}, year to March ${year.body.year}`,
      ...source(year.id),
    }
  if (!newest) return { label: heading, value: null }
  const [id, score] = newest
  return {
    label: heading,
    value: `Score ${score.total}`,
    note: `${lowerFirst(label(sdqBand, score.band))}, ${id === year?.id ? `year to March ${year.body.year}` : inWords(score.on)}`,
    ...source(id),
  }
}
