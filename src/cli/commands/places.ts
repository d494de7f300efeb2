import path from 'node:path'
import { loadPostcodes } from '../../app/places.ts'
import { keepCouncil } from '../../app/trust.ts'
import { findAuthority } from '../../spine/places/authorities.ts'
import { readDirectory } from '../../spine/places/read-directory.ts'
import { type Command, Misused, text } from '../command.ts'
import { asTable, remark, say } from '../output.ts'
import { withProduct } from '../product.ts'

/** `alongside import postcodes`: the ONS postcode directory, for distances and boundaries. */
export const importPostcodesCommand: Command = {
  name: 'import postcodes',
  usage: 'PATH',
  summary:
    'fills the gazetteer from the ONS postcode directory (its CSV, or the zip it comes in), so that distances can be told',
  options: {},
  run: given =>
    withProduct(async ({ store }) => {
      const [file] = given.words
      if (file === undefined || given.words.length !== 1)
        throw new Misused('Name the directory’s CSV file, its zip, or the folder it is in')
      const counting = process.stderr.isTTY
        ? (count: number) => void process.stderr.write(`\r${count.toLocaleString('en-GB')} postcodes   `)
        : () => {}
      const done = await loadPostcodes(store, path.basename(file), readDirectory(file), counting)
      if (process.stderr.isTTY) remark('')
      say(
        `${done.postcodes.toLocaleString('en-GB')} postcodes are held. ${done.files.toLocaleString('en-GB')} files were worked out again.`,
      )
      return 0
    }),
}

/** `alongside council`: the councils of the trust. */
export const councilsCommand: Command = {
  name: 'council list',
  usage: '',
  summary: 'lists the trust’s councils',
  options: {},
  run: () =>
    withProduct(async ({ councils }) => {
      say(
        asTable(councils, [
          { heading: 'code', of: council => council.code },
          { heading: 'name', of: council => council.name },
          { heading: 'ONS code', of: council => council.gss },
          { heading: 'DfE number', of: council => council.laNumber },
        ]),
      )
      return 0
    }),
}

/** `alongside council add`: a council of the trust, by its name or number in the national list. */
export const addCouncilCommand: Command = {
  name: 'council add',
  usage: 'CODE --authority NAME-OR-NUMBER [--name NAME]',
  summary: 'adds a council to the trust, such as: alongside council add leeds --authority Leeds',
  options: { authority: { type: 'string' }, name: { type: 'string' } },
  run: given =>
    withProduct(async ({ store }) => {
      const [code] = given.words
      if (code === undefined || !/^[a-z][a-z0-9-]{0,30}$/.test(code))
        throw new Misused('Give the council a short code of small letters, such as leeds')
      const wanted = text(given, 'authority') ?? code
      const authority = findAuthority(wanted)
      if (!authority)
        throw new Misused(
          `No English authority is called or numbered '${wanted}'. Use its name, its DfE number or its ONS code, with --authority`,
        )
      const name = text(given, 'name') ?? authority.name
      await keepCouncil(store, { code, name, gss: authority.gss, laNumber: authority.number })
      say(`${code}: ${name} (${authority.gss}, ${authority.number})`)
      return 0
    }),
}
