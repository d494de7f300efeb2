/** How long one thing is worked at before others waiting for this process get their turn, in milliseconds. */
const TURN = 10

/**
 * Does something with each of many in order, giving way every few milliseconds: a page asked for meanwhile waits a moment
 * and not for all of them. Throws what the work throws.
 */
export async function eachInTurn<Item>(items: Iterable<Item>, work: (item: Item) => void): Promise<void> {
  let began = performance.now()
  for (const item of items) {
    work(item)
    if (performance.now() - began < TURN) continue
    await new Promise(resolve => setImmediate(resolve))
    began = performance.now()
  }
}
