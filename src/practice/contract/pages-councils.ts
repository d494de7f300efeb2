import { registerPages } from '../../spine/recording/register-pages.ts'
import { download } from '../../spine/web/download.ts'
import { type Page, definePage, oneOf } from '../../spine/web/page.ts'
import type { BothSides, CouncilsSideService, SideLevel, SideOne, Viewer } from '../../spine/web/services.ts'
import { figureIn, nameOf } from './pages-words.ts'

const VIEWS = 'practice/contract/views'
const HOME = '/contract/councils'

/** Both sides of the contract: what the councils owe the trust, service levels, escalations, meetings and reviews. */
export const contractCouncilsPages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: HOME,
    title: 'Both sides of the contract',
    may: 'contract-sides.read-for-board',
    nav: { text: 'Contract, both sides', order: 42, more: true, under: 'Answering for it' },
    wide: true,
    handler: async ({ viewer, services }) => {
      const sides = await services.councilsSide.all(viewer)
      return { view: `${VIEWS}/councils.njk`, data: { sides, ...attention(sides), levels: sides.levels.map(levelIn) } }
    },
  }),
  definePage({
    method: 'GET',
    path: `${HOME}/download`,
    title: 'Download the councils’ side of the contract',
    may: 'contract-sides.read-for-board',
    handler: async ({ viewer, services, query }) => {
      const { dependencies, levels } = await services.councilsSide.all(viewer)
      return download(
        {
          name: 'councils-side-of-the-contract',
          columns: [
            'What',
            'Reference',
            'Title',
            'Council',
            'Answers for it',
            'Target',
            'Latest',
            'Of',
            'How it stands',
          ],
          rows: [
            ...dependencies.map(each => [
              each.area.text,
              each.reference,
              each.title,
              each.council || 'Both councils',
              each.answers,
              null,
              null,
              each.checks[0]?.on,
              each.state.words,
            ]),
            ...levels.map(each => [
              each.service.text,
              each.reference,
              each.title,
              each.council || 'Both councils',
              each.answers,
              each.target,
              each.figures[0]?.value,
              each.figures[0]?.end,
              each.state.words,
            ]),
          ],
        },
        oneOf(query, 'as', ['csv', 'xlsx']) ?? 'csv',
      )
    },
  }),
  onePage('dependencies', 'What a council must do', 'dependency.njk', (sides, viewer, id) =>
    sides.dependency(viewer, id),
  ),
  onePage('levels', 'Service level', 'level.njk', async (sides, viewer, id) => {
    const found = await sides.level(viewer, id)
    return found && { ...found, one: levelIn(found.one) }
  }),
  onePage('escalations', 'Escalation', 'escalation.njk', (sides, viewer, id) => sides.escalation(viewer, id)),
  ...thingPages('dependencies', 'council-dependency', 'Something a council must do', 'dependency-check', 'dependency'),
  ...thingPages('levels', 'service-level', 'A service level', 'service-level-figure', 'level'),
  ...thingPages('escalations', 'contract-escalation', 'An escalation', 'escalation-step', 'escalation'),
  ...registerPages({
    path: `${HOME}/escalations/:id/parts/:part/end`,
    title: 'A step is answered',
    may: 'contract-sides.own',
    ask: ({ part = '' }) => ({ doing: 'end', kind: 'escalation-step', entry: part }),
    onwards: ({ id = '' }) => `${HOME}/escalations/${id}`,
    back: ({ id = '' }) => `${HOME}/escalations/${id}`,
  }),
  ...listPages('meetings', 'contract-meeting', 'A meeting'),
  ...listPages('reviews', 'contract-review', 'An annual review'),
  ...listPages('emergencies', 'emergency-clause', 'The emergency clause'),
  ...listPages('agreement', 'contract-agreement', 'The contract'),
  endPages('emergencies', 'emergency-clause', 'End the emergency clause'),
  endPages('agreement', 'contract-agreement', 'The contract has ended'),
].flat()

function onePage(
  where: string,
  title: string,
  view: string,
  found: (
    sides: CouncilsSideService,
    viewer: Viewer,
    id: string,
  ) => Promise<SideOne<{ readonly reference: string }> | undefined>,
): Page {
  return definePage({
    method: 'GET',
    path: `${HOME}/${where}/:id`,
    title,
    may: 'contract-sides.read-for-board',
    handler: async ({ viewer, services, params }) => {
      const id = params['id'] ?? ''
      const one = await found(services.councilsSide, viewer, id)
      if (!one) return { missing: true }
      return {
        view: `${VIEWS}/${view}`,
        title: `${title} ${one.one.reference}`,
        data: { one: one.one, can: one.may, versions: one.versions, here: `${HOME}/${where}/${id}` },
      }
    },
  })
}

/** Adding, putting right and ending something, and adding and putting right what is kept up of it. */
function thingPages(where: string, kind: string, title: string, part: string, field: string): readonly Page[] {
  const toOne = ({ id = '' }: Readonly<Record<string, string>>): string => `${HOME}/${where}/${id}`
  return [
    ...listPages(where, kind, title, toOne),
    ...endPages(where, kind, `${title}: end it`, toOne),
    ...registerPages({
      path: `${HOME}/${where}/:id/add`,
      title: `${title}: add to it`,
      may: 'contract-sides.own',
      ask: ({ id = '' }) => ({ doing: 'add', kind: part, within: { field, entry: id } }),
      onwards: toOne,
      back: toOne,
    }),
    ...registerPages({
      path: `${HOME}/${where}/:id/parts/:part`,
      title: `${title}: put a part right`,
      may: 'contract-sides.own',
      ask: ({ part: entry = '' }) => ({ doing: 'change', kind: part, entry }),
      onwards: toOne,
      takenOut: { may: 'contract-sides.write', onwards: toOne },
      back: toOne,
    }),
  ]
}

/** Adding one of a list, and putting it right. */
function listPages(
  where: string,
  kind: string,
  title: string,
  back: (params: Readonly<Record<string, string>>) => string = () => HOME,
): readonly Page[] {
  return [
    ...registerPages({
      path: `${HOME}/${where}/add`,
      title: `${title}: add it`,
      may: 'contract-sides.write',
      ask: () => ({ doing: 'add', kind }),
      onwards: (_, entry) => back({ id: entry }),
      back: () => HOME,
    }),
    ...registerPages({
      path: `${HOME}/${where}/:id/edit`,
      title: `${title}: put it right`,
      may: 'contract-sides.write',
      ask: ({ id = '' }) => ({ doing: 'change', kind, entry: id }),
      onwards: back,
      takenOut: { may: 'contract-sides.write', onwards: () => HOME },
      back,
    }),
  ]
}

function endPages(
  where: string,
  kind: string,
  title: string,
  back: (params: Readonly<Record<string, string>>) => string = () => HOME,
): readonly Page[] {
  return registerPages({
    path: `${HOME}/${where}/:id/end`,
    title,
    may: 'contract-sides.write',
    ask: ({ id = '' }) => ({ doing: 'end', kind, entry: id }),
    onwards: back,
    back,
  })
}

/** What is most urgent on the councils’ side and ours. */
function attention({ dependencies, levels, escalations, groups, emergencies, reviewOverdue }: BothSides) {
  const holds = dependencies.filter(each => each.ended === null)
  return {
    breaches: levels.filter(each => each.breach),
    missing: levels.filter(each => each.missing !== undefined),
    undone: holds.filter(each => each.state.level === 'overdue'),
    unlooked: holds.filter(each => each.overdue).length,
    waiting: escalations.filter(each => each.settled === null),
    settled: escalations.filter(each => each.settled !== null),
    late: groups.filter(each => each.overdue),
    inForce: emergencies.find(each => each.to === null),
    urgent:
      reviewOverdue ||
      levels.some(each => each.breach) ||
      holds.some(each => each.overdue || each.state.level === 'overdue') ||
      groups.some(each => each.overdue),
  }
}

/** A service level as pages show it. */
function levelIn(level: SideLevel) {
  const { unit, polarity, target, every, figures, missing } = level
  return {
    ...level,
    held: `${figureIn(unit, target)} or ${polarity === 'higher' ? 'more' : 'less'}, each ${every}`,
    latest: figures[0] && { value: figureIn(unit, figures[0].value), name: nameOf(every, figures[0].end) },
    missing: missing && nameOf(every, missing),
    figures: figures.map(each => ({ ...each, value: figureIn(unit, each.value), name: nameOf(every, each.end) })),
  }
}
