import { isUtf8 } from 'node:buffer'

/** Turns a file's bytes into text piece by piece. */
export interface Decoder {
  readonly push: (bytes: Buffer) => string
  readonly end: () => string
  /** Whether bytes were met that are not UTF-8, and so have been read as Windows-1252 from there. */
  readonly fellBack: () => boolean
}

/**
 * Reads UTF-8 (a byte order mark let be) until bytes that cannot be UTF-8 come, and Windows-1252 from there on.
 * Text with accents saved as Windows-1252 is next to never valid UTF-8, so what went before was plain.
 */
export function decoder(): Decoder {
  let held: Buffer = Buffer.alloc(0)
  let fellBack = false
  let started = false
  const decode = (bytes: Buffer): string => {
    if (!fellBack && !isUtf8(bytes)) fellBack = true
    const text = fellBack ? windows1252(bytes) : bytes.toString('utf8')
    if (started || text === '') return text
    started = true
    return text.startsWith('\uFEFF') ? text.slice(1) : text
  }
  return {
    push(bytes) {
      const all = held.length === 0 ? bytes : Buffer.concat([held, bytes])
      const whole = fellBack ? all.length : all.length - unfinished(all)
      held = all.subarray(whole)
      return decode(all.subarray(0, whole))
    },
    end() {
      const rest = held
      held = Buffer.alloc(0)
      return decode(rest)
    },
    fellBack: () => fellBack,
  }
}

// What Windows-1252 has where Latin-1 has control characters; some Node versions' TextDecoder reads these as Latin-1.
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

function windows1252(bytes: Buffer): string {
  return bytes.toString('latin1').replace(/[\u0080-\u009F]/g, char => WINDOWS[char.charCodeAt(0) - 0x80] ?? char)
}

// How many bytes at the end begin a character that is not yet whole.
function unfinished(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0
    if (byte < 0x80) return 0
    if (byte >= 0xc0) return (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) > back ? back : 0
  }
  return 0
}
