import { describe, expect, it } from 'vitest'
import { formOf, questionsOf } from '../../spine/web/forms/model.ts'
import { readAnswers } from '../../spine/web/forms/read-answers.ts'
import { kinds } from '../rulebook.ts'

const recorded = [...kinds.values()].filter(kind => kind.form)

describe('every kind that is recorded by hand', () => {
  it('there are some', () => {
    expect(recorded.length).toBeGreaterThan(20)
  })

  it.each(recorded.map(kind => [kind.name, kind] as const))(
    '%s has a form whose questions all have words',
    (_, kind) => {
      const form = formOf(kind)
      if (!form) throw new Error('it has none')
      expect(questionsOf(form).filter(question => question.asks === question.name)).toEqual([])
      expect(kind.form?.own?.filter(name => !form.questions.some(question => question.name === name)) ?? []).toEqual([])
      const named = [...Object.keys(form.usual), ...form.needs, ...form.later].filter(
        name => name !== 'end' || form.end === undefined,
      )
      expect(named.filter(name => !form.questions.some(question => question.name === name))).toEqual([])
      for (const { when } of form.questions) if (when) expect(Object.keys(kind.schema.shape)).toContain(when.field)
    },
  )

  it.each(recorded.map(kind => [kind.name, kind] as const))(
    '%s left blank says in words what is needed, beside a box that is there',
    (_, kind) => {
      const form = formOf(kind)
      if (!form) throw new Error('it has none')
      const { faults } = readAnswers(form, {})
      expect(faults.length).toBeGreaterThan(0)
      for (const { text } of faults)
        expect(text).not.toMatch(/expected \w+, received|\b[Ii]nvalid\b|undefined|\bNaN\b|uuid|must be the id/)
    },
  )
})
