import { describe, expect, it } from 'vitest'
import { demoFrameworks } from '../../demo/promises/index.ts'
import { demoUsers } from '../../demo/users.ts'
import { readingAgeOf } from '../../practice/governance/reading-age.test-support.ts'
import { frameworksOn, principlesOf, promisesThatHold } from '../../practice/promises/notions.ts'
import { promiseDuties } from '../../practice/promises/duties.ts'
import { decide } from '../../spine/access/decide.ts'
import { findingsOf } from '../../spine/duty/evaluate.ts'
import { type SubjectFile, fileOf } from '../../spine/ledger/file.ts'
import { addMonths, plainDate } from '../../spine/time/plain-date.ts'
import { readingFormOf } from '../../spine/web/forms/model.ts'
import { LINKABLE } from '../registers/asking.ts'
import { faultsBeside } from '../registers/beside.ts'
import { registerOf } from '../registers/list.ts'
import { kinds } from '../rulebook.ts'
import { demoBoardEntries } from './boards.ts'
import { demoPromises } from './promises.ts'
import { demoRegisters } from './registers.ts'

const ACCOUNTS = new Map(demoUsers.map(({ role }, at) => [role, `account-${at}`]))
const DAYS = ['2026-11-26', '2027-03-14', '2028-02-29'].map(plainDate)

describe.each(DAYS)('the demonstration’s promises, made on %s', today => {
  const beside = [...demoRegisters(ACCOUNTS, today), ...demoBoardEntries(ACCOUNTS, [], today)]
  const entries = demoPromises(ACCOUNTS, beside, today)
  const file: SubjectFile = fileOf(
    'trust',
    [...beside, ...entries].map(({ atEnd, ...entry }) => ({
      ...entry,
      body: { ...entry.body, ...(entry.end === null ? {} : atEnd) },
    })),
    {},
    'trust',
  )
  const frameworks = frameworksOn(file, today)
  const promises = promisesThatHold(frameworks)

  it('hold nothing that their kinds, or the rules between entries, would refuse', () => {
    const wrong = entries.flatMap(entry => {
      const kind = kinds.get(entry.kind)
      if (!kind) return [`no kind ${entry.kind}`]
      const parsed = kind.schema.safeParse(entry.body)
      return [
        ...(parsed.success
          ? []
          : parsed.error.issues.map(issue => `${entry.kind} ${issue.path.join('.')}: ${issue.message}`)),
        ...faultsBeside(registerOf(kind.name)?.check, readingFormOf(kind), entry, file, entry.id).map(
          fault => `${entry.kind} ${JSON.stringify(entry.body['reference'] ?? entry.start)}: ${fault.text}`,
        ),
      ]
    })
    expect(wrong).toEqual([])
    expect(entries.filter(each => each.start > today)).toEqual([])
  })

  it('are four outcomes of ten statements, two charters, four priorities with champions and groups, and ten of sufficiency', () => {
    expect(frameworks.map(each => [each.entry.body.type, each.aims.length])).toEqual([
      ['outcomes', 4],
      ['charter', 6],
      ['charter', 1],
      ['strategy', 4],
      ['sufficiency', 10],
    ])
    const [outcomes, , leavers, strategy] = frameworks
    expect(outcomes?.counts.all).toBe(10)
    expect(outcomes?.aims.flatMap(each => each.promises).filter(each => each.measures.length === 0)).toEqual([])
    expect(leavers?.counts.all).toBe(7)
    expect(strategy?.aims.filter(each => !each.entry.body.champion || !each.entry.body.group)).toEqual([])
  })

  it('have been looked at for two to three years, and some are slipping, late, or nobody’s', () => {
    const first = promises.flatMap(each => each.looks.at(-1)?.start ?? []).toSorted()[0]
    expect(String(first) < addMonths(today, -24)).toBe(true)
    const refs = (of: typeof promises) => of.map(each => each.entry.body.reference)
    expect(refs(promises.filter(each => each.nobodys))).toEqual(['3.3', '6', 'C5', '7.2'])
    expect(refs(promises.filter(each => each.rag === 'red'))).toEqual(['1c', '1.2', '2.2', 'A3', '2.2'])
    expect(refs(promises.filter(each => each.late))).toEqual(['1.2'])
    expect(promises.filter(each => each.rag === 'red' && each.step === undefined)).toEqual([])
    const overdue = refs(promises.filter(each => each.lookOverdue))
    expect(overdue).toEqual(['3.3', 'C5', '7.2'])
    expect(frameworks.filter(each => each.reviewOverdue)).toEqual([])
    expect(promises.filter(each => each.work.length > 0).length).toBeGreaterThan(20)
  })

  it('answer each of the seven principles', () => {
    expect(principlesOf(frameworks).map(each => each.counts.all > 0)).toEqual(Array.from({ length: 7 }, () => true))
  })

  it('were looked at in time, but for those that are nobody’s', () => {
    const { findings, failures } = findingsOf(file, promiseDuties, today, { until: today })
    const late = findings.filter(({ answer }) => answer === 'met-late' || answer === 'overdue')
    const nobodys = promises.filter(each => each.nobodys).map(each => each.entry.id)
    expect(failures).toEqual([])
    expect(new Set(late.map(each => each.occasion.key.split(':')[0]))).toEqual(new Set(nobodys))
    expect(late.filter(each => each.answer === 'overdue')).toHaveLength(3)
  })

  it('tell young people what they were promised in words a reader of eleven takes in, each of them', () => {
    const plain = demoFrameworks
      .filter(each => each.type === 'charter')
      .flatMap(each => each.aims.flatMap(aim => aim.promises.map(one => one.plain ?? '')))
    expect(plain.filter(each => each === '')).toEqual([])
    expect(plain.filter(each => readingAgeOf(each) > 12.5)).toEqual([])
    expect(readingAgeOf(plain.join(' '))).toBeLessThan(11)
    expect(plain.filter(each => /placement|independent|pathway|advocate|assessment/i.test(each))).toEqual([])
  })

  it('are owned by people who may look at what is theirs, and linked to measures that have live figures', () => {
    const owners = new Set(entries.map(({ body }) => body['owner']))
    const roles = demoUsers.filter(({ role }) => owners.has(ACCOUNTS.get(role)))
    expect(roles.filter(({ role }) => !decide({ id: 'x', role }, 'promises.own').allow)).toEqual([])
    const linked = entries.flatMap(({ body }) =>
      [body['measure'], body['secondMeasure'], body['thirdMeasure']].filter(Boolean),
    )
    expect(linked.length).toBeGreaterThan(60)
    expect(linked.filter(id => !LINKABLE.some(({ value }) => value === id))).toEqual([])
  })
})
