import { openProduct } from '../../app/product.ts'
import { readSettings } from '../../app/settings.ts'
import type { Command } from '../command.ts'
import { remark, say } from '../output.ts'

const PATIENCE = 15_000

/** `alongside serve`: the service, until it is told to stop. */
export const serveCommand: Command = {
  name: 'serve',
  usage: '',
  summary:
    'serves the pages until stopped with Ctrl-C; the first time it fills an empty database with the demo county, unless ALONGSIDE_DEMO=off',
  options: {},
  run: async () => {
    // Only this command needs the web, which is slow to load.
    const { serve } = await import('../../app/serve.ts')
    const product = await openProduct(readSettings(process.env))
    try {
      const running = await serve(product, say)
      await new Promise<void>(resolve => {
        for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve())
      })
      // An import under way may take long to give up; nothing of it is saved unless it ends.
      setTimeout(() => {
        remark('Something was still under way and has been given up. Nothing of it was saved.')
        process.exit(1)
      }, PATIENCE).unref()
      await running.stop()
      return 0
    } finally {
      await product.close()
    }
  },
}
