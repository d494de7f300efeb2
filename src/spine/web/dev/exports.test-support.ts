import type { ExportAsk, ExportFormat, ExportsService } from '../service-exports.ts'

/** Returns made up and in memory, noting which were saved. */
export function madeUpExports(): ExportsService & {
  readonly saved: (ExportAsk & { readonly format: ExportFormat })[]
} {
  const saved: (ExportAsk & { readonly format: ExportFormat })[] = []
  return {
    saved,
    choices: async () => ({
      councils: [
        { value: 'north', text: 'North Northamptonshire' },
        { value: 'west', text: 'West Northamptonshire' },
      ],
      years: [2026, 2025, 2024],
      usual: 2025,
    }),
    look: async (_viewer, { year }) => ({
      council: 'North Northamptonshire',
      year,
      children: 1204,
      tables: [
        { title: 'Header', rows: 1204 },
        { title: 'Episodes', rows: 2110 },
      ],
      unnumbered: 1,
      faults: [
        { rule: '101', wrong: 'The sex is missing.', mend: 'Give SEX.', rows: 3 },
        ...Array.from({ length: 13 }, (_, at) => ({ rule: `${500 + at}`, wrong: 'Wrong.', mend: 'Mend it.', rows: 1 })),
      ],
      queries: [{ rule: '1001', wrong: 'May not be a care leaver.', mend: 'See whether they are.', rows: 2 }],
      asked: 300,
      notAsked: 8,
      broke: [],
      underWay: year === 2026,
    }),
    save: async (_viewer, ask, format) => {
      saved.push({ ...ask, format })
      return {
        name: `ssda903-${ask.year}-${ask.council}.${format === 'xml' ? 'xml' : 'zip'}`,
        body: Buffer.from('made'),
      }
    },
  }
}
