import { sql } from 'kysely'
import { auditDomain, auditTheme } from '../../practice/audits/codes.ts'
import {
  type AuditStanding,
  type RoundStanding,
  gradesOf,
  reviewsOn,
  roundsOn,
  themesOf,
} from '../../practice/audits/notions.ts'
import { auditRound } from '../../practice/audits/kinds.ts'
import { recordWithin } from '../../spine/access/audit.ts'
import { type Viewer, decide, permit } from '../../spine/access/decide.ts'
import { label } from '../../spine/ledger/code-list.ts'
import type { SubjectFile } from '../../spine/ledger/file.ts'
import { isId, newId } from '../../spine/ledger/ids.ts'
import { instantInEngland } from '../../spine/time/instants.ts'
import { periodFor } from '../../spine/time/periods.ts'
import { type PlainDate, addDays, addYears } from '../../spine/time/plain-date.ts'
import type { AuditsService, RegistersService, RoundInFull } from '../../spine/web/services.ts'
import { doneBetween } from '../../practice/audits/notions.ts'
import type { Product } from '../product.ts'
import { registerFor } from '../registers/reading.ts'
import { drawRound } from './draw.ts'
import { homeOf } from './home.ts'
import { actionLinesFor, choiceOf, gradesShown, linesFor, roundLine } from './lines.ts'
import { readAudits } from './read.ts'
import { auditRegister } from './register.ts'
import { reviewsService } from './reviews.ts'
import { summaryOf } from './summary.ts'

/** Days for which whoever moderates an audit can open its file. Our assumption. */
const MODERATION_DAYS = 14

/** Everything pages ask about audits and what is learnt. The day is asked at the edge, each time. */
export function auditsService(
  { store, councils }: Pick<Product, 'store' | 'councils'>,
  registers: Pick<RegistersService, 'versions'>,
  today: () => PlainDate,
): AuditsService {
  const read = async (
    viewer: Viewer,
  ): Promise<{ readonly file: SubjectFile; readonly audits: readonly AuditStanding[]; readonly on: PlainDate }> => {
    const file = await registerFor(store, auditRegister, viewer, 'audits.read')
    return { file, audits: await readAudits(store), on: today() }
  }
  const titlesOf = (rounds: readonly RoundStanding[]): ((id: string) => string) => {
    const titles = new Map(rounds.map(each => [each.id, each.body.title]))
    return id => titles.get(id) ?? 'A round no longer kept'
  }

  return {
    home: async viewer => {
      const { file, audits, on } = await read(viewer)
      const rounds = roundsOn(file, audits, on)
      return homeOf(store, viewer, { file, audits, rounds, on, titleOf: titlesOf(rounds) })
    },

    round: async (viewer, id) => {
      const { file, audits, on } = await read(viewer)
      const rounds = roundsOn(file, audits, on)
      const round = rounds.find(each => each.id === id)
      if (!round) return undefined
      const own = audits.filter(each => each.round === id)
      const lines = await linesFor(store, viewer, '/audits/rounds/:id', own, titlesOf(rounds), on)
      const versions = await registers.versions(viewer, auditRound.name, id)
      const { size, seed, strata = [], eachOne, apart, moderate, learnt } = round.body
      return {
        ...roundLine(round),
        size,
        seed,
        strata,
        eachOne,
        apart,
        moderate,
        ...(learnt === undefined ? {} : { learnt }),
        draw: round.draw ?? null,
        lines: pressing(lines),
        grades: gradesShown(gradesOf(own.flatMap(each => each.done?.final ?? []))),
        mayWrite: decide(viewer, 'audits.write').allow,
        on,
        versions,
      }
    },

    draw: async (viewer, id) => {
      permit(viewer, 'audits.write')
      return isId(id) ? drawRound(store, councils, viewer, id, await readAudits(store), today()) : undefined
    },

    moderate: async (viewer, child, audit) => {
      permit(viewer, 'audits.moderate')
      if (!isId(child) || !isId(audit)) return false
      const until = instantInEngland(addDays(today(), MODERATION_DAYS), '23:59')
      return store.within({ author: viewer.id, sight: 'none' }, async tx => {
        const opened = await sql<{ opened: boolean }>`
          select open_for_audit(${newId()}::uuid, ${child}::uuid, ${viewer.id}::uuid, ${audit}::uuid, ${until}::timestamptz,
            'To moderate an audit of this file') as opened`.execute(tx)
        const allowed = opened.rows[0]?.opened === true
        await recordWithin(tx, store.authority, viewer, 'audits.moderate', [child], {
          route: '/audits/moderate/:child/:audit',
          allowed,
        })
        return allowed
      })
    },

    actions: async viewer => {
      const { audits, on } = await read(viewer)
      return { on, actions: await actionLinesFor(store, viewer, '/audits/actions', audits, on) }
    },

    themes: async viewer => {
      const { file, audits, on } = await read(viewer)
      const year = periodFor('rolling-year', on)
      const before = periodFor('rolling-year', addYears(on, -1))
      const now = doneBetween(audits, year)
      const earlier = themesOf(doneBetween(audits, before))
      const found = themesOf(now)
      const reviews = reviewsOn(file, on)
      const seen = new Set([...found, ...earlier].map(each => each.theme))
      for (const { body } of reviews) for (const theme of body.themes ?? []) seen.add(theme)
      return {
        on,
        audits: now.length,
        themes: [...seen]
          .map(theme => {
            const this12 = found.find(each => each.theme === theme)
            return {
              theme: choiceOf(auditTheme, theme),
              better: this12?.better ?? 0,
              betterBefore: earlier.find(each => each.theme === theme)?.better ?? 0,
              strengths: this12?.strengths ?? 0,
              actions: this12?.actions ?? 0,
              actionsDone: this12?.actionsDone ?? 0,
              reviews: reviews.filter(each => each.body.themes?.includes(theme as never)).length,
            }
          })
          .sort((a, b) => b.better - a.better || b.reviews - a.reviews || (a.theme.text < b.theme.text ? -1 : 1)),
      }
    },

    ...reviewsService(store, registers, today),

    summary: async viewer => {
      const file = await registerFor(store, auditRegister, viewer, 'audits.read-summary')
      return summaryOf(file, await readAudits(store), today(), code => label(auditDomain, code))
    },
  }
}

// What is late first, then what waits, then what is done.
function pressing(lines: RoundInFull['lines']): RoundInFull['lines'] {
  const rank = { overdue: 0, due: 1, 'cannot-tell': 2, met: 3 } as const
  return lines.toSorted(
    (a, b) => rank[a.stands.level] - rank[b.stands.level] || (a.by < b.by ? -1 : a.by > b.by ? 1 : 0),
  )
}
