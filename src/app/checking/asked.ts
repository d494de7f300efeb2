import { open } from 'node:fs/promises'
import { sniff } from '../../returns/ssda903/read/sniff.ts'
import { named } from '../../returns/ssda903/validation/fault-list.ts'
import { FIRST_CHECKED_YEAR } from '../../spine/web/service-checking.ts'
import type { CheckAsk, CheckProblem, UploadedFile } from '../../spine/web/services.ts'

/** What is wrong with a form before any file is read through: looked at while its sender waits. */
export async function wrongWith(ask: CheckAsk, isOurs: boolean, newest: number): Promise<readonly CheckProblem[]> {
  const problems: CheckProblem[] = []
  if (!isOurs) problems.push({ box: 'council', what: 'Choose the council the return is for.', mend: '' })
  if (!Number.isInteger(ask.year) || ask.year < FIRST_CHECKED_YEAR || ask.year > newest)
    problems.push({
      box: 'year',
      what: 'Choose the year the return is of.',
      mend: `The rules are of ${named(FIRST_CHECKED_YEAR)} and after.`,
    })
  const isSent = ask.files.some(file => file.bytes > 0)
  if (ask.source === 'record' && [...ask.files, ...ask.previous].length > 0)
    problems.push({
      box: 'source',
      what: 'Files were chosen, and our record too.',
      mend: 'Choose one: the files, or our record without files. What our record says of last year is looked at with it.',
    })
  else if (ask.source === 'files' && !isSent)
    problems.push({ box: 'files', what: 'Choose the files of this year’s return, or a zip of them.', mend: '' })
  for (const box of ['files', 'previous', 'providers'] as const)
    if (ask.source === 'files' || box === 'providers')
      for (const file of ask[box]) problems.push(...(await wrongFile(box, file)))
  return problems
}

async function wrongFile(
  box: 'files' | 'previous' | 'providers',
  file: UploadedFile,
): Promise<readonly CheckProblem[]> {
  const of = (what: string, mend: string): readonly CheckProblem[] => [{ box, file: file.name, what, mend }]
  if (file.bytes === 0) return of('This file is empty.', 'Export it again, or leave it out.')
  const found = sniff(await startOf(file.path))
  if (box === 'providers')
    return found.is === 'zip'
      ? []
      : of(
          'This is no Excel workbook (.xlsx).',
          'Choose the workbook that Ofsted sends councils, or leave the list out: the rules that need it are then not asked.',
        )
  if (found.is === 'unreadable') return of(found.problem.why, found.problem.mend)
  // The name alone says nothing of what a file is, but somebody who chose a .zip meant one.
  return /\.zip$/i.test(file.name) && found.is !== 'zip'
    ? of(
        'This is not a zip, though its name says so.',
        'Make the zip again, or choose the CSV or XML files themselves.',
      )
    : []
}

async function startOf(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(4096), 0, 4096, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
