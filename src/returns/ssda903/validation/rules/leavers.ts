import { ageOn, birthday } from '../../../../spine/time/age.ts'
import { type PlainDate, daysBetween, earlier, later } from '../../../../spine/time/plain-date.ts'
import type { Child } from '../child.ts'
import { after, anyFilled, before, isNoFlag, isOne, onOrAfter, onOrBefore } from '../compare.ts'
import {
  bornOn,
  episodes,
  episodesLast,
  healthFlags,
  inYear,
  isAdopted,
  isShortBreak,
  latestEpisode,
  overlaps,
  tellsOutcome,
} from '../notions.ts'
import type { Row } from '../row.ts'
import { type Rule, codes, oneOf, rowsOf, rule } from '../rule.ts'
import { isFemale, isMale } from './mothers.ts'
import { reaches } from './outcomes.ts'

const OUTCOME = ['IN_TOUCH', 'ACTIV', 'ACCOM'] as const
const GONE = codes('DIED RHOM')
const FOYER = codes('T1 T2')
const WITH_FOSTER_CARER = codes('Z1 Z2')
const SUITED = 'B C D E G H K R T U V W Y Z'.split(' ').flatMap(letter => [`${letter}1`, `${letter}2`])
/** Days in care after 14 that make a care leaver (Children Act 1989, sch 2 para 19B, and SI 2010/2571). */
const DAYS_OF_A_LEAVER = 91

/** Care leavers (OC3). */
export const leaverRules: readonly Rule[] = [
  oneOf('131', 'OC3', 'IN_TOUCH', codes('YES NO DIED REFU NREQ RHOM'), {
    blank: 'wrong',
    wrong: 'Whether the council is in touch is missing or is not one of the codes.',
    mend: 'Give YES, NO, DIED, REFU, NREQ or RHOM.',
  }),
  oneOf('132', 'OC3', 'ACTIV', codes('F1 P1 F2 P2 F4 P4 F5 P5 G4 G5 G6 0'), {
    blank: 'wrong',
    wrong: 'What the young person does is missing or is not one of the codes.',
    mend: 'Give the code of their education, training or work; 0 where it does not apply.',
  }),
  oneOf('133', 'OC3', 'ACCOM', new Set([...SUITED, 'S2', 'X2', '0']), {
    blank: 'wrong',
    wrong: 'Where the young person lives is missing or is not one of the codes.',
    mend: 'Give the letter and 1 where it is suitable, 2 where not; no fixed home (S2) and custody (X2) never are.',
  }),
  rule({
    code: '153',
    reads: { OC3: OUTCOME },
    fields: OUTCOME,
    wrong: 'Some of a care leaver’s outcome is filled and some is not.',
    mend: 'Fill in all three.',
    find: rowsOf('OC3', row => tellsOutcome(row) && OUTCOME.some(column => row[column] === undefined)),
  }),
  rule({
    code: '165',
    reads: { Header: ['MOTHER', 'SEX'], Episodes: ['DECOM', 'DEC', 'LS'], OC3: OUTCOME },
    fields: ['MOTHER', 'SEX', 'ACTIV', 'ACCOM', 'IN_TOUCH', 'DECOM'],
    wrong:
      'Whether she is a mother does not fit: it is no code, or of a boy, or missing of a girl in care in the year, or told of a care leaver who was not.',
    mend: 'Give MOTHER as 1 or 0 of a girl looked after in the year, and leave it blank of anyone else.',
    find: ({ now }, around) => {
      const inCare = now.Episodes.some(episode => !isShortBreak(episode) && overlaps(episode, around))
      const leaver = now.OC3.some(tellsOutcome)
      const wrong = now.Header.filter(
        row =>
          isNoFlag(row.MOTHER) ||
          (row.MOTHER !== undefined && isMale(row, around)) ||
          (isFemale(row, around) && (row.MOTHER === undefined ? inCare : !inCare && leaver)),
      )
      return wrong.length > 0 ? [...wrong, ...now.OC3] : []
    },
  }),
  rule({
    code: '215',
    reads: {
      OC2: [
        'CONVICTED',
        'HEALTH_CHECK',
        'IMMUNISATIONS',
        'TEETH_CHECK',
        'HEALTH_ASSESSMENT',
        'SUBSTANCE_MISUSE',
        'INTERVENTION_RECEIVED',
        'INTERVENTION_OFFERED',
      ],
      OC3: OUTCOME,
    },
    fields: [
      ...OUTCOME,
      'CONVICTED',
      'HEALTH_CHECK',
      'IMMUNISATIONS',
      'TEETH_CHECK',
      'HEALTH_ASSESSMENT',
      'SUBSTANCE_MISUSE',
      'INTERVENTION_RECEIVED',
      'INTERVENTION_OFFERED',
    ],
    wrong: 'The young person has both a care leaver’s outcome and the health outcomes of a child in care.',
    mend: 'Keep the one that is true and take the other out.',
    find: ({ now }) => {
      const leaver = now.OC3.filter(tellsOutcome)
      const health = now.OC2.filter(row => anyFilled(...healthFlags(row)))
      return leaver.length > 0 && health.length > 0 ? [...leaver, ...health] : []
    },
  }),
  rule({
    code: '344',
    reads: { OC3: OUTCOME },
    fields: OUTCOME,
    wrong: 'The young person died or returned home, and what they do or where they live is not 0.',
    mend: 'Give 0 in ACTIV and ACCOM, or correct IN_TOUCH.',
    find: rowsOf('OC3', row => isOne(row.IN_TOUCH, GONE) && (row.ACTIV !== '0' || row.ACCOM !== '0')),
  }),
  rule({
    code: '345',
    reads: { OC3: OUTCOME },
    fields: OUTCOME,
    wrong: 'The council is in touch, and what they do or where they live is said not to apply (0).',
    mend: 'Give the codes of what they do and where they live.',
    find: rowsOf('OC3', row => row.IN_TOUCH === 'YES' && (row.ACTIV === '0' || row.ACCOM === '0')),
  }),
  rule({
    code: '347',
    reads: { OC3: ['DOB', 'ACCOM'] },
    fields: ['DOB', 'ACCOM'],
    from: 2024,
    wrong: 'They were under 18 as the year began, and live in a foyer.',
    mend: 'Correct ACCOM or the date of birth.',
    find: rowsOf('OC3', ({ ACCOM, on }, { starts }) => isOne(ACCOM, FOYER) && after(reaches(on.DOB, 18), starts)),
  }),
  rule({
    code: '348',
    reads: { OC3: ['IN_TOUCH'], OC3_last: ['IN_TOUCH'] },
    fields: ['IN_TOUCH'],
    from: 2026,
    wrong: 'Last year’s return said that they died, and this year’s does not.',
    mend: 'Correct whichever year is wrong.',
    find: ({ now, last }) =>
      last.OC3.some(({ IN_TOUCH }) => IN_TOUCH === 'DIED') ? now.OC3.filter(({ IN_TOUCH }) => IN_TOUCH !== 'DIED') : [],
  }),
  rule({
    code: '391',
    reads: { OC3: ['DOB', ...OUTCOME] },
    fields: ['DOB', ...OUTCOME],
    wrong: 'They are not yet 17 at the end of the year, and have a care leaver’s outcome.',
    mend: 'Take the row out, or correct the date of birth.',
    find: rowsOf('OC3', (row, { ends }) => tellsOutcome(row) && after(reaches(row.on.DOB, 17), ends)),
  }),
  rule({
    code: '628',
    reads: { Episodes: [], Header: ['MOTHER'], OC3: OUTCOME },
    fields: ['MOTHER'],
    wrong: 'She is a care leaver with no episode in the return, and whether she is a mother is filled.',
    mend: 'Leave MOTHER blank: it is asked of those looked after in the year.',
    find: ({ now }) =>
      now.Episodes.length === 0 && now.OC3.some(tellsOutcome)
        ? now.Header.filter(({ MOTHER }) => MOTHER !== undefined)
        : [],
  }),
  rule({
    code: '1000',
    reads: { Episodes: ['REC'], OC3: OUTCOME, 'Episodes_last?': ['REC'] },
    fields: OUTCOME,
    wrong: 'The young person died in care, and is among the care leavers.',
    mend: 'Take the row out, or correct how the episode ended.',
    find: ({ now, last }) => ([...now.Episodes, ...last.Episodes].some(({ REC }) => REC === 'E2') ? now.OC3 : []),
  }),
  rule({
    code: '1001',
    reads: {
      Episodes: ['DECOM', 'DEC', 'LS', 'REC'],
      OC3: OUTCOME,
      Header: ['DOB'],
      Episodes_last: ['DECOM', 'DEC', 'LS', 'REC'],
    },
    fields: OUTCOME,
    wrong:
      'By the episodes of this year and last the young person was adopted, or was not in care long enough after 14, or at all after 16, to be a care leaver.',
    mend: 'Take the row out; where earlier years make them a care leaver, confirm it.',
    find: (child, { ends }) => {
      if (child.now.OC3.length === 0) return []
      const all = timesInCare(child)
      const latest = all.at(-1)
      const born = bornOn(child) ?? child.now.OC3.find(({ on }) => on.DOB !== undefined)?.on.DOB
      if (latest && isAdopted(latest)) return child.now.OC3
      return born !== undefined && !isCareLeaver(born, all, ends) ? child.now.OC3 : []
    },
  }),
  rule({
    code: '1002',
    reads: { Episodes: [], OC3: OUTCOME, Episodes_last: [] },
    fields: OUTCOME,
    wrong: 'The young person has no episode in this year’s return or last year’s.',
    mend: 'Where earlier years make them a care leaver, confirm it; otherwise take the row out.',
    find: ({ now, last }) => (now.Episodes.length === 0 && last.Episodes.length === 0 ? now.OC3 : []),
  }),
  rule({
    code: '1007',
    reads: { Episodes: ['DECOM', 'DEC'], OC3: ['DOB', ...OUTCOME] },
    fields: OUTCOME,
    wrong: 'They were still in care on their 17th or 18th birthday in the year, and have a care leaver’s outcome.',
    mend: 'Take the row out: it is asked of those who had left by that birthday.',
    find: ({ now }, { ends }) =>
      now.OC3.filter(row => {
        const latest = latestBirthday(row.on.DOB, ends)
        return (
          latest !== undefined &&
          tellsOutcome(row) &&
          now.Episodes.some(
            ({ on, DEC }) => onOrBefore(on.DECOM, latest) && (DEC === undefined || after(on.DEC, latest)),
          )
        )
      }),
  }),
  rule({
    code: '1010',
    reads: { Episodes: [], Episodes_last: ['DECOM', 'DEC'], OC3: OUTCOME },
    fields: OUTCOME,
    wrong: 'They were in care at the end of last year, and this year’s return has no episode of theirs.',
    mend: 'Add the episode in which they left care, or take the row out.',
    find: child => {
      const latest = episodesLast(child).at(-1)
      return child.now.Episodes.length === 0 && latest && latest.DEC === undefined ? child.now.OC3 : []
    },
  }),
  rule({
    code: '1011',
    reads: { Episodes: ['DECOM', 'REC'], OC3: OUTCOME },
    fields: OUTCOME,
    wrong: 'Another council took over their care, and they are among this one’s care leavers.',
    mend: 'Take the row out, or correct how the episode ended.',
    find: child => (latestEpisode(child)?.REC === 'E3' ? child.now.OC3.filter(tellsOutcome) : []),
  }),
  rule({
    code: '1014',
    reads: { Episodes: ['DECOM', 'DEC'], UASC: [], OC3: OUTCOME },
    fields: ['ACTIV', 'ACCOM', 'IN_TOUCH', 'DUC'],
    wrong: 'They are a care leaver with no episode in the year, and are among the unaccompanied children.',
    mend: 'Take them out of the unaccompanied children: that is asked of those looked after in the year.',
    find: ({ now }, year) => {
      const leaver = now.OC3.filter(tellsOutcome)
      return now.UASC.length > 0 && leaver.length > 0 && !now.Episodes.some(episode => overlaps(episode, year))
        ? [...now.UASC, ...leaver]
        : []
    },
  }),
  rule({
    code: '1016',
    reads: { Episodes: ['DEC'], OC3: ['DOB', ...OUTCOME] },
    fields: OUTCOME,
    from: 2024,
    wrong: 'They left care on or after the birthday they had in the year, and have a care leaver’s outcome.',
    mend: 'Take the row out: it is asked of those who had left by that birthday.',
    find: ({ now }, { ends }) =>
      now.OC3.filter(row => {
        const latest = latestBirthday(row.on.DOB, ends)
        return latest !== undefined && tellsOutcome(row) && now.Episodes.some(({ on }) => onOrAfter(on.DEC, latest))
      }),
  }),
  rule({
    code: '3001',
    reads: { Header: ['DOB'], OC3: ['ACCOM'] },
    fields: ['ACCOM', 'DOB'],
    wrong: 'They turned 17 in the year, and live with a former foster carer, which is for those of 18 and over.',
    mend: 'Correct ACCOM, or the date of birth.',
    find: (child, year) => {
      if (!inYear(reaches(bornOn(child), 17), year)) return []
      const wrong = child.now.OC3.filter(({ ACCOM }) => isOne(ACCOM, WITH_FOSTER_CARER))
      return wrong.length > 0 ? [...wrong, ...child.now.Header] : []
    },
  }),
]

/** The 17th or 18th birthday, of someone of that age at the end of the year. */
function latestBirthday(born: PlainDate | undefined, ends: PlainDate): PlainDate | undefined {
  if (born === undefined) return undefined
  const age = ageOn(born, ends)
  return age === 17 || age === 18 ? birthday(born, age) : undefined
}

// Both years' episodes but for short breaks, in their order: one carried over is there once, as this year tells it.
function timesInCare(child: Child): readonly Row<'Episodes'>[] {
  const now = episodes(child)
  const told = new Set(now.map(({ on }) => on.DECOM))
  return [...episodesLast(child).filter(({ on }) => !told.has(on.DECOM)), ...now].filter(
    episode => !isShortBreak(episode),
  )
}

function isCareLeaver(born: PlainDate, times: readonly Row<'Episodes'>[], ends: PlainDate): boolean {
  const from14 = birthday(born, 14)
  const from16 = birthday(born, 16)
  let days = 0
  let after16 = false
  for (const { on, DEC } of times) {
    const to = DEC === undefined ? ends : on.DEC
    if (on.DECOM === undefined || to === undefined) continue
    if (before(from14, to)) days += Math.max(0, daysBetween(later(on.DECOM, from14), earlier(to, ends)))
    if (after(to, from16)) after16 = true
  }
  return days >= DAYS_OF_A_LEAVER && after16
}
