import { type Occasion, defineDuty } from '../../../spine/duty/duty.ts'
import { workingDays } from '../../../spine/duty/span.ts'
import { startDay } from '../../../spine/ledger/entry.ts'
import { type SubjectFile, all } from '../../../spine/ledger/file.ts'
import { ageOn, birthday } from '../../../spine/time/age.ts'
import { dated } from '../../../spine/time/dated.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { canCountWorkingDays } from '../../../spine/time/working-days.ts'
import { bornOn } from '../../people/notions.ts'
import { because } from '../answers.ts'
import { adviceRequest } from '../kinds.ts'
import { leavingCareSpans, leavingCareStatusOn } from '../notions.ts'
import { endsBecause, statusReads } from './shared.ts'
import { childrenAct, trustDefault } from './sources.ts'

const LONGEST = 10

/** Advice and assistance for someone who was in care and is owed no adviser. */
export const adviceGiven = defineDuty({
  id: 'qualifying-advice',
  title: 'Advice and help asked for',
  about:
    'Someone who was in care at 16 or 17 and is owed no personal adviser, or who left care for special guardians, is advised, befriended and helped when they ask: up to 21, and to 25 with learning. The law gives no days.',
  owner: 'personal-adviser',
  section: 'leaving-care',
  layer: 'local',
  sources: [childrenAct('ss 24, 24A and 24B'), trustDefault('an answer in 10 working days')],
  limits: {
    answered: dated({
      from: '2001-10-01',
      value: workingDays(10),
      source: 'Our assumption until agreed: an answer in 10 working days',
    }),
  },
  metBy: 'The day they had an answer.',
  stops: 'They no longer want it; at 21 or, for learning, at 25.',
  record: adviceRequest,
  reads: [...statusReads, adviceRequest],
  occasions: (file, timing) =>
    all(file, adviceRequest).flatMap(({ id, start, body }): readonly Occasion[] => {
      const from = startDay(start)
      if (from === undefined || !canCountWorkingDays(from, LONGEST)) return []
      const until = qualifiesUntil(file, from, body.about === 'learning')
      if (until === undefined) return []
      const { answered, withdrawn } = body
      const stops = withdrawn !== undefined && withdrawn < until ? withdrawn : until
      return [
        {
          key: id,
          because: because('leaving-care.advice-asked-for', { on: from }),
          from,
          ...timing.due('answered', from),
          ...(answered === undefined
            ? {
                ended: {
                  on: stops,
                  because:
                    stops === withdrawn
                      ? because('leaving-care.no-longer-asked-for', { on: stops })
                      : endsBecause(file, stops, because('leaving-care.support-ended', { on: stops })),
                },
              }
            : { met: { on: answered, entry: id } }),
        },
      ]
    }),
})

// Help with learning lasts to 25 for those who qualified for any help up to 21 (s 24B(3)).
function qualifiesUntil(file: SubjectFile, on: PlainDate, learning: boolean): PlainDate | undefined {
  const span = leavingCareStatusOn(file, on)
  if (span && span.status !== 'qualifying') return undefined
  const born = bornOn(file)
  if (span) return learning && born !== undefined ? birthday(born, 25) : span.until
  const qualified = leavingCareSpans(file).some(each => each.status === 'qualifying' && each.until <= on)
  return learning && qualified && born !== undefined && ageOn(born, on) < 25 ? birthday(born, 25) : undefined
}
