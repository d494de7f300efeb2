import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import nunjucks from 'nunjucks'
import * as format from './format.ts'

/** Turns a view and its data into a page. */
export type Render = (view: string, data: Readonly<Record<string, unknown>>) => string

const require = createRequire(import.meta.url)

/**
 * The view renderer. Views are named from the source root (`practice/people/views/child.njk`); the shell's own from
 * `spine/web/views`; GOV.UK and MoJ components as their documentation names them. Everything is escaped unless marked safe.
 */
export function createRender(options: { readonly root: string; readonly cache: boolean }): Render {
  const govuk = join(dirname(require.resolve('govuk-frontend/package.json')), 'dist')
  const moj = dirname(require.resolve('@ministryofjustice/frontend/package.json'))
  const environment = new nunjucks.Environment(
    new nunjucks.FileSystemLoader([options.root, govuk, moj], { noCache: !options.cache }),
    {
      autoescape: true,
      trimBlocks: true,
      lstripBlocks: true,
    },
  )
  environment.addFilter('words', format.inWords)
  environment.addFilter('short', format.inShort)
  environment.addFilter('atTime', format.atTime)
  environment.addFilter('whole', format.whole)
  environment.addFilter('children', format.children)
  environment.addFilter('sentences', format.sentences)
  environment.addFilter('listed', format.listed)
  environment.addFilter('yearName', format.yearName)
  environment.addFilter('unit', (value: number | null, unit: Parameters<typeof format.ofUnit>[0]) =>
    format.ofUnit(unit, value),
  )
  environment.addFilter('exact', format.exactly)
  environment.addFilter('behind', format.behind)
  environment.addFilter('published', format.published)
  environment.addFilter('publishedBehind', format.publishedBehind)
  environment.addFilter('lowerFirst', format.lowerFirst)
  environment.addFilter('arrow', (way: Parameters<typeof format.direction>[0]) => format.direction(way).arrow)
  environment.addFilter('went', (way: Parameters<typeof format.direction>[0]) => format.direction(way).words)
  return (view, data) => environment.render(view, data)
}
