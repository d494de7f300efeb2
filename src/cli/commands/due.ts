import { type OpenDuty, openOn, openToday } from '../../app/duties/open.ts'
import { duties } from '../../app/rulebook.ts'
import { today as todayInEngland } from '../../app/services.ts'
import { recordRead } from '../../spine/access/audit.ts'
import { systemViewer } from '../../spine/access/decide.ts'
import type { Owner } from '../../spine/duty/duty.ts'
import { isPlainDate } from '../../spine/time/plain-date.ts'
import { type Command, type Given, Misused, choice, text } from '../command.ts'
import { type Column, asCsv, asTable, say } from '../output.ts'
import { withProduct } from '../product.ts'

const FORMATS = ['table', 'json', 'csv'] as const

/** `alongside due`: what is due, overdue or cannot be told, counted by duty and listed by the children's numbers. */
export const dueCommand: Command = {
  name: 'due',
  usage: '[--on DATE] [--owner OWNER] [--duty ID] [--overdue] [--list] [--format table|json|csv]',
  summary: 'counts what is due, overdue or cannot be told, with --list for each by the child’s number',
  options: {
    on: { type: 'string' },
    owner: { type: 'string' },
    duty: { type: 'string' },
    overdue: { type: 'boolean' },
    list: { type: 'boolean' },
    format: { type: 'string' },
  },
  run: given =>
    withProduct(async ({ store }) => {
      const today = todayInEngland()
      const on = text(given, 'on') ?? today
      if (!isPlainDate(on)) throw new Misused(`--on takes a day written YYYY-MM-DD; it was '${on}'`)
      const format = choice(given, 'format', FORMATS, 'table')
      const wanted = { owner: ownerGiven(given), duty: dutyGiven(given), overdue: given.values['overdue'] === true }
      const open = on === today ? await openToday(store, today, wanted) : await openOn(store, on, wanted)
      const counts = countsOf(open)
      if (!given.values['list']) {
        if (format === 'json') say(JSON.stringify({ on, duties: counts }))
        else if (format === 'csv') say(asCsv(counts, countColumns))
        else say(counts.length === 0 ? 'Nothing.' : asTable(counts, countColumns))
        return 0
      }
      await recordRead(
        store,
        systemViewer('command-line'),
        'children.list',
        [...new Set(open.map(row => row.subject))],
        {
          about: `due:${on}`,
        },
      )
      if (format === 'json') say(JSON.stringify({ on, duties: counts, open }))
      else if (format === 'csv') say(asCsv(open, openColumns))
      else say(open.length === 0 ? 'Nothing.' : asTable(open, openColumns))
      return 0
    }),
}

interface Count {
  readonly duty: string
  readonly title: string
  readonly owner: string
  readonly due: number
  readonly overdue: number
  readonly cannotTell: number
}

function countsOf(open: readonly OpenDuty[]): readonly Count[] {
  const counts = new Map<string, { due: number; overdue: number; cannotTell: number }>()
  for (const { duty, level } of open) {
    const count = counts.get(duty) ?? { due: 0, overdue: 0, cannotTell: 0 }
    count[level === 'cannot-tell' ? 'cannotTell' : level]++
    counts.set(duty, count)
  }
  return [...counts]
    .map(([duty, count]) => ({
      duty,
      title: duties.get(duty)?.title ?? duty,
      owner: duties.get(duty)?.owner ?? '',
      ...count,
    }))
    .sort((a, b) => b.overdue - a.overdue || b.due - a.due || (a.duty < b.duty ? -1 : 1))
}

const countColumns: readonly Column<Count>[] = [
  { heading: 'duty', of: count => count.duty },
  { heading: 'title', of: count => count.title },
  { heading: 'owner', of: count => count.owner },
  { heading: 'overdue', of: count => count.overdue, right: true },
  { heading: 'due', of: count => count.due, right: true },
  { heading: 'cannot tell', of: count => count.cannotTell, right: true },
]

const openColumns: readonly Column<OpenDuty>[] = [
  { heading: 'child', of: row => row.number ?? row.subject },
  { heading: 'council', of: row => row.council },
  { heading: 'duty', of: row => row.duty },
  { heading: 'occasion', of: row => row.occasion },
  { heading: 'owner', of: row => row.owner },
  { heading: 'by', of: row => row.by },
  { heading: 'law', of: row => row.statutory },
  { heading: 'stands', of: row => row.level },
  { heading: 'words', of: row => row.words },
]

function ownerGiven(given: Given): Owner | undefined {
  const owner = text(given, 'owner')
  const owners = [...new Set([...duties.values()].map(duty => duty.owner))].sort()
  if (owner === undefined || owners.includes(owner as Owner)) return owner as Owner | undefined
  throw new Misused(`No duty is the work of '${owner}'. There are: ${owners.join(', ')}`)
}

function dutyGiven(given: Given): string | undefined {
  const id = text(given, 'duty')
  if (id === undefined || duties.has(id)) return id
  throw new Misused(`There is no duty '${id}'. There are: ${[...duties.keys()].sort().join(', ')}`)
}
