import { stat } from 'node:fs/promises'
import path from 'node:path'
import { providersService } from '../../app/providers/service.ts'
import { today } from '../../app/services.ts'
import { systemViewer } from '../../spine/access/decide.ts'
import { isPlainDate } from '../../spine/time/plain-date.ts'
import { type Command, Misused, text } from '../command.ts'
import { asTable, remark, say } from '../output.ts'
import { withProduct } from '../product.ts'

const OPERATOR = systemViewer('command-line')

/** `alongside import providers`: an edition of Ofsted's lists, to look homes up in. */
export const importProvidersCommand: Command = {
  name: 'import providers',
  usage: 'FILE --as-at 2026-08-31 [--look]',
  summary: 'imports an edition of Ofsted’s lists of providers; --look tells what it holds and imports nothing',
  options: { 'as-at': { type: 'string' }, look: { type: 'boolean' } },
  run: given =>
    withProduct(async product => {
      const [file] = given.words
      if (file === undefined || given.words.length !== 1) throw new Misused('Name the one file to import')
      const asAt = text(given, 'as-at')
      if (!isPlainDate(asAt)) throw new Misused('Say which day the list speaks for, such as --as-at 2026-08-31')
      const bytes = await stat(file).then(
        each => each.size,
        () => {
          throw new Misused(`There is no file ${file}`)
        },
      )
      const providers = providersService(product, today)
      const looked = await providers.look(OPERATOR, { path: file, name: path.basename(file), bytes }, asAt)
      if (looked.is === 'refused') {
        for (const { what, mend } of looked.problems) remark(`${what} ${mend}`)
        return 1
      }
      if (looked.is === 'same') {
        say(`Held already, as edition ${looked.number}. Nothing was changed.`)
        return 0
      }
      const read = await providers.edition(OPERATOR, looked.number, {})
      for (const remarked of read?.remarks ?? []) remark(remarked)
      const { against } = read ?? {}
      if (against)
        say(
          `Against edition ${against.number}: ${against.added} new, ${against.gone} gone, ${against.closed} closed since, ${against.changed} changed.`,
        )
      say(`${read?.edition.providers} providers: ${read?.edition.lists.join('; ')}.`)
      if (given.values['look'] === true) {
        await providers.withdraw(OPERATOR, looked.number)
        say('Nothing was imported.')
        return 0
      }
      await providers.load(OPERATOR, looked.number, read?.edition.hash ?? '')
      say(`Imported as edition ${looked.number}. A running service asks every record again within minutes.`)
      return 0
    }),
}

/** `alongside providers list`: every edition of Ofsted's lists that was imported. */
export const providersListCommand: Command = {
  name: 'providers list',
  usage: '',
  summary: 'lists imported editions of Ofsted’s lists of providers',
  options: {},
  run: () =>
    withProduct(async product => {
      const { editions, lacking } = await providersService(product, today).editions(OPERATOR)
      say(
        asTable(editions, [
          { heading: 'edition', of: each => each.number, right: true },
          { heading: 'as at', of: each => each.asAt },
          { heading: 'holds', of: each => each.lists.join('; ') },
          { heading: 'providers', of: each => each.providers, right: true },
          { heading: 'file', of: each => each.file },
          { heading: 'at', of: each => each.at },
          { heading: 'by', of: each => each.by },
          { heading: 'state', of: each => each.is },
        ]),
      )
      if (lacking.length > 0) say(`Not held: ${lacking.join('; ')}. Rules that look homes up are not asked.`)
      return 0
    }),
}

/** `alongside providers withdraw`: takes an edition out of use. */
export const providersWithdrawCommand: Command = {
  name: 'providers withdraw',
  usage: 'NUMBER',
  summary: 'withdraws an imported edition of Ofsted’s lists',
  options: {},
  run: given =>
    withProduct(async product => {
      const [which = ''] = given.words
      if (!/^\d{1,9}$/.test(which)) throw new Misused('Say which: its number, from: alongside providers list')
      if (!(await providersService(product, today).withdraw(OPERATOR, Number(which))))
        throw new Misused(`There is no edition ${which} that stands. See: alongside providers list`)
      say(`Edition ${which} was withdrawn.`)
      return 0
    }),
}
