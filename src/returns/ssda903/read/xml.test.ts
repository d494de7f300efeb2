import { describe, expect, it } from 'vitest'
import { problemsOf, readOne, rowsOf } from './testing.ts'

const CHILD = `<CHILD><HEADER><CHILDID>0077</CHILDID><UPN>UN3</UPN><SEX>2</SEX><DOB>05/04/2007</DOB><ETHNIC>bafr</ETHNIC><UASC>1</UASC><DUC>05/04/2025</DUC>
<IN_TOUCH>YES</IN_TOUCH><ACTIV>F2</ACTIV><ACCOM>K1</ACCOM>
<AMISSING><MISSING>M</MISSING><MIS_START>02/05/2025</MIS_START><MIS_END /></AMISSING>
<AREVIEW><REVIEW>01/06/2025</REVIEW><REVIEW_CODE>PN1</REVIEW_CODE></AREVIEW><MOTHER>0</MOTHER><MC_DOB />
<PERMANENCE><PREV_PERM>Z1</PREV_PERM></PERMANENCE><OC2><SDQ_SCORE>12</SDQ_SCORE><CONVICTED>0</CONVICTED></OC2>
<AD_PLACED><DATE_PLACED>01/07/2025</DATE_PLACED></AD_PLACED><SWEPISODE><SW_ID>SW1</SW_ID><SW_DECOM>01/04/2025</SW_DECOM></SWEPISODE>
</HEADER><EPISODE><DECOM>01/02/2024</DECOM><RNE>S</RNE><LS>V2</LS><CIN>N8</CIN><PL>U6</PL><DEC /></EPISODE></CHILD>`

const form = (children: string, declaration = `<?xml version='1.0' encoding='us-ascii'?>`): string =>
  `${declaration}\n<EXPSSDA903>${children}</EXPSSDA903>`

describe('the XML form', () => {
  it('gives each table its rows, the child’s number and date of birth on each', async () => {
    const events = await readOne('return.xml', form(CHILD))
    const who = { CHILD: '0077', DOB: '2007-04-05' }
    expect(rowsOf(events).map(({ table, values }) => ({ table, ...values }))).toEqual([
      { table: 'Header', ...who, UPN: 'UN3', SEX: 'F', ETHNIC: 'BAFR', MOTHER: '0' },
      { table: 'UASC', ...who, SEX: 'F', DUC: '2025-04-05' },
      { table: 'OC3', ...who, IN_TOUCH: 'YES', ACTIV: 'F2', ACCOM: 'K1' },
      { table: 'Missing', ...who, MISSING: 'M', MIS_START: '2025-05-02' },
      { table: 'Reviews', ...who, REVIEW: '2025-06-01', REVIEW_CODE: 'PN1' },
      { table: 'PrevPerm', ...who, PREV_PERM: 'Z1' },
      { table: 'OC2', ...who, SDQ_SCORE: '12', CONVICTED: '0' },
      { table: 'PlacedAdoption', ...who, DATE_PLACED: '2025-07-01' },
      { table: 'SWEpisodes', ...who, SW_ID: 'SW1', SW_DECOM: '2025-04-01' },
      { table: 'Episodes', CHILD: '0077', DECOM: '2024-02-01', RNE: 'S', LS: 'V2', CIN: 'N8', PLACE: 'U6' },
    ])
    expect(problemsOf(events)).toEqual([])
    expect(events.find(event => event.type === 'file')).toMatchObject({ table: null, format: 'xml' })
  })

  it('counts a child as unaccompanied only when the tag says 1', async () => {
    for (const tag of ['<UASC>0</UASC>', '<UASC />', ''])
      expect(
        rowsOf(await readOne('r.xml', form(CHILD.replace('<UASC>1</UASC>', tag)))).some(row => row.table === 'UASC'),
      ).toBe(false)
  })

  it('refuses a child with no number and reads the next', async () => {
    const events = await readOne('r.xml', form(`<CHILD><HEADER><SEX>1</SEX></HEADER></CHILD>${CHILD}`))
    expect(problemsOf(events)).toEqual(['refused no-child 2'])
    expect(rowsOf(events)).toHaveLength(10)
  })

  it('mentions an element the return does not have once, however often it stands there', async () => {
    const odd = CHILD.replace('<SEX>', '<PET>CAT</PET><SEX>')
    expect(problemsOf(await readOne('r.xml', form(odd + odd)))).toEqual(['warning unknown-element 2'])
  })

  it.each([
    ['a document type', form(CHILD, '<!DOCTYPE EXPSSDA903 [<!ENTITY a "b">]>'), 'refused doctype 1'],
    ['an entity of its own', form(CHILD.replace('bafr', '&boom;')), 'refused broken-xml 2'],
    ['another return', '<Message><Children /></Message>', 'refused not-this-return 1'],
    ['elements without end', form('<A>'.repeat(50)), 'refused broken-xml 2'],
    ['a comment without end', form(`<!--${'x'.repeat(3_000_000)}`), 'refused broken-xml 2'],
    ['no children', form(''), 'warning no-rows -'],
  ])('with %s is refused or told', async (_, text, problem) => {
    expect(problemsOf(await readOne('r.xml', text))).toEqual([problem])
  })

  it('that stops part-way gives the children before, and says so', async () => {
    const events = await readOne('r.xml', form(`${CHILD}${CHILD}`).slice(0, -600))
    expect(problemsOf(events).map(each => each.replace(/\d+$/, 'N'))).toEqual(['refused cut-off N'])
    expect(rowsOf(events)).toHaveLength(10)
  })

  it('leaves out an absurdly long value', async () => {
    const events = await readOne('r.xml', form(CHILD.replace('PN1', 'x'.repeat(100_000))))
    expect(problemsOf(events)).toEqual(['refused too-long 5'])
    expect(rowsOf(events).find(row => row.table === 'Reviews')?.values).toEqual({
      CHILD: '0077',
      DOB: '2007-04-05',
      REVIEW: '2025-06-01',
    })
  })
})
