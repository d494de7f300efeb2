import { type Occasion, defineDuty } from '../../../spine/duty/duty.ts'
import { seriesOf } from '../../../spine/duty/series.ts'
import { days, months } from '../../../spine/duty/span.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import { type Dated, dated, valueOn } from '../../../spine/time/dated.ts'
import { type PlainDate, addMonths, dateOf, earlier, later, partsOf } from '../../../spine/time/plain-date.ts'
import { because } from '../answers.ts'
import { educationSupport, studyWish, vacationHome } from '../kinds.ts'
import { leavingCareSpans } from '../notions.ts'
import { doneOf, endsBecause, statusReads } from './shared.ts'
import { careLeaversRegulations, childrenAct, trustDefault } from './sources.ts'

type Vacation = 'christmas' | 'easter' | 'summer'

interface Days {
  readonly vacation: Vacation
  /** The month and day on which it is taken to begin, and to be over. */
  readonly begins: readonly [month: number, day: number]
  readonly ends: readonly [month: number, day: number]
}

/** When vacations are taken to begin and end: courses differ, and no list of them is held. */
const VACATIONS: Dated<readonly Days[]> = dated({
  from: '2001-10-01',
  value: [
    { vacation: 'easter', begins: [3, 20], ends: [4, 20] },
    { vacation: 'summer', begins: [6, 15], ends: [9, 20] },
    { vacation: 'christmas', begins: [12, 12], ends: [1, 10] },
  ],
  source: 'Our assumption until agreed: the usual vacations of universities in England',
})

interface Course {
  readonly key: string
  readonly from: PlainDate
  readonly until: PlainDate
  readonly ended: PlainDate | null
}

// Full-time study away from home, under 25: higher education unless it is said that they live at home, other courses
// where it is said that they live away.
function coursesAway(file: SubjectFile): readonly Course[] {
  return all(file, studyWish).flatMap((wish): readonly Course[] => {
    const told = startDay(wish.start)
    const { kind, begins, livesAway } = wish.body
    if (told === undefined || !(livesAway ?? kind === 'higher')) return []
    if (begins === undefined && kind !== 'higher') return []
    const spans = leavingCareSpans(file).filter(
      each => each.status === 'former-relevant' || each.status === 'qualifying',
    )
    const [first] = spans
    const last = spans.at(-1)
    if (!first || !last) return []
    const from = later(begins ?? told, first.from)
    const until = wish.end === null ? last.until : earlier(wish.end, last.until)
    return from < until ? [{ key: wish.id, from, until, ended: wish.end }] : []
  })
}

/** A home in each vacation of a course away from home. */
export const vacationHomeArranged = defineDuty({
  id: 'vacation-accommodation',
  title: 'A home for the vacation',
  about:
    'A care leaver under 25 in full-time further or higher education away from home has somewhere to live in each vacation: we arrange it, or give them the means to.',
  owner: 'personal-adviser',
  section: 'leaving-care',
  layer: 'law',
  sources: [
    childrenAct('s 24B(5)'),
    trustDefault('seen to by the usual first day of each vacation: the law gives no day, and courses differ'),
  ],
  limits: {
    'before-it-begins': dated({
      from: '2001-10-01',
      value: days(0),
      source: 'Children Act 1989 s 24B(5), which gives no day: by the first day of the vacation',
    }),
  },
  metBy: 'A home arranged for the vacation, money given for one, or that they have or want none of ours.',
  stops: 'When the vacation is over; at 25; or when the course ends.',
  record: vacationHome,
  reads: [...statusReads, studyWish, vacationHome],
  occasions: (file, timing) =>
    coursesAway(file).flatMap(course =>
      vacationsIn(course, timing.until).map(({ vacation, begins, over }): Occasion => {
        const seenTo = all(file, vacationHome).find(({ start, body }) => {
          const on = startDay(start)
          return body.vacation === vacation && on !== undefined && on > addMonths(begins, -9) && on <= over
        })
        const on = seenTo && startDay(seenTo.start)
        const until = earlier(over, course.until)
        return {
          key: `${course.key}:${begins}`,
          because: because('leaving-care.vacation-begins', { vacation, on: begins }),
          from: later(course.from, addMonths(begins, -2)),
          ...timing.due('before-it-begins', begins),
          ...(seenTo && on ? { met: { on, entry: seenTo.id } } : {}),
          ended: {
            on: until,
            because:
              until === over
                ? because('leaving-care.vacation-over', { on: until })
                : endsBecause(file, until, because('leaving-care.course-ended', { on: until })),
          },
        }
      }),
    ),
})

function vacationsIn(
  { from, until }: Course,
  horizon: PlainDate,
): readonly { readonly vacation: Vacation; readonly begins: PlainDate; readonly over: PlainDate }[] {
  const found: { vacation: Vacation; begins: PlainDate; over: PlainDate }[] = []
  const last = earlier(until, horizon)
  for (let { year } = partsOf(from); year <= partsOf(last).year; year++)
    for (const { vacation, begins, ends } of valueOn(VACATIONS, from)) {
      const first = dateOf(year, ...begins)
      const over = dateOf(ends[0] < begins[0] ? year + 1 : year, ...ends)
      if (first > from && first < until && first <= last) found.push({ vacation, begins: first, over })
    }
  return found
}

/** Help with education, training and work, as the pathway plan says. */
export const learningSupported = defineDuty({
  id: 'education-support-relevant',
  title: 'Help with learning or work',
  about:
    'A relevant child, and a former relevant young person while on a course up to 25, is helped with education, training and work as the pathway plan says. The law gives no interval: that it is looked at in every six months is the trust’s own.',
  owner: 'personal-adviser',
  section: 'leaving-care',
  layer: 'local',
  sources: [
    careLeaversRegulations('reg 9(1)', true),
    childrenAct('s 23B(8), s 23C(4) and s 23CA'),
    trustDefault('looked at in every six months, with the pathway plan'),
  ],
  limits: {
    given: dated({
      from: '2001-10-01',
      value: months(6),
      source: 'Our assumption until agreed: in every six months, with the pathway plan',
    }),
  },
  metBy: 'Help given, or that it was looked at together and none is needed or wanted.',
  stops: 'On turning 18, but for those on a course; at 25, or when the course ends; on coming back into care.',
  record: educationSupport,
  reads: [...statusReads, studyWish, educationSupport],
  occasions: (file, timing) =>
    timesToHelp(file).flatMap(({ key, from, until }) =>
      seriesOf({
        key,
        start: from,
        end: until,
        ends: endsBecause(file, until, because('leaving-care.learning-help-ended', { on: until })),
        done: doneOf(file, educationSupport),
        next: (since, index) => ({
          because: because(index === 0 ? 'leaving-care.learning-help-owed' : 'leaving-care.learning-last-helped', {
            on: since,
          }),
          ...timing.due('given', since),
        }),
      }),
    ),
})

function timesToHelp(
  file: SubjectFile,
): readonly { readonly key: string; readonly from: PlainDate; readonly until: PlainDate }[] {
  return leavingCareSpans(file).flatMap(span => {
    if (span.status === 'relevant') return [{ key: span.from, from: span.from, until: span.until }]
    if (span.status !== 'former-relevant') return []
    return all(file, studyWish).flatMap(wish => {
      const told = startDay(wish.start)
      const from = later(wish.body.begins ?? told ?? span.from, span.from)
      const until = wish.end === null ? span.until : earlier(wish.end, span.until)
      return told !== undefined && from < until ? [{ key: wish.id, from, until }] : []
    })
  })
}
