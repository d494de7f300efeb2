import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { ruleOf, rules } from '../returns/ssda903/validation/rules.ts'
import { rooms } from '../rooms.ts'
import { docsOf, staleDocs, writeDocs } from './docs.ts'
import { pets, petsRoom, walk } from './example-room.ts'
import { generatedNote } from './markdown.ts'
import { top } from './project.ts'
import { brokenLinks } from './text.ts'

const made: string[] = []
const folder = () => {
  const name = mkdtempSync(path.join(tmpdir(), 'alongside-docs-'))
  made.push(name)
  return name
}

afterEach(() => {
  for (const name of made.splice(0)) rmSync(name, { recursive: true })
})

describe('the documentation made from the rooms', () => {
  it('is as it would be made now; `alongside docs` brings it up to date', () => {
    expect(docsOf(rooms, rules).size).toBeGreaterThan(50)
    expect(staleDocs(path.join(top, 'docs'), rooms, rules)).toEqual([])
  })

  it('has no link that leads nowhere', () => {
    const pages = new Map([...docsOf(rooms, rules)].map(([name, text]) => [`docs/${name}`, text]))
    expect(brokenLinks(pages, () => false)).toEqual([])
  })

  it('gives a measure its question, definition, sources and what it reads', () => {
    expect(docsOf([petsRoom]).get('measures/pets.md')).toBe(`${generatedNote}

# Children with a pet

**How many children live with a pet?**

Asked about: every child. Counts: a pet lives with them.

|  |  |
| --- | --- |
| Name in the code | \`pets\` |
| Room | Pets |
| Answer | A percentage of those asked about |
| Which way is good | Higher is better |
| Counts | Children, each once |
| Period | The day it is asked for |
| On the first page of the scorecard | No |

## Where the definition comes from

- The pets return: table 1. The defining text was read.
- Pets Act 2001: s 2. **Not yet checked against the defining text.**

## What it reads

- [Pet](../kinds/pet.md)

[All measures](README.md)
`)
  })

  it('gives a kind its fields, with what each holds', () => {
    const text = docsOf([petsRoom]).get('kinds/pet.md') ?? ''
    expect(text.slice(text.indexOf('## Fields'), text.indexOf('[All kinds]'))).toBe(`## Fields

| Field | Holds | Needed | About |
| --- | --- | --- | --- |
| Animal | a code: [Animal](../code-sets.md#animal-animal) | Yes |  |
| Born | a day | No |  |
| Legs | a whole number | No | As counted |
| size | one of \`small\`, \`large\` | Yes |  |
| owner | a link to a person or a household of carers | No |  |
| friendly | yes or no | Yes |  |
| story | words | No | Words about a life: never in measured facts. |
| names | a list, each words | Yes |  |

## Measures that read it

- [Children with a pet](../measures/pets.md)

`)
  })

  it('gives a code set its codes and when each may be used', () => {
    expect(docsOf([petsRoom]).get('code-sets.md')).toContain(`## Animal (animal)

From the pets return.

| Code | Meaning | When | Note |
| --- | --- | --- | --- |
| \`CAT\` | Cat |  |  |
| \`DOG\` | Dog | from 1 April 2020 | large \\| small |
| \`EEL\` | Eel | 1 April 2010 to 31 March 2015 |  |
| \`FLY\` | Fly | until 31 March 2009 |  |
`)
  })

  it('gives a duty its limits with where each comes from, what meets and stops it, and its sources', () => {
    const made = docsOf([{ ...petsRoom, duties: [walk] }])
    expect(made.get('duties/README.md')).toContain(
      '| [Walk the dog](pet-walk.md) | Social worker | Law | 1 day | In part |',
    )
    const text = made.get('duties/pet-walk.md') ?? ''
    expect(text.slice(text.indexOf('## By when'))).toBe(`## By when

| Limit | From | Within | Set by |
| --- | --- | --- | --- |
| Next walk | 1 April 2001 | 2 days | s 3 |
| Next walk | 1 April 2010 | 1 day | s 3 as amended |

## What meets it

A walk.

## What stops it

There is no dog.

## Where it comes from

- Pets Act 2001: s 3. The text was read.
- Pets Guidance: para 9. **Not yet checked against the text.**

## What it reads

- [Pet](../kinds/pet.md)

[All duties](README.md)
`)
  })

  it('gives a rule of the return what is wrong and how to mend it, what it reads, and where others judge otherwise', () => {
    const made = docsOf([petsRoom], [ruleOf('232'), ruleOf('601')])
    expect(made.get('rules/ssda903/601.md')).toBe(`${generatedNote}

# Rule 601

**The child was adopted in the year, and something asked of an adoption is missing.**

Fill in the child’s row of AD1.

|  |  |
| --- | --- |
| Fault or query | A fault: it is to be mended |
| First asked | 2022-23 or earlier |
| Shown in | REC, DATE_INT, DATE_MATCH, FOSTER_CARE, NB_ADOPTR, SEX_ADOPTR, LS_ADOPTR |
| Where a table is not there | The rule is not asked |

## What it reads

- Episodes: DEC, REC
- AD1: DATE_INT, DATE_MATCH, FOSTER_CARE, NB_ADOPTR, SEX_ADOPTR, LS_ADOPTR

## How it differs from the public validator

The public validator leaves out an adopted child with no row in AD1; here the episode is shown.

For example: an episode that ended in adoption (E11) in June, and no row in AD1: shown.

[All rules](README.md)
`)
    expect(made.get('rules/ssda903/README.md')).toContain('| [232](232.md) (query) |')
    expect(made.get('rules/ssda903/differences.md')).toContain('| [601](601.md) | The public validator leaves out')
    expect(made.get('rules/ssda903/differences.md')).not.toContain('[232]')
  })

  it('is written where there was none, and is then up to date', () => {
    const docs = folder()
    const all = ['code-sets.md', 'kinds/README.md', 'kinds/pet.md', 'measures/README.md', 'measures/pets.md']
    expect(staleDocs(docs, [petsRoom])).toEqual(all)
    expect(writeDocs(docs, [petsRoom])).toEqual(all)
    expect(staleDocs(docs, [petsRoom])).toEqual([])
    expect(writeDocs(docs, [petsRoom])).toEqual([])
  })

  it('is stale when a definition changes, a page is edited, or a measure is no more; and only those pages are rewritten', () => {
    const docs = folder()
    writeDocs(docs, [petsRoom])
    writeFileSync(path.join(docs, 'kinds/pet.md'), 'edited by hand\n')
    writeFileSync(path.join(docs, 'measures/hamsters.md'), 'a measure that is no more\n')
    const changed = { ...petsRoom, measures: [{ ...pets, definition: 'Counts: a hamster.' }] }
    expect(staleDocs(docs, [changed])).toEqual(['kinds/pet.md', 'measures/hamsters.md', 'measures/pets.md'])
    expect(writeDocs(docs, [changed])).toEqual(['kinds/pet.md', 'measures/hamsters.md', 'measures/pets.md'])
    expect(staleDocs(docs, [changed])).toEqual([])
    expect(readFileSync(path.join(docs, 'measures/pets.md'), 'utf8')).toContain('Counts: a hamster.')
  })
})
