import { describe, expect, it } from 'vitest'
import { assign } from './assign.ts'

describe('giving each row a column', () => {
  it('takes the arrangement whose total is greatest, not each row’s own best', () => {
    expect(
      assign([
        [1, 0.9],
        [1, 0.8],
      ]),
    ).toEqual([1, 0])
  })

  it('leaves a row its own best when what is left is far worse', () => {
    expect(
      assign([
        [1, 0.1],
        [1, 0.1],
      ]),
    ).toEqual([0, 0])
  })

  it('lets rows share a column when there are more rows than columns', () => {
    expect(assign([[0.5], [0.4]])).toEqual([0, 0])
    expect(assign([[]])).toEqual([-1])
  })

  it('settles thirty columns without trying every arrangement', () => {
    const rows = Array.from({ length: 30 }, (_, row) =>
      Array.from({ length: 30 }, (_, column) => (row === 29 - column ? 1 : 0)),
    )
    expect(assign(rows)).toEqual(rows.map((_, row) => 29 - row))
  })
})
