import { describe, expect, it } from 'vitest'
import { demoUsers } from '../../demo/users.ts'
import { actionsOn, findingsOn, inspectionsOn, planOn } from '../../practice/improvement/notions.ts'
import { movedSince, risksOn } from '../../practice/risk/notions.ts'
import { decide } from '../../spine/access/decide.ts'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import { addMonths, plainDate } from '../../spine/time/plain-date.ts'
import { readingFormOf } from '../../spine/web/forms/model.ts'
import { kinds } from '../rulebook.ts'
import { faultsBeside } from '../registers/beside.ts'
import { LINKABLE } from '../registers/asking.ts'
import { registerOf } from '../registers/list.ts'
import { demoRegisters } from './registers.ts'

const TODAY = plainDate('2026-11-26')
const ACCOUNTS = new Map(demoUsers.map(({ role }, at) => [role, `account-${at}`]))
const entries = demoRegisters(ACCOUNTS, TODAY).map(({ atEnd, ...entry }) => ({
  ...entry,
  body: { ...entry.body, ...atEnd },
}))
const file: SubjectFile = fileOf('trust', entries, {}, 'trust')

describe('the demonstration’s registers', () => {
  it('hold nothing that their kinds, or the rules between entries, would refuse', () => {
    const wrong = entries.flatMap(entry => {
      const kind = kinds.get(entry.kind)
      if (!kind) return [`no kind ${entry.kind}`]
      const parsed = kind.schema.safeParse(entry.body)
      const faults = faultsBeside(registerOf(kind.name)?.check, readingFormOf(kind), entry, file, entry.id).map(
        fault => fault.text,
      )
      return [
        ...(parsed.success
          ? []
          : parsed.error.issues.map(issue => `${entry.kind} ${issue.path.join('.')}: ${issue.message}`)),
        ...faults,
      ]
    })
    expect(wrong).toEqual([])
  })

  it('say nothing of a day to come, but for when things are to be done', () => {
    expect(
      entries.filter(({ start, end }) => start > TODAY || (end ?? TODAY) > TODAY || (end ?? start) < start),
    ).toEqual([])
  })

  it('are owned by people who may keep up what is theirs, and link measures that have live figures', () => {
    const owners = new Set(entries.flatMap(({ body }) => [body['owner'], body['lead'], body['sponsor']]))
    const roles = demoUsers.filter(({ role }) => owners.has(ACCOUNTS.get(role)))
    expect(roles.filter(({ role }) => !decide({ id: 'x', role }, 'plans.own').allow)).toEqual([])
    const linked = entries.flatMap(({ body }) =>
      [body['measure'], body['secondMeasure'], body['thirdMeasure']].filter(Boolean),
    )
    expect(linked.length).toBeGreaterThan(40)
    expect(linked.filter(id => !LINKABLE.some(({ value }) => value === id))).toEqual([])
  })

  it('have some twelve open risks in both registers, moving over two years, with something late', () => {
    const risks = risksOn(file, TODAY)
    const open = risks.filter(each => each.closed === null)
    expect(open).toHaveLength(12)
    expect(new Set(open.map(each => each.register)).size).toBe(2)
    expect(open.filter(each => each.reviewOverdue).map(each => each.reference)).toEqual(['O1', 'S3'])
    expect(new Set(movedSince(file, addMonths(TODAY, -3), TODAY).map(each => each.what)).size).toBe(4)
    expect(Math.min(...risks.map(each => Number(each.raised.slice(0, 4))))).toBe(2024)
    for (const each of open) expect(each.now.score).toBeLessThanOrEqual(each.before.score)
  })

  it('have a plan of four priorities and twenty-five actions, of which some are overdue and half completed', () => {
    const plan = planOn(file, TODAY)
    const actions = actionsOn(file, TODAY)
    expect(plan.map(each => each.number)).toEqual([1, 2, 3, 4])
    expect(actions).toHaveLength(25)
    expect(actions.filter(each => each.overdue).map(each => each.reference)).toEqual(['1.3', '2.2', '3.2', '4.6'])
    expect(actions.filter(each => each.completed !== null).length).toBeGreaterThan(11)
    for (const { notes } of actions) for (const note of notes) expect(note.on <= TODAY).toBe(true)
  })

  it('have one inspection, whose findings are answered by actions, or are not yet', () => {
    expect(inspectionsOn(file, TODAY)).toHaveLength(1)
    const findings = findingsOn(file, TODAY)
    expect(findings.map(each => each.state)).toEqual([
      'in-hand',
      'answered',
      'in-hand',
      'in-hand',
      'acted',
      'acted',
      'answered',
      'in-hand',
      'strength',
    ])
    expect(findings.filter(each => each.overdue).map(each => each.number)).toEqual([3])
    for (const each of findings) if (each.type !== 'strength') expect(each.actions.length).toBeGreaterThan(0)
  })
})
