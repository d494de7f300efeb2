import { defineDuty } from '../../../spine/duty/duty.ts'
import type { Occasion } from '../../../spine/duty/duty.ts'
import { months } from '../../../spine/duty/span.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import { birthday } from '../../../spine/time/age.ts'
import { dated } from '../../../spine/time/dated.ts'
import { type PlainDate, addDays, earlier, later } from '../../../spine/time/plain-date.ts'
import { review } from '../../care/kinds.ts'
import { bornOn } from '../../people/notions.ts'
import { placement, temporaryStay } from '../../placement/kinds.ts'
import { FOSTER, homesOf } from '../../placement/notions.ts'
import { because } from '../answers.ts'
import { stayingClose, stayingPut } from '../kinds.ts'
import { leavingCareSpans } from '../notions.ts'
import { endsBecause, statusReads } from './shared.ts'
import { childrenAct, trustDefault } from './sources.ts'

/** Staying put talked about at the first review after 16, and settled before 18. */
export const stayingPutSettled = defineDuty({
  id: 'staying-put',
  title: 'Staying put with foster carers',
  about:
    'With a young person in a foster home, staying on there after 18 is talked about at the first review after the 16th birthday and settled before the 18th, one way or the other.',
  owner: 'personal-adviser',
  section: 'leaving-care',
  layer: 'law',
  sources: [
    childrenAct('s 23CZA'),
    {
      title: 'Looked after reviews, as councils’ procedures give them',
      provision: 'Staying put is discussed at the first review after the 16th birthday',
      verified: true,
    },
  ],
  limits: {
    discussed: dated({
      from: '2014-05-13',
      value: months(6),
      source: 'The first review after the 16th birthday, six months later at the most (CPR 2010 reg 33)',
    }),
  },
  metBy:
    'A staying put entry: any step for the talk; agreed, living there, not wanted or not possible for the decision.',
  stops: 'When the young person leaves the foster home or care.',
  record: stayingPut,
  reads: [...statusReads, placement, temporaryStay, review, stayingPut],
  occasions: (file, timing) => {
    const born = bornOn(file)
    if (born === undefined) return []
    const at18 = birthday(born, 18)
    const steps = all(file, stayingPut).flatMap(({ id, start, body }) => {
      const on = startDay(start)
      return on === undefined ? [] : [{ on, entry: id, settled: body.stage !== 'discussed' }]
    })
    return livedFrom16(file, FOSTER).flatMap(({ from, until }, index) => {
      const ended = {
        on: until,
        because: endsBecause(file, until, because('leaving-care.left-foster-home', { on: until })),
      }
      const settled = steps.find(step => step.settled && step.on <= until)
      const occasions: Occasion[] = [
        {
          key: `settled:${from}`,
          because: because('leaving-care.fostered-since', { on: from }),
          from,
          by: addDays(at18, -1),
          ...(settled ? { met: { on: settled.on, entry: settled.entry } } : {}),
          ended,
        },
      ]
      if (index > 0) return occasions
      const due = timing.due('discussed', from)
      const first = reviewAfter(file, from)
      const talked = steps.find(step => step.on <= until)
      return [
        {
          key: `discussed:${from}`,
          because: because('leaving-care.fostered-since', { on: from }),
          from,
          ...(first !== undefined && first < due.by ? { by: first } : due),
          ...(talked ? { met: { on: talked.on, entry: talked.entry } } : {}),
          ended,
        },
        ...occasions,
      ]
    })
  },
})

const CHILDRENS_HOMES: ReadonlySet<string> = new Set(['K2'])

/** Staying close to a children's home, settled before 18. */
export const stayingCloseSettled = defineDuty({
  id: 'staying-close',
  title: 'Staying close to a children’s home',
  about:
    'With a young person in a children’s home, living near it after 18 with its people still there for them is settled before the 18th birthday, one way or the other. The Act of 2026 that makes it a duty is not known to be in force: until it is, this is the trust’s own.',
  owner: 'personal-adviser',
  section: 'leaving-care',
  layer: 'local',
  sources: [
    {
      title: 'Children’s Wellbeing and Schools Act 2026',
      provision: 'Staying Close (wording and commencement not read)',
      verified: false,
    },
    trustDefault('settled before the 18th birthday'),
  ],
  metBy: 'A staying close entry: agreed, living there, not wanted or not possible.',
  stops: 'When the young person leaves the children’s home or care.',
  record: stayingClose,
  reads: [...statusReads, placement, temporaryStay, stayingClose],
  occasions: file => {
    const born = bornOn(file)
    if (born === undefined) return []
    const by = addDays(birthday(born, 18), -1)
    return livedFrom16(file, CHILDRENS_HOMES).map(({ from, until }): Occasion => {
      const settled = all(file, stayingClose).flatMap(({ id, start, body }) => {
        const on = startDay(start)
        return on !== undefined && on <= until && body.stage !== 'discussed' ? [{ on, entry: id }] : []
      })[0]
      return {
        key: `settled:${from}`,
        because: because('leaving-care.in-childrens-home-since', { on: from }),
        from,
        by,
        ...(settled ? { met: settled } : {}),
        ended: {
          on: until,
          because: endsBecause(file, until, because('leaving-care.left-childrens-home', { on: until })),
        },
      }
    })
  },
})

/** The times in homes of some types while eligible; homes that follow straight on are one. */
function livedFrom16(file: SubjectFile, types: ReadonlySet<string>): readonly { from: PlainDate; until: PlainDate }[] {
  const eligible = leavingCareSpans(file).filter(span => span.status === 'eligible')
  if (eligible.length === 0) return []
  const found: { from: PlainDate; until: PlainDate }[] = []
  for (const home of homesOf(file)) {
    if (!home.placement || !types.has(home.placement.body.type)) continue
    for (const span of eligible) {
      const from = later(home.start, span.from)
      const until = home.end === null ? span.until : earlier(home.end, span.until)
      if (from >= until) continue
      const last = found.at(-1)
      if (last && last.until === from) last.until = until
      else found.push({ from, until })
    }
  }
  return found
}

function reviewAfter(file: SubjectFile, from: PlainDate): PlainDate | undefined {
  for (const entry of all(file, review)) {
    const on = startDay(entry.start)
    if (on !== undefined && on >= from) return on
  }
  return undefined
}
