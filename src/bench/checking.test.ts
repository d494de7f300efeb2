import { describe, expect, it } from 'vitest'
import { type ReturnFile, onePerTable, repeated, together } from './checking.ts'

const file = (name: string, ...rows: readonly string[]): ReturnFile => ({ name, columns: 'CHILD,DOB', rows })

describe('the return that is checked over and over', () => {
  it('has one file of each table', () => {
    const other = { name: 'c.csv', columns: 'CHILD,SEX', rows: [] }
    expect(onePerTable([file('a.csv'), file('b.csv'), other]).map(each => each.name)).toEqual(['a.csv', 'c.csv'])
  })

  it('is repeated with other children, and each time with all their rows', () => {
    const [again] = repeated([file('a.csv', '1,x', '2,y')], 2)
    expect(again?.rows).toEqual(['0X1,x', '0X2,y', '1X1,x', '1X2,y'])
  })

  it('is put together of several councils’, whose children stay apart', () => {
    expect(together([[file('a.csv', '1,x')], [file('a.csv', '1,y'), file('b.csv', '1,z')]])).toEqual([
      file('a.csv', '0C1,x', '1C1,y'),
      file('b.csv', '1C1,z'),
    ])
  })
})
