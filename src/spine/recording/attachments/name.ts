import type { FileType } from './sniff.ts'

const LONGEST = 120
// Marks that change the order letters are shown in: 'photo\u202egpj.exe' reads as 'photoexe.jpg'.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu

/**
 * A file's name as it may stand on a page and be saved by a browser: without folders, marks that are not seen or that
 * turn the order of letters round, and dots but the last, so that what it ends in is what it is.
 */
export function tidyName(given: string): string {
  const own = given.split(/[/\\]/).at(-1) ?? ''
  const plain = own
    .normalize('NFC')
    .replaceAll(UNSEEN, '')
    .replaceAll(/[<>:"|?*%]/g, '-')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const dot = plain.lastIndexOf('.')
  const stem = (dot > 0 ? plain.slice(0, dot) : plain).replaceAll('.', '-').replace(/^[-\s]+/, '')
  const ending = dot > 0 ? plain.slice(dot + 1).replaceAll(/[^\p{L}\p{N}]/gu, '') : ''
  const short = Array.from(stem).slice(0, LONGEST).join('').trim() || 'file'
  return ending === '' ? short : `${short}.${ending.slice(0, 10)}`
}

/** Why a tidied name does not fit what its file was found to be; undefined where it does. */
export function nameFault(name: string, type: FileType): string | undefined {
  const dot = name.lastIndexOf('.')
  const ending = dot > 0 ? name.slice(dot + 1).toLowerCase() : ''
  if (type.endings.includes(ending)) return undefined
  return ending === ''
    ? `has no ending such as .${type.endings[0]}, which its kind (${type.words}) has`
    : `is called .${ending} but is a ${type.words}. Save it again as what it is`
}
