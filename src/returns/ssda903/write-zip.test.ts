import { describe, expect, it } from 'vitest'
import { readAll, withFiles } from './read/testing.ts'
import { zipOf } from './write-zip.ts'

const HEADER = 'CHILD,SEX,DOB,ETHNIC,UPN,MOTHER,MC_DOB\r\n1,M,01/02/2010,WBRI,UN1,,\r\n'
const REVIEWS = `CHILD,DOB,REVIEW,REVIEW_CODE\r\n${'1,01/02/2010,03/04/2025,PN1\r\n'.repeat(5000)}`

describe('a zip of a return', () => {
  it('is read back as the files that went in', async () => {
    const files = [
      { name: 'header.csv', content: Buffer.from(HEADER) },
      { name: 'reviews.csv', content: Buffer.from(REVIEWS) },
    ]
    const zip = zipOf(files)
    expect(zip.length).toBeLessThan(REVIEWS.length / 10)
    const events = await withFiles({ 'return.zip': Buffer.from(zip) }, async path => readAll(path))
    const rows = events.filter(event => event.type === 'row')
    expect(rows).toHaveLength(5001)
    expect(events.filter(event => event.type === 'problem')).toEqual([])
  })

  it('is the same whenever it is made', () => {
    const files = [{ name: 'header.csv', content: Buffer.from(HEADER) }]
    expect(zipOf(files)).toEqual(zipOf(files))
  })
})
