import { type Command, Misused, choice, texts } from '../command.ts'
import { remark, say } from '../output.ts'

/** `alongside bench`: how fast checking a return, imports, measures, duties and pages are here. */
export const benchCommand: Command = {
  name: 'bench',
  usage: '[--scale 40 …] [--quick] [--trust] [--without-pages] [--checking] [--format table|json]',
  summary:
    'measures checking a return at 1, 10 and 40 times its size, and imports, measures, duties and pages on synthetic counties of 1 and 10 times the size, and of any other --scale; --quick is the county alone; --checking is checking alone; --trust is also a whole trust, made in the folder that ALONGSIDE_BENCH_DATA names and kept there',
  options: {
    scale: { type: 'string', multiple: true },
    quick: { type: 'boolean' },
    trust: { type: 'boolean' },
    'without-pages': { type: 'boolean' },
    checking: { type: 'boolean' },
    format: { type: 'string' },
  },
  run: async given => {
    const format = choice(given, 'format', ['table', 'json'] as const, 'table')
    const asked = texts(given, 'scale').map(Number)
    if (asked.some(scale => !(scale > 0 && scale <= 1000)))
      throw new Misused('--scale takes a number above 0: 1 is the county, 40 forty times as many children')
    const trust = given.values['trust'] === true ? process.env['ALONGSIDE_BENCH_DATA'] : undefined
    if (given.values['trust'] === true && !trust)
      throw new Misused('--trust needs a folder to make and keep the trust in: name it in ALONGSIDE_BENCH_DATA')
    const scales = [...new Set([1, ...(given.values['quick'] ? [] : [10]), ...asked])].sort((a, b) => a - b)
    const [{ runBench }, { reportInWords }] = await Promise.all([
      import('../../bench/run.ts'),
      import('../../bench/report.ts'),
    ])
    const report = await runBench({
      scales,
      trust,
      pages: given.values['without-pages'] !== true,
      checking: { times: given.values['quick'] ? [1] : [1, 10, 40], only: given.values['checking'] === true },
      say: remark,
    })
    say(format === 'json' ? JSON.stringify(report) : reportInWords(report))
    return 0
  },
}
