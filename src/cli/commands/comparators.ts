import path from 'node:path'
import { heldComparators } from '../../app/comparators/held.ts'
import { takingIn } from '../../app/comparators/taking-in.ts'
import { systemViewer } from '../../spine/access/decide.ts'
import { isPlainDate } from '../../spine/time/plain-date.ts'
import type { ComparatorDone } from '../../spine/web/services.ts'
import { type Command, Misused, text } from '../command.ts'
import { asTable, say } from '../output.ts'
import { withProduct } from '../product.ts'

const OPERATOR = systemViewer('command-line')

/** `alongside import comparators`: files of the Department for Education's published figures, and of neighbours. */
export const importComparatorsCommand: Command = {
  name: 'import comparators',
  usage: 'FILE… [--from 2025-05-01]',
  summary: 'imports published figures to compare with, and statistical neighbours (from a day on)',
  options: { from: { type: 'string' } },
  run: given =>
    withProduct(async ({ store }) => {
      if (given.words.length === 0) throw new Misused('Name the files to import')
      const from = text(given, 'from')
      if (from !== undefined && !isPlainDate(from))
        throw new Misused(`--from takes the first day on which neighbours hold, such as 2025-05-01; it was '${from}'`)
      const files = given.words.map(word => ({ path: word, name: path.basename(word) }))
      const done = await takingIn(store).takeIn(OPERATOR, files, from)
      for (const each of done) say(inWords(each))
      return done.some(each => each.is === 'refused') ? 1 : 0
    }),
}

/** `alongside comparators list`: every file of published figures that was taken in. */
export const comparatorsListCommand: Command = {
  name: 'comparators list',
  usage: '',
  summary: 'lists imported files of published figures',
  options: {},
  run: () =>
    withProduct(async ({ store }) => {
      const loads = await store.within({ author: OPERATOR.id, sight: 'none' }, tx =>
        tx
          .selectFrom('comparator_load')
          .select(['number', 'file', 'holds', 'at', 'author', 'undone_at'])
          .where('authority', '=', store.authority)
          .orderBy('number')
          .execute(),
      )
      say(
        asTable(loads, [
          { heading: 'import', of: load => load.number, right: true },
          { heading: 'file', of: load => load.file },
          { heading: 'holds', of: load => load.holds },
          { heading: 'at', of: load => load.at },
          { heading: 'by', of: load => load.author },
          { heading: 'taken back', of: load => load.undone_at },
        ]),
      )
      const { sets } = await heldComparators(store)()
      say(`${sets.length} sets of neighbours are held.`)
      return 0
    }),
}

/** `alongside comparators undo`: takes one file of published figures back. */
export const comparatorsUndoCommand: Command = {
  name: 'comparators undo',
  usage: 'NUMBER',
  summary: 'takes an imported file of published figures back',
  options: {},
  run: given =>
    withProduct(async ({ store }) => {
      const [which = ''] = given.words
      if (!/^\d{1,9}$/.test(which)) throw new Misused('Say which: its number, from: alongside comparators list')
      const done = await takingIn(store).takeBack(OPERATOR, Number(which))
      if (!done) throw new Misused(`There is no import ${which} that stands. See: alongside comparators list`)
      say(`Import ${which} was taken back. What was held before it holds again.`)
      return 0
    }),
}

function inWords(done: ComparatorDone): string {
  if (done.is === 'same') return `${done.file}: held already, as import ${done.number}. Nothing was changed.`
  if (done.is === 'taken')
    return `${done.file}: import ${done.number}, ${done.holds}: ${done.count} lines, ${done.passedOver} rows passed over.`
  const faults = done.faults.map(({ row, what, mend }) => `  ${row === 0 ? 'the file' : `row ${row}`}: ${what} ${mend}`)
  return [`${done.file}: not taken in.`, ...faults, ...(done.more > 0 ? [`  and ${done.more} more`] : [])].join('\n')
}
