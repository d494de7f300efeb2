import { problem, type Problem } from '../problem.ts'

/** What a file's first bytes show it to be. */
export type Sniffed =
  | { readonly is: 'csv' | 'xml' | 'zip' | 'empty' }
  | { readonly is: 'unreadable'; readonly problem: Problem }

/** Says what a file is from its first bytes (512 are enough), never from its name. */
export function sniff(start: Buffer): Sniffed {
  if (start.length === 0) return { is: 'empty' }
  if (starts(start, [0x50, 0x4b, 0x03, 0x04]) || starts(start, [0x50, 0x4b, 0x05, 0x06])) return { is: 'zip' }
  if (starts(start, [0xd0, 0xcf, 0x11, 0xe0]))
    return unreadable('workbook', 'This is an Excel workbook, not a CSV file.', SAVE_AS_CSV)
  if (starts(start, [0x25, 0x50, 0x44, 0x46]))
    return unreadable('binary', 'This is a PDF, not a table of the return.', 'Leave it out of what you import.')
  if (starts(start, [0xff, 0xfe]) || starts(start, [0xfe, 0xff]) || zerosAlternate(start))
    return unreadable(
      'utf-16',
      'This file is saved as Unicode text (UTF-16), which the return does not allow.',
      'Save it again as ‘CSV UTF-8 (comma delimited)’: in Excel use File, Save As; in Notepad choose UTF-8 beside Encoding.',
    )
  if (isBinary(start))
    return unreadable(
      'binary',
      'This is not text, so it cannot be a table of the return.',
      'Leave it out, or export the return from your system again as CSV or XML.',
    )
  const text = start
    .toString('latin1')
    .replace(/^\u00EF\u00BB\u00BF/, '')
    .trimStart()
  return text === '' && start.length < 64 ? { is: 'empty' } : { is: text.startsWith('<') ? 'xml' : 'csv' }
}

/** How to turn a workbook into what the return takes. */
export const SAVE_AS_CSV =
  'Open it in Excel and save each sheet with File, Save As, ‘CSV UTF-8 (comma delimited)’; or export the return from your system as CSV or XML.'

/** Whether bytes hold what no text does. */
export function isBinary(bytes: Buffer): boolean {
  for (const byte of bytes)
    if (byte === 0 || (byte < 9 && byte > 0) || (byte > 13 && byte < 32 && byte !== 0x1a && byte !== 0x1b)) return true
  return false
}

function unreadable(code: string, why: string, mend: string): Sniffed {
  return { is: 'unreadable', problem: problem({ severity: 'refused', scope: 'file', code, why, mend }) }
}

function starts(bytes: Buffer, with_: readonly number[]): boolean {
  return with_.every((byte, at) => bytes[at] === byte)
}

// UTF-16 without its mark: every other byte of plain text is zero.
function zerosAlternate(bytes: Buffer): boolean {
  const length = Math.min(bytes.length, 64) & ~1
  if (length < 8) return false
  let even = 0
  let odd = 0
  for (let at = 0; at < length; at += 2) {
    if (bytes[at] === 0) even++
    if (bytes[at + 1] === 0) odd++
  }
  return even + odd >= (length / 2) * 0.9 && (even === 0 || odd === 0)
}
