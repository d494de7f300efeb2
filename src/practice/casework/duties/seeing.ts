import { defineDuty } from '../../../spine/duty/duty.ts'
import { type Done, seriesOf } from '../../../spine/duty/series.ts'
import { weeks } from '../../../spine/duty/span.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all, notion } from '../../../spine/ledger/file.ts'
import type { Kind } from '../../../spine/ledger/kind.ts'
import { dated } from '../../../spine/time/dated.ts'
import { periodOfCare, visit } from '../../care/kinds.ts'
import { accommodationVisit, keepingInTouch } from '../../leaving-care/kinds.ts'
import { allocation, identity, socialWorkerEpisode } from '../../people/kinds.ts'
import { directWork, introduction, riskRating } from '../kinds.ts'
import { riskStretches, workOverOn, workedWith } from '../notions.ts'
import { because } from '../words.ts'

/** Each entry of a kind that counts, as something done on a day. */
export function doneOf<Body>(
  file: SubjectFile,
  kind: Kind<Body>,
  counts: (body: Body) => boolean = () => true,
): readonly Done[] {
  return all(file, kind).flatMap(entry => {
    const on = startDay(entry.start)
    return on !== undefined && counts(entry.body) ? [{ on, entry: entry.id }] : []
  })
}

/** Every time the child was seen or answered, oldest first. */
const contacts = notion((file: SubjectFile): readonly Done[] =>
  [
    ...doneOf(file, visit, body => body.seen),
    ...doneOf(file, directWork),
    ...doneOf(file, introduction, body => body.how !== 'not-met'),
    ...doneOf(file, accommodationVisit, body => body.seen),
    ...doneOf(file, keepingInTouch, body => body.twoWay),
  ].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0)),
)

const limit = (n: number, said: string) =>
  dated({ from: '2011-04-01', value: weeks(n), source: `Our assumption until agreed: ${said}` })

/** The contact that the risk calls for. */
export const riskContact = defineDuty({
  id: 'risk-contact',
  title: 'Contact for the risk',
  about:
    'How worried we are says how often the child is seen or spoken with at the least: weekly where the risk is high, fortnightly where it is medium, every four weeks where it is low. It never lengthens what the law asks.',
  owner: 'social-worker',
  section: 'casework',
  layer: 'local',
  sources: [
    {
      title: 'The trust’s own default',
      provision: 'Our assumption until agreed: weekly, fortnightly or every four weeks by the rating of risk',
      verified: false,
    },
  ],
  limits: {
    high: limit(1, 'weekly where the risk is high'),
    medium: limit(2, 'fortnightly where it is medium'),
    low: limit(4, 'every four weeks where it is low'),
  },
  metBy:
    'A visit at which the child was seen, direct work, meeting a new worker, or contact with a care leaver that went both ways. Each is counted from the one before.',
  stops:
    'When the rating changes, from when the new one counts; when it ends; or when we stop working with the child, at 25 at the latest.',
  record: visit,
  reads: [
    identity,
    riskRating,
    visit,
    directWork,
    introduction,
    accommodationVisit,
    keepingInTouch,
    periodOfCare,
    allocation,
    socialWorkerEpisode,
  ],
  occasions: (file, timing) =>
    riskStretches(file).flatMap(({ rating, since, until }) => {
      const work = workedWith(file).find(each => each.from <= since && (each.until === null || each.until > since))
      const over = workOverOn(file)
      if (over !== undefined && over <= since) return []
      const left = work?.until ?? null
      const stops = over !== undefined && (left === null || over < left) ? over : left
      const stopsFirst = stops !== null && (until === null || stops < until)
      const end = stopsFirst ? stops : until
      return seriesOf({
        key: since,
        start: since,
        end,
        ends: because(stopsFirst ? 'casework.work-ended' : 'casework.rating-ended', { on: end }),
        done: contacts(file),
        next: (from, index) => ({
          because: because(index === 0 ? 'casework.rated' : 'casework.last-seen', { rating, on: from }),
          ...timing.due(rating, from),
        }),
      })
    }),
})
