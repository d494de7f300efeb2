import { describe, expect, it } from 'vitest'
import { createServer } from '../../spine/web/server.ts'
import { CHILD_PARTS } from '../../spine/web/service-child.ts'
import { signedIn } from '../../spine/web/dev/browse.test-support.ts'
import { AMARA, STRANGER } from '../../spine/web/dev/children.test-support.ts'
import { headingOf, linksIn, textOf, unsafeIn } from '../../spine/web/dev/markup.test-support.ts'
import { madeUpServices } from '../../spine/web/dev/services.test-support.ts'
import { shellPages } from '../../spine/web/sign-in.ts'
import { agoInWords } from './pages-child.ts'
import { peoplePages } from './pages.ts'

async function reader(person = 'worker', services = madeUpServices()) {
  return signedIn(await createServer({ services, pages: [...shellPages, ...peoplePages], secure: false }), person)
}
const file = `/children/${AMARA}`
const PAGES = ['', ...CHILD_PARTS.map(part => `/${part}`), '/profile']

describe('the first page of a child’s file', () => {
  it('says who, where and around whom, then what is due, her words and what matters, before anything else', async () => {
    const services = madeUpServices()
    const { body } = await (await reader('worker', services)).get(file)
    expect(headingOf(body)).toBe('Amara O.')
    const text = textOf(body)
    const inOrder = [
      'Amara O. 9 years old',
      'speaks Tigrinya needs an interpreter',
      'lives with the Hartleys',
      'social worker Jo Patel since 1 February 2026',
      'sister Ife lives here too',
      'Not to be collected by: Anyone but the Hartleys',
      'Due Dental check',
      'overdue by 12 days',
      'Her words, 3 days ago',
      'I want nan to come to my review and I hate maths.',
      'An answer is owed',
      'What matters now Worries',
      'Record…',
      'Story Plan Home Health Learning People Words Documents Who has looked',
      'At a glance',
    ].map(words => [words, text.indexOf(words)] as const)
    expect(inOrder.filter(([, at]) => at < 0)).toEqual([])
    expect(inOrder.map(([, at]) => at)).toEqual(inOrder.map(([, at]) => at).toSorted((a, b) => a - b))
    expect(services.children.opened).toEqual([AMARA])
    expect(unsafeIn(body)).toEqual([])
  })

  it('each thing due says why, which law, whose limit and where to record it; what cannot be told stands apart', async () => {
    const { body } = await (await reader()).get(file)
    const text = textOf(body)
    expect(text).toContain('The law sets this: Care Planning Regulations 2010, reg 28.')
    expect(text).toContain('Our own limit makes it 9 April 2027; the law’s own day is 16 April 2027.')
    expect(text).toContain('1 cannot be told')
    expect(linksIn(body)).toContain(`${file}/record/visit`)
  })

  it('words said in another language are marked as that language', async () => {
    const { body } = await (await reader()).get(file)
    expect(body).toContain('lang="ti"')
    expect(textOf(body)).toContain('heard by Jo Patel; said in Tigrinya, translated by Hiwet B.')
  })

  it('what is not recorded is said to be so', async () => {
    const text = textOf((await (await reader()).get(file)).body)
    expect(text).toContain('Social worker Not recorded yet')
    expect(text).toContain('Risk Nothing recorded yet')
  })

  it('as known before it says so at its top, offers nothing to record, and its tabs keep to that day', async () => {
    const { body } = await (await reader()).get(`${file}?known=2026-01-01&clock=per-source`)
    expect(textOf(body)).toContain(
      'This is how the record stood. It shows what was known on 1 January 2026 (by the returns’ own dates).',
    )
    expect(textOf(body)).not.toContain('Record…')
    expect(linksIn(body)).toContain(`${file}/plan?known=2026-01-01&clock=per-source`)
  })
})

describe('the parts of a child’s file', () => {
  it('each opens by itself, once, under the same head, with the child’s name in no title and no address', async () => {
    const services = madeUpServices()
    const me = await reader('worker', services)
    for (const page of PAGES) {
      const { status, body } = await me.get(`${file}${page}`)
      expect([page, status, headingOf(body)]).toEqual([page, 200, 'Amara O.'])
      expect(/<title>([^<]*)/.exec(body)?.[1]).toMatch(/^A child(: [a-z ]+)? – Alongside$/)
      expect(linksIn(body).join()).not.toMatch(/Amara|Ife/)
      expect(unsafeIn(body)).toEqual([])
    }
    expect(services.children.opened).toEqual(PAGES.map(page => `${AMARA}${page.replace('/', ' ')}`))
  })

  it('a part says what is due in it, links each row to its entry, and offers to record more', async () => {
    const { body } = await (await reader()).get(`${file}/home`)
    const text = textOf(body)
    expect(text).toContain('Due here Dental check by 19 Mar 2027 overdue by 12 days')
    expect(text).toContain(
      'From To Kind of home Why it ended Source 2 February 2025 now Foster home, long term not recorded',
    )
    expect(text).toContain('1 earlier')
    expect(linksIn(body)).toEqual(
      expect.arrayContaining([`${file}/entries/e7`, `${file}/record/placement`, '#homes', `${file}/story`]),
    )
  })

  it('what is empty says what would fill it', async () => {
    const text = textOf((await (await reader()).get(`${file}/learning`)).body)
    expect(text).toContain('Nothing recorded yet. What would fill it: schools and personal education plans.')
  })

  it('a chart comes with its sentence and its values; a drawn family with its description and its list', async () => {
    const { body } = await (await reader()).get(`${file}/people`)
    expect(body).toContain('class="chart-band chart-band-3"')
    expect(textOf(body)).toContain('The latest score by a carer is 15 of 40, borderline.')
    expect(body).toContain('<desc id="genogram-desc">The child’s family in generations: mother Dela (died)')
    expect(textOf(body)).toContain('Ife Sister, lives here too')
  })

  it('who has looked is told with when, why and the reason that was given', async () => {
    const text = textOf((await (await reader()).get(`${file}/looks`)).body)
    expect(text).toContain(
      '30 March 2027 at 10:12am Sam Reid, Independent reviewing officer I am on duty, or out of hours Reason given: Covering duty; her school has rung about her',
    )
  })

  it('the profile is in her own words, with what someone new must know', async () => {
    const text = textOf((await (await reader()).get(`${file}/profile`)).body)
    expect(text).toContain('In her own words, 1 February 2027.')
    expect(text).toContain('Allergy Nuts In an emergency: use the pen in the kitchen')
  })

  it('no such child is not found, and a part that there is not is not found', async () => {
    const me = await reader()
    expect((await me.get('/children/00000000-0000-4000-8000-00000000ffff/plan')).status).toBe(404)
    expect((await me.get(`${file}/secrets`)).status).toBe(404)
  })

  it('a board member has no way to any child', async () => {
    const services = madeUpServices()
    const board = await reader('board', services)
    for (const page of [...PAGES, '/story/download']) expect((await board.get(`${file}${page}`)).status).toBe(403)
    expect((await board.raw('POST', `${file}/reason`, { why: 'because I would like to know' })).status).toBe(403)
    expect((await board.raw('POST', `${file}/story`, { text: 'nan' })).status).toBe(403)
    expect(services.children.opened).toEqual([])
  })
})

describe('a child nobody here works with', () => {
  const path = `/children/${STRANGER}`

  it('asks what for and why first, and says who is told and when it ends', async () => {
    const services = madeUpServices()
    const { body } = await (await reader('worker', services)).get(path)
    expect(headingOf(body)).toBe('Why do you need to see this record?')
    expect(textOf(body)).toContain(
      'Those who answer for the child and sign in here, their social worker and the manager or else whoever leads on information, are told at once, and someone looks into it. It opens the record to you for 60 minutes.',
    )
    expect(services.children.opened).toEqual([])
    expect(unsafeIn(body)).toEqual([])
  })

  it('a short reason, or none chosen, is not enough, and what was typed is kept', async () => {
    const me = await reader()
    const short = await me.send(path, `${path}/reason`, { why: 'nosy' })
    expect(short.status).toBe(422)
    expect(textOf(short.body)).toContain('Choose why you need to see this record')
    expect(textOf(short.body)).toContain('at least 20 letters')
    expect(short.body).toContain('>nosy</textarea>')
    const unchosen = await me.send(path, `${path}/reason`, { purpose: 'duty', why: 'nosy' })
    expect(textOf(unchosen.body)).not.toContain('Choose why')
    expect(unchosen.body).toContain('value="duty" checked')
  })

  it('a reason opens the page that was asked for', async () => {
    const me = await reader()
    const asked = await me.get(`${path}/health`)
    expect(asked.body).toContain('name="page" value="health"')
    const given = await me.send(`${path}/health`, `${path}/reason`, {
      purpose: 'duty',
      why: 'Covering duty; her school has rung about her',
      page: 'health',
    })
    expect(given).toMatchObject({ status: 303, to: `${path}/health` })
    expect(headingOf((await me.get(`${path}/health`)).body)).toBe('Child N1099')
  })

  it('no page but one of the file’s can be gone to afterwards', async () => {
    const me = await reader()
    const given = await me.send(path, `${path}/reason`, {
      purpose: 'duty',
      why: 'Covering duty; her school has rung about her',
      page: '//elsewhere.example',
    })
    expect(given.to).toBe(path)
  })

  it('a child known only from a return is shown by number, and that is explained', async () => {
    const me = await reader()
    await me.send(path, `${path}/reason`, { purpose: 'duty', why: 'Covering duty; her school has rung about her' })
    expect(textOf((await me.get(path)).body)).toContain(
      'No name is recorded here yet: a return carries a number, not a name.',
    )
  })
})

it('how long ago something was said is told in days, then weeks', () => {
  const today = '2027-03-31'
  expect(
    ['2027-03-31', '2027-03-30', '2027-03-04', '2027-03-03', '2026-01-01', '2027-04-01', '2027'].map(on =>
      agoInWords(on, today),
    ),
  ).toEqual(['today', 'yesterday', '27 days ago', '4 weeks ago', 'over a year ago', undefined, undefined])
})
