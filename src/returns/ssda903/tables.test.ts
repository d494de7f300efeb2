import { describe, expect, it } from 'vitest'
import { recognise, tables } from './tables.ts'

describe('a table is told by its columns', () => {
  it.each(tables.map(table => [table.name, table] as const))(
    '%s in any order, whatever the case and spacing',
    (name, table) => {
      const names = table.columns.map(column => ` ${column.name.toLowerCase().replace('_', ' ')} `).toReversed()
      const found = recognise(names)
      expect(found.is === 'table' && found.table.name).toBe(name)
      expect(found.is === 'table' && found.columns.map(column => column.name)).toEqual(
        table.columns.map(column => column.name).toReversed(),
      )
    },
  )

  it('says what is missing and what does not belong when nearly right', () => {
    expect(recognise(['CHILD', 'DOB', 'REVIEW', 'REVIEW_COD'])).toMatchObject({
      is: 'nearly',
      table: { name: 'Reviews' },
      missing: ['REVIEW_CODE'],
      unknown: ['REVIEW_COD'],
      twice: [],
    })
  })

  it('refuses a column that stands there twice', () => {
    expect(recognise(['CHILD', 'DOB', 'REVIEW', 'REVIEW', 'REVIEW_CODE'])).toMatchObject({
      is: 'nearly',
      missing: [],
      unknown: [],
      twice: ['REVIEW'],
    })
  })

  it('knows nothing of other lists of columns, though they name a child and a date of birth', () => {
    expect(recognise(['CHILD', 'DOB', 'SHOE_SIZE']).is).toBe('none')
    expect(recognise([]).is).toBe('none')
  })
})
