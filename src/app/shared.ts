/**
 * Lets everyone who asks at once share one answer. Whoever asks while it is being found waits for the next, begun after
 * they asked, so that nobody is told of a time before their question.
 */
export function shared<Answer>(find: () => Promise<Answer>): () => Promise<Answer> {
  let running: Promise<Answer> | undefined
  let next: Promise<Answer> | undefined
  const begin = (): Promise<Answer> => {
    const mine = find().finally(() => {
      if (running === mine) running = undefined
    })
    running = mine
    return mine
  }
  return () => {
    if (!running) return begin()
    next ??= running
      .then(
        () => {},
        () => {},
      )
      .then(() => {
        next = undefined
        return begin()
      })
    return next
  }
}
