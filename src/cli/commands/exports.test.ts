import { describe, expect, it } from 'vitest'
import { Misused, readGiven } from '../command.ts'
import { exportReturnCommand } from './exports.ts'

const asked = async (...argv: readonly string[]) => exportReturnCommand.run(readGiven(exportReturnCommand, argv))

describe('alongside export ssda903', () => {
  it.each([
    ['no year', ['--council', 'north', '--out', 'x'], /Say which collection year/],
    ['a year that is none', ['--year', '26', '--out', 'x'], /'26' is not a collection year/],
    ['no folder', ['--year', '2025/26', '--council', 'north'], /Say which folder/],
    ['a form that is none', ['--year', '2026', '--out', 'x', '--format', 'pdf'], /--format takes csv, xml/],
  ])('refuses %s in words, before anything is opened', async (_, argv, said) => {
    const refused = (async () => asked(...argv))()
    await expect(refused).rejects.toThrow(Misused)
    await expect(refused).rejects.toThrow(said)
  })
})
