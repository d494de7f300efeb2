import { fork } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, readdir } from 'node:fs/promises'
import path from 'node:path'
import { LAST_YEAR, councils } from '../demo/targets.ts'
import { writeCounty } from '../demo/write.ts'
import { median } from './numbers.ts'
import type { CheckingRun } from './report.ts'

/** The public sample full of faults, where it stands beside the project as it does for the tests. */
const SAMPLE = path.join(import.meta.dirname, '../../../shared/data/csc-validator-be-903')
/** How many children the public sample has; the synthetic return is repeated until it has as many. */
const LIKE_THE_SAMPLE = 2676
/** The most that is checked several times, the middle one told. */
const TOLD_BY_THE_MIDDLE = 10
const TIMES = 3

/** One file of a return: its line of column names, and its rows a line each. */
export interface ReturnFile {
  readonly name: string
  readonly columns: string
  readonly rows: readonly string[]
}

/** Checks a return, repeated with other children, by every rule: each time in a process of its own, as from the command line. */
export async function benchChecking(
  folder: string,
  copies: readonly number[],
  say: (words: string) => void,
): Promise<readonly CheckingRun[]> {
  const { what, files } = await sourceIn(folder)
  const runs: CheckingRun[] = []
  for (const times of copies) {
    say(`Checking ${what}${times === 1 ? '' : `, ${times} times over`} …`)
    const to = path.join(folder, `return-${times}`)
    await writeRepeated(to, files, times)
    const found = []
    for (let turn = 0; turn < (times <= TOLD_BY_THE_MIDDLE ? TIMES : 1); turn++) found.push(await checkApart(to))
    const [first] = found
    if (!first) throw new Error('nothing was checked')
    runs.push({
      what,
      times,
      children: first.children,
      rules: first.rules,
      rows: times * files.reduce((sum, file) => sum + file.rows.length, 0),
      rulesSeconds: median(found.map(each => each.rulesSeconds)),
      seconds: median(found.map(each => each.seconds)),
      cpuSeconds: median(found.map(each => each.cpuSeconds)),
      peakMegabytes: Math.max(...found.map(each => each.peakMegabytes)),
    })
  }
  return runs
}

async function sourceIn(folder: string): Promise<{ readonly what: string; readonly files: readonly ReturnFile[] }> {
  if (existsSync(SAMPLE)) return { what: 'the public sample', files: onePerTable(await filesIn(SAMPLE)) }
  const county = path.join(folder, 'county')
  await writeCounty(county, { seed: 'bench', scale: 1 })
  const year = councils.map(council => path.join(county, `${council.id}-${LAST_YEAR}`))
  const files = together(await Promise.all(year.map(filesIn)))
  const children = files.find(({ columns }) => columns.startsWith('CHILD,SEX,DOB,ETHNIC'))?.rows.length ?? 1
  return { what: 'a synthetic return', files: repeated(files, Math.ceil(LIKE_THE_SAMPLE / children)) }
}

async function filesIn(folder: string): Promise<readonly ReturnFile[]> {
  const names = (await readdir(folder)).filter(name => name.endsWith('.csv')).toSorted()
  return Promise.all(
    names.map(async (name): Promise<ReturnFile> => {
      const text = await readFile(path.join(folder, name), 'utf8')
      const [columns = '', ...rows] = text
        .replace(/^\uFEFF/, '')
        .trimEnd()
        .split(/\r?\n/)
      return { name, columns, rows }
    }),
  )
}

/** The first file of each table: the sample has one of adoptions twice, right and wrong. */
export function onePerTable(files: readonly ReturnFile[]): readonly ReturnFile[] {
  return files.filter(({ columns }, index) => files.findIndex(each => each.columns === columns) === index)
}

/** Several councils' files as one return's, each council's children under numbers of their own. */
export function together(returns: readonly (readonly ReturnFile[])[]): readonly ReturnFile[] {
  const found = new Map<string, ReturnFile>()
  for (const [which, files] of returns.entries())
    for (const { name, columns, rows } of files) {
      const before = found.get(name)?.rows ?? []
      found.set(name, { name, columns, rows: [...before, ...rows.map(row => `${which}C${row}`)] })
    }
  return [...found.values()]
}

/** Files with every row so many times over, each time of another child: the child's number stands first in every table. */
export function repeated(files: readonly ReturnFile[], times: number): readonly ReturnFile[] {
  return files.map(({ name, columns, rows }) => ({
    name,
    columns,
    rows: Array.from({ length: times }, (_, turn) => rows.map(row => `${turn}X${row}`)).flat(),
  }))
}

// A turn at a time, so that no large return is held here.
async function writeRepeated(folder: string, files: readonly ReturnFile[], times: number): Promise<void> {
  await mkdir(folder, { recursive: true })
  for (const file of files) {
    const to = await open(path.join(folder, file.name), 'w')
    await to.write(`${file.columns}\n`)
    for (let turn = 0; turn < times; turn++) await to.write(file.rows.map(row => `${turn}T${row}\n`).join(''))
    await to.close()
  }
}

type Checked = Omit<CheckingRun, 'what' | 'times' | 'rows'>

/** What a process that has checked a return says of itself. */
export interface Use {
  readonly cpuSeconds: number
  readonly peakMegabytes: number
}

function checkApart(folder: string): Promise<Checked> {
  return new Promise((resolve, reject) => {
    const began = performance.now()
    // `.ts` while being written, `.js` once built.
    const program = path.join(import.meta.dirname, `checking-child${path.extname(import.meta.filename)}`)
    const child = fork(program, ['validate', 'ssda903', folder, '--year', '2026'], {
      stdio: ['ignore', 'pipe', 'ignore', 'ipc'],
    })
    let said = ''
    let use: Use | undefined
    child.stdout?.on('data', piece => {
      if (said.length < 1000) said += String(piece)
    })
    child.once('message', (told: Use) => {
      use = told
    })
    child.once('close', () => {
      const seconds = (performance.now() - began) / 1000
      const [, children, rules, ms] = /([\d,]+) children, ([\d,]+) rules asked in ([\d,]+) ms/.exec(said) ?? []
      if (use === undefined || ms === undefined) return reject(new Error(`The return was not checked: ${said}`))
      resolve({
        ...use,
        seconds,
        children: figure(children),
        rules: figure(rules),
        rulesSeconds: figure(ms) / 1000,
      })
    })
  })
}

function figure(text: string | undefined): number {
  return Number((text ?? '').replaceAll(',', ''))
}
