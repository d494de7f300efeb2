import { peakMegabytes } from './use.ts'
import { type Part, doPart, productAt } from './parts.ts'

// What `apart.ts` starts: does one part, says its answer, and ends. A server goes on until it is told to stop, and says
// what it uses whenever it is asked.
process.once('message', (part: Part) => {
  const work = part.do === 'serve' ? serving(part) : doPart(part).then(answer => tell({ answer }))
  work.catch((error: unknown) => {
    tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
    process.exitCode = 1
  })
})

async function serving(part: Extract<Part, { do: 'serve' }>): Promise<void> {
  // The web is slow to load and would count as memory of the other parts.
  const { serve } = await import('../app/serve.ts')
  const product = await productAt(part.at)
  const running = await serve(product, () => {})
  process.on('message', said => {
    if (said === 'use') {
      const { user, system } = process.cpuUsage()
      tell({ megabytes: process.memoryUsage.rss() / 1e6, peak: peakMegabytes(), cpuSeconds: (user + system) / 1e6 })
    }
    if (said === 'stop')
      void running
        .stop()
        .then(product.close)
        .then(() => process.disconnect())
  })
  tell({ answer: { address: running.address } })
}

function tell(message: object): void {
  process.send?.(message, undefined, undefined, () => {
    if (!('megabytes' in message) && !('answer' in message && 'address' in (message.answer as object)))
      process.disconnect()
  })
}
