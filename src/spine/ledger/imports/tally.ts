import type { Applied } from './apply.ts'
import type { ImportProgress, ImportReport, Note, Problem, ReadFile } from './plan.ts'

const REFUSALS_KEPT = 200_000
const WARNINGS_KEPT = 10_000
const NOTES_KEPT = 2000

/** Counts and keeps what an import meets as it goes, and tells whoever watches. */
export interface ImportTally {
  readonly row: () => void
  /** A row already counted turned out to be refused. */
  readonly unrow: () => void
  readonly problem: (problem: Problem) => void
  readonly note: (key: string, note: Note) => void
  readonly applied: (applied: Applied) => void
  readonly bytes: (read: number, total: number) => void
  readonly subjects: (done: number, total: number) => void
  /** How many subjects the import itself speaks of. */
  readonly spokenOf: (subjects: number) => void
  readonly finishing: () => void
  readonly rows: () => number
  readonly refused: () => number
  /** Whether anything was refused while only all or nothing will do. */
  readonly refusing: () => boolean
  readonly nothingNew: () => boolean
  readonly problems: () => readonly Problem[]
  /** The files that were read, once their years are known. */
  readonly files: (files: readonly ReadFile[]) => void
  readonly report: (message: string) => ImportReport
}

/** A tally from nothing. Every refusal is kept in full up to 200,000, warnings up to 10,000 and remarks up to 2,000; the rest are counted. */
export function importTally(
  acceptPartial: boolean,
  onProgress: (progress: ImportProgress) => void = () => {},
): ImportTally {
  const began = performance.now()
  const outcomes = { new: 0, changed: 0, unchanged: 0, withdrawn: 0, 'kept-by-hand': 0, 'recorded-here': 0 }
  const problems: Problem[] = []
  let files: readonly ReadFile[] = []
  const notes: { key: string; kind: string; words: string }[] = []
  const notesByKind: Record<string, number> = {}
  const keptByHand: { key: string; entry: string }[] = []
  let [rows, refused, warned, removed, notListed, newSubjects, spoken] = [0, 0, 0, 0, 0, 0, 0]
  let progress: ImportProgress = {
    stage: 'reading',
    bytesRead: 0,
    bytesTotal: 0,
    rows: 0,
    refused: 0,
    subjectsDone: 0,
    subjectsTotal: 0,
  }
  const refusing = (): boolean => refused > 0 && !acceptPartial
  const tell = (change: Partial<ImportProgress>): void => {
    progress = { ...progress, rows, refused, ...change }
    onProgress(progress)
  }
  return {
    row: () => void rows++,
    unrow: () => void removed++,
    problem: problem => {
      const room = problem.severity === 'refused' ? refused++ < REFUSALS_KEPT : warned++ < WARNINGS_KEPT
      if (room) problems.push(problem)
      else notListed++
    },
    note: (key, note) => {
      notesByKind[note.kind] = (notesByKind[note.kind] ?? 0) + 1
      if (notes.length < NOTES_KEPT) notes.push({ key, kind: note.kind, words: note.words })
    },
    applied: applied => {
      for (const [outcome, count] of Object.entries(applied.outcomes))
        outcomes[outcome as keyof typeof outcomes] += count
      newSubjects += applied.newSubjects
      keptByHand.push(...applied.keptByHand)
    },
    bytes: (bytesRead, bytesTotal) => tell({ bytesRead, bytesTotal }),
    subjects: (subjectsDone, subjectsTotal) => tell({ stage: 'applying', subjectsDone, subjectsTotal }),
    spokenOf: subjects => {
      spoken = subjects
    },
    finishing: () => tell({ stage: 'finishing' }),
    rows: () => rows - removed,
    refused: () => refused,
    refusing,
    nothingNew: () => outcomes.new + outcomes.changed + outcomes.withdrawn === 0,
    problems: () => problems,
    files: found => {
      files = found
    },
    report: message => ({
      files,
      years: [...new Set(files.map(file => file.year))].sort((a, b) => a - b),
      rows: { read: rows + refused - removed, kept: refusing() ? 0 : rows - removed, refused, warned },
      // What was written before a refusal was met has been taken back.
      subjects: refusing() ? { new: 0, known: 0 } : { new: newSubjects, known: Math.max(0, spoken - newSubjects) },
      entries: {
        new: refusing() ? 0 : outcomes.new,
        changed: refusing() ? 0 : outcomes.changed,
        unchanged: refusing() ? 0 : outcomes.unchanged,
        withdrawn: refusing() ? 0 : outcomes.withdrawn,
        keptByHand: refusing() ? 0 : outcomes['kept-by-hand'],
        recordedHere: refusing() ? 0 : outcomes['recorded-here'],
      },
      problemsNotListed: notListed,
      notes,
      notesByKind,
      keptByHand: keptByHand.slice(0, NOTES_KEPT),
      message,
      seconds: Math.round((performance.now() - began) / 10) / 100,
    }),
  }
}
