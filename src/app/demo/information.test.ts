import { afterAll, beforeAll, expect, it } from 'vitest'
import type { DemoRole } from '../../demo/users.ts'
import type { Viewer } from '../../spine/access/decide.ts'
import { exampleUser } from '../../spine/access/testing.ts'
import { record } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { addYears } from '../../spine/time/plain-date.ts'
import { SYSTEM, exampleChild } from '../files/testing.ts'
import { requestsService } from '../information/requests.ts'
import { retentionService } from '../information/retention.ts'
import { rulebook } from '../rulebook.ts'
import { today } from '../services.ts'
import { recordInformation } from './information.ts'

let store: Store
let lead: Viewer
beforeAll(async () => {
  store = await testDatabase()
  lead = await exampleUser(store, 'information-governance', 'Bo Hall')
  const director = await exampleUser(store, 'director', 'Ruth Lane')
  const born = addYears(today(), -20)
  for (const given of ['Ash', 'Bea', 'Cy', 'Di', 'Eli', 'Flo']) {
    const id = await exampleChild(store, given, { council: 'north' })
    await record(store, rulebook, SYSTEM, [
      { subject: id, kind: 'identity', start: null, end: null, body: { born, sex: 'F' } },
      {
        subject: id,
        kind: 'period-of-care',
        start: addYears(born, 5),
        end: addYears(born, 18),
        body: { council: 'north', startKnown: true, ended: 'E5' },
      },
    ])
  }
  const accounts = new Map<DemoRole, string>([
    ['information-governance', lead.id],
    ['director', director.id],
  ])
  await recordInformation(store, accounts, today())
})
afterAll(() => store.close())

it('the demonstration has five requests, one late and one that waits; files past their time, held, proposed and destroyed', async () => {
  const { requests } = await requestsService(store, today).requests(lead)
  expect(requests.map(each => each.standing.level)).toEqual(['overdue', 'due', 'cannot-tell', 'met', 'met'])
  const service = retentionService(store, '/nowhere', today)
  const { files, certificates, classes } = await service.retention(lead)
  expect(
    files.map(each => [each.called.split(' ')[0], each.past, each.kept ?? '', each.proposed !== undefined]),
  ).toEqual([
    ['Dennis', true, '', true],
    ['Maureen', true, 'A legal hold covers it', false],
    ['Roy', true, '', false],
    ['Sheila', true, '', false],
    ...(files.length > 4 ? [['Terence', false, '', false]] : []),
  ])
  expect(certificates).toMatchObject([{ number: 1, proposedBy: 'Bo Hall', decidedBy: 'Ruth Lane' }])
  expect(classes.find(each => each.class.value === 'looked-after')?.files).toBe(11)
  const { holds } = await service.holds(lead)
  expect(holds.map(each => each.lifted === null)).toEqual([true, true, false])
})
