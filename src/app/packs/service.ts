import { boardShown } from '../../practice/governance/pages-front-words.ts'
import { plainLines } from '../../practice/governance/pages-young-words.ts'
import { evidenceIn } from '../../practice/promises/pages-figures.ts'
import { publishedPaper } from '../../practice/contract/pages-paper.ts'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { publishedMeasures } from '../../spine/web/live-measures.ts'
import type { PacksService, Services } from '../../spine/web/services.ts'
import { annualPaper, youngYear } from './annual.ts'
import { packPaper, youngPack } from './pack.ts'
import type { PromisedIn } from './promised.ts'

type Asked = Pick<Services, 'boards' | 'front' | 'figures' | 'improvement' | 'risks' | 'contract' | 'promises'>

/** Packs and annual reports, made of what the other services would show a board member. Each of them asks for leave itself. */
export function packsService(services: Asked, today: () => PlainDate): PacksService {
  const figuresFor = async (viewer: Viewer, on?: PlainDate) => {
    const front = await services.front.board(viewer, on === undefined ? {} : { on })
    return {
      front,
      lines: plainLines(front.measures),
      figures: {
        on: front.on,
        ...(front.publishedAt === undefined ? {} : { publishedAt: front.publishedAt }),
        measures: front.measures.map((measure, at) => boardShown(measure, at, front.councils)),
      },
    }
  }

  const promisedFor = async (
    viewer: Viewer,
    which: { readonly board?: string },
    on?: PlainDate,
  ): Promise<PromisedIn> => {
    const frameworks = await services.promises.frameworks(viewer, which, on)
    const ids = frameworks.flatMap(each => each.parts.flatMap(aim => aim.promises.flatMap(one => one.measures)))
    const live = await publishedMeasures({ viewer, services }, ids, on)
    return { frameworks, evidence: evidenceIn(live, await services.front.about(viewer, ids)) }
  }

  return {
    pack: async (viewer, id) => {
      permit(viewer, 'boards.read-for-board')
      const meeting = await services.boards.meeting(viewer, id)
      const board = meeting && (await services.boards.board(viewer, meeting.board.value))
      if (!meeting || !board || !meeting.agendaOpen) return undefined
      const { figures, lines } = await figuresFor(viewer)
      const { risks } = await services.risks.register(viewer)
      const of = {
        meeting,
        board,
        figures,
        plan: await services.improvement.plan(viewer),
        risks,
        promised: await promisedFor(viewer, { board: board.row.id }),
        contract:
          publishedPaper(await services.contract.published(viewer, undefined))?.sections.map(section => ({
            ...section,
            heading: `The contract: ${section.heading.charAt(0).toLowerCase()}${section.heading.slice(1)}`,
          })) ?? [],
      }
      return { board: { id: board.row.id, name: board.row.name }, pack: packPaper(of), young: youngPack(of, lines) }
    },

    year: async (viewer, asked) => {
      permit(viewer, 'boards.read-for-board')
      const { front, figures, lines } = await figuresFor(viewer, asked)
      const scorecard = await services.figures.published(viewer, { on: front.on })
      const { boards } = await services.boards.boards(viewer)
      const of = {
        end: front.on,
        today: today(),
        figures: scorecard,
        measures: figures.measures,
        boards: (await Promise.all(boards.map(each => services.boards.board(viewer, each.id)))).filter(
          board => board !== undefined,
        ),
        actions: (await services.boards.actions(viewer)).actions,
        recommendations: (await services.boards.recommendations(viewer)).recommendations,
        plan: await services.improvement.plan(viewer),
        risks: (await services.risks.register(viewer)).risks,
        promised: await promisedFor(viewer, {}, front.on),
      }
      return { end: front.on, ends: front.dates, report: annualPaper(of), young: youngYear(of, lines) }
    },
  }
}
