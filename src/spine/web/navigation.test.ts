import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { signedIn } from './dev/browse.test-support.ts'
import { madeUpServices } from './dev/services.test-support.ts'
import { type Page, definePage } from './page.ts'
import { createServer } from './server.ts'
import { shellPages } from './sign-in.ts'

test.each([
  [5, ['Places']],
  [8, []],
])('with %i places in its row, what gives way when it is crowded stands in it or under More', async (count, inRow) => {
  const place = (path: string, text: string, order: number, more?: true | 'when-crowded'): Page =>
    definePage({
      method: 'GET',
      path,
      title: text,
      may: 'session.own',
      nav: { text, order, ...(more ? { more } : {}) },
      handler: () => ({ redirect: '/' }),
    })
  const pages = [
    ...shellPages,
    ...Array.from({ length: count }, (_, at) => place(`/row/${at}`, `Row ${at}`, 2 + at)),
    place('/places', 'Places', 20, 'when-crowded'),
    place('/seldom', 'Seldom', 30, true),
    place('/rarely', 'Rarely', 31, true),
  ]
  const { body } = await (
    await signedIn(
      await createServer({ services: madeUpServices(), pages, secure: false, uploadsFolder: tmpdir() }),
      'worker',
    )
  ).get('/nowhere')
  const [row = '', more = ''] = body.split('class="top__more"')
  expect(['Places'].filter(text => row.includes(`>${text}<`))).toEqual(inRow)
  expect(['Places'].filter(text => more.includes(`>${text}<`))).toEqual(inRow.length > 0 ? [] : ['Places'])
  expect(more).toContain('>Seldom<')
})
