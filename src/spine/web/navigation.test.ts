import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { signedIn } from './dev/browse.test-support.ts'
import { madeUpServices } from './dev/services.test-support.ts'
import { type NavGroup, type Page, definePage } from './page.ts'
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

test('what is folded is read in groups, each under its heading, in one order', async () => {
  const folded = (path: string, text: string, under?: NavGroup): Page =>
    definePage({
      method: 'GET',
      path,
      title: text,
      may: 'session.own',
      nav: { text, order: 30, more: true, ...(under ? { under } : {}) },
      handler: () => ({ redirect: '/' }),
    })
  const served = await createServer({
    services: madeUpServices(),
    pages: [
      ...shellPages,
      definePage({
        method: 'GET',
        path: '/first',
        title: 'First',
        may: 'session.own',
        nav: { text: 'First', order: 1 },
        handler: () => ({ redirect: '/' }),
      }),
      folded('/looked', 'Looked', 'Who may see what'),
      folded('/audits', 'Audits'),
      folded('/risks', 'Risks', 'Answering for it'),
    ],
    secure: false,
    uploadsFolder: tmpdir(),
  })
  const { body } = await (await signedIn(served, 'worker')).get('/nowhere')
  const more = body.split('class="top__more"')[1]?.split('</details>')[0] ?? ''
  const read = [...more.matchAll(/<p id="[^"]*">([^<]*)<|<a [^>]*>([^<]*)</g)].map(found => found[1] ?? found[2])
  expect(read).toEqual(['The service', 'Audits', 'Answering for it', 'Risks', 'Who may see what', 'Looked'])
})
