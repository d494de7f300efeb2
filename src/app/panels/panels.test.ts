import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { demoUsers } from '../../demo/users.ts'
import { panelAction, panelDecision, panelReferral } from '../../practice/panels/kinds.ts'
import { AccessRefused, type Viewer } from '../../spine/access/decide.ts'
import { newId } from '../../spine/ledger/ids.ts'
import { fileOf } from '../../spine/ledger/file.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import { readingFormOf } from '../../spine/web/forms/model.ts'
import type { PanelsService } from '../../spine/web/services.ts'
import { demoPanels } from '../demo/panels.ts'
import { recordInTrust } from '../demo/trust-entries.ts'
import type { Product } from '../product.ts'
import { faultsBeside } from '../registers/beside.ts'
import { registersService } from '../registers/forms.ts'
import { registerOf } from '../registers/list.ts'
import { kinds } from '../rulebook.ts'
import { type Example, TODAY, exampleWork, lastLook } from '../work/testing.ts'
import { panelsService } from './service.ts'

const ACCOUNTS = new Map(demoUsers.map(({ role }, at) => [role, `account-${at}`]))
let here: Example
let panels: PanelsService
let referral = ''

beforeAll(async () => {
  here = await exampleWork()
  const councils = [
    { code: 'north', name: 'North' },
    { code: 'west', name: 'West' },
  ]
  const product = { store: here.store, councils } as unknown as Product
  panels = panelsService(
    product,
    registersService(product, () => TODAY),
    () => TODAY,
  )
  ;[referral = ''] = await here.write(here.amara, {
    kind: panelReferral.name,
    start: '2027-01-20',
    end: null,
    body: { panel: 'emotional-wellbeing', asks: 'Which help can begin?', urgent: true },
  })
  const [other = ''] = await here.write(here.tom, {
    kind: panelReferral.name,
    start: '2027-02-10',
    end: null,
    body: { panel: 'heritage', asks: 'Which class?' },
  })
  const [decision = ''] = await here.write(here.tom, {
    kind: panelDecision.name,
    start: '2027-02-20',
    end: null,
    body: { referral: other, outcome: 'agreed', reasons: 'We agree.' },
  })
  await here.write(here.tom, {
    kind: panelAction.name,
    start: '2027-02-20',
    end: null,
    body: { decision, action: 'Find a class', lead: 'Social worker', by: '2027-02-26' },
  })
  await recordInTrust(here.store, demoPanels(ACCOUNTS, TODAY))
}, 120_000)
afterAll(() => here.close())

describe('the panels', () => {
  it('say what waits for each, what was heard and what is to be done, for those who reach every child', async () => {
    const shown = await panels.open(here.director, { list: 'waiting' })
    expect(shown.waiting).toMatchObject([
      {
        entry: referral,
        urgent: true,
        days: 42,
        by: '2027-02-17',
        level: 'overdue',
        record: `/children/${here.amara}/record/panel-decision`,
      },
    ])
    expect(shown.heard).toMatchObject([{ outcome: { value: 'agreed' }, days: 10 }])
    expect(shown.actions).toMatchObject([{ action: 'Find a class', level: 'overdue', words: 'overdue by 5 days' }])
    const wellbeing = shown.panels.find(each => each.code === 'emotional-wellbeing')
    expect(wellbeing).toMatchObject({ waiting: 1, late: 1, longest: 42, within: 'within 20 working days' })
    expect(wellbeing?.next?.on && wellbeing.next.on >= TODAY).toBe(true)
  })

  it('one panel lists its own and no other’s', async () => {
    const shown = await panels.open(here.director, { panel: 'heritage', list: 'waiting' })
    expect([shown.panels.length, shown.waiting.length, shown.heard.length]).toEqual([1, 0, 1])
    expect(shown.sittings.every(each => each.panel === 'heritage')).toBe(true)
  })

  it('a worker sees their own children’s matters, and the look names whose files it showed', async () => {
    const asks = async (viewer: Viewer) =>
      (await panels.open(viewer, { list: 'waiting' })).waiting.map(each => each.entry)
    expect(await asks(here.jo)).toEqual([referral])
    expect((await lastLook(here.store, here.jo, 'panel-lists.read'))?.subjects).toContain(here.amara)
    expect(await asks(here.lee)).toEqual([])
    expect(await asks(here.far)).toEqual([])
  })

  it('are refused to those whose work they are not', async () => {
    for (const viewer of [here.head, here.nurse])
      await expect(panels.open(viewer, { list: 'waiting' })).rejects.toThrow(AccessRefused)
    await expect(panels.clinics(here.jo)).rejects.toThrow(AccessRefused)
  })

  it('clinics are read by managers, with whose each action is; there is no other', async () => {
    const { clinics, mayWrite } = await panels.clinics(here.manager)
    expect([clinics.length, mayWrite]).toEqual([8, false])
    const one = await panels.clinic(here.director, clinics[0]?.id ?? '')
    expect(one).toMatchObject({ mayWrite: true, versions: [{ version: 1 }] })
    expect(await panels.clinic(here.director, newId())).toBeUndefined()
  })
})

describe('the demonstration’s sittings and clinics', () => {
  it('are as their forms would take them', () => {
    const entries = demoPanels(ACCOUNTS, plainDate('2026-11-26')).map(({ atEnd, ...entry }) => ({
      ...entry,
      body: { ...entry.body, ...atEnd },
    }))
    const file = fileOf('trust', entries, {}, 'trust')
    const wrong = entries.flatMap(entry => {
      const kind = kinds.get(entry.kind)
      const parsed = kind?.schema.safeParse(entry.body)
      return [
        ...(parsed?.error?.issues.map(each => `${entry.kind} ${each.message}`) ?? []),
        ...(kind
          ? faultsBeside(registerOf(kind.name)?.check, readingFormOf(kind), entry, file, entry.id).map(
              each => each.text,
            )
          : []),
      ]
    })
    expect(wrong).toEqual([])
  })
})
