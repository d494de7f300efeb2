import pino, { type DestinationStream, type Logger } from 'pino'

/**
 * The server's log: no names, no addresses, no words anyone typed. An error keeps its kind and where it happened;
 * its message is left out, because messages quote what was read.
 */
export function createLog(to?: DestinationStream, level = 'info'): Logger {
  const options = {
    level,
    base: null,
    redact: { paths: ['req', 'res', 'body', 'query', 'params', 'headers', 'cookies', 'url', 'hostname'], remove: true },
    serializers: { err: withoutWords },
  }
  return to ? pino(options, to) : pino(options)
}

/** An error without its message. */
export function withoutWords(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { type: typeof error }
  const frames = (error.stack ?? '').split('\n').filter(line => /^\s+at /.test(line))
  return { type: error.name, code: (error as { code?: unknown }).code, at: frames.map(line => line.trim()) }
}
