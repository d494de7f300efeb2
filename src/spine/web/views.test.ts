import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createRender } from './views.ts'

const made: string[] = []
function folderOf(views: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'views-'))
  made.push(folder)
  for (const [name, text] of Object.entries(views)) writeFileSync(join(folder, name), text)
  return folder
}
afterEach(() => {
  for (const folder of made.splice(0)) rmSync(folder, { recursive: true, force: true })
})

const VIEWS = {
  'layout.njk': '{% extends "govuk/template.njk" %}{% from "parts.njk" import bold %}{% block content %}{% endblock %}',
  'parts.njk': '{% macro bold(words) %}<b>{{ words }}</b>{% endmacro %}',
  'page.njk':
    '{% extends "layout.njk" %}{% from "parts.njk" import bold %}{% block content %}{{ bold("kept") }}{% endblock %}',
}

describe('views that are kept', () => {
  it('a page is rendered as it was at the start after its views, and what they are built on, are gone', () => {
    const root = folderOf(VIEWS)
    const render = createRender({ root, cache: true })
    rmSync(root, { recursive: true })
    expect(render('page.njk', {})).toContain('<b>kept</b>')
  })

  it('a page is rendered as it was at the start after its views were changed', () => {
    const root = folderOf(VIEWS)
    const render = createRender({ root, cache: true })
    writeFileSync(join(root, 'page.njk'), 'changed')
    expect(render('page.njk', {})).toContain('<b>kept</b>')
    expect(createRender({ root, cache: false })('page.njk', {})).toBe('changed')
  })

  it('a view that cannot be compiled is known at the start, by its name', () => {
    const root = folderOf({ ...VIEWS, 'broken.njk': '{% if %}' })
    expect(() => createRender({ root, cache: true })).toThrow(/broken\.njk/)
  })

  it('a view built on one that is not there is known at the start', () => {
    const root = folderOf({ 'page.njk': '{% extends "nowhere.njk" %}' })
    expect(() => createRender({ root, cache: true })).toThrow(/nowhere\.njk/)
  })
})
