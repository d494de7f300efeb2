import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, sep } from 'node:path'
import nunjucks from 'nunjucks'
import * as format from './format.ts'

/** Turns a view and its data into a page. */
export type Render = (view: string, data: Readonly<Record<string, unknown>>) => string

const require = createRequire(import.meta.url)

const made = new Map<string, Render>()

/**
 * The view renderer. With `cache`, every view is compiled before it answers: a build that takes the place of the one
 * being served changes no page of it, and a view that cannot be compiled is known at the start. Views are named from the source root (`practice/people/views/child.njk`); the shell's own from
 * `spine/web/views`; GOV.UK and MoJ components as their documentation names them. Everything is escaped unless marked safe.
 */
export function createRender(options: { readonly root: string; readonly cache: boolean }): Render {
  const before = options.cache ? made.get(options.root) : undefined
  if (before) return before
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
  const render: Render = (view, data) => environment.render(view, data)
  if (options.cache) {
    compileAll(environment, options.root)
    made.set(options.root, render)
  }
  return render
}

// With whatever each of them is built on, GOV.UK's template and its parts among it.
function compileAll(environment: nunjucks.Environment, root: string): void {
  const done = new Set<string>()
  const compile = (name: string, from?: string): void => {
    const view = (environment as unknown as Compiling).getTemplate(name, true, from)
    if (done.has(view.path)) return
    done.add(view.path)
    for (const [, needed] of view.tmplStr.matchAll(/\{%-?\s*(?:extends|from|import|include)\s+["']([^"']+)["']/g))
      compile(needed as string, view.path)
  }
  for (const name of readdirSync(root, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.njk')) compile(name.split(sep).join('/'))
}

// What its published types leave out: where a view's relative names start from, and its text.
interface Compiling {
  getTemplate(name: string, eagerly: boolean, from?: string): { readonly path: string; readonly tmplStr: string }
}
