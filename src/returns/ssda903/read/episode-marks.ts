import { type ChildSet, childGatherer, union } from './child-set.ts'

/**
 * What a year's Episodes say of which other tables a child is in. By number of the child alone, so small enough to keep
 * for every file.
 */
export interface EpisodeMarks {
  /** In care at the end of the year: an episode without an end, or to 31 March. Short breaks do not count. */
  readonly open: ChildSet
  /** Came to be looked after, by the collection year of the day. */
  readonly began: Readonly<Record<number, ChildSet>>
  /** Adopted, by the collection year of the day. */
  readonly adopted: Readonly<Record<number, ChildSet>>
}

/** The first and last collection years anyone is counted in: a mistyped year is nobody's. */
const FIRST = 1992
const LAST = 2099

/** Gathers the marks of a file of Episodes, row by row. */
export function marksGatherer(): {
  readonly episode: (child: string, values: Readonly<Record<string, string>>) => void
  readonly done: () => EpisodeMarks
} {
  const open = childGatherer()
  const began = byYear()
  const adopted = byYear()
  return {
    episode(child, { DECOM, RNE, LS, DEC, REC }) {
      if (LS === 'V3' || LS === 'V4') {
        if (RNE === 'S') began.add(child, DECOM)
        return
      }
      if (DEC === undefined || DEC.endsWith('-03-31')) open.add(child)
      if (RNE === 'S') began.add(child, DECOM)
      if (REC === 'E11' || REC === 'E12') adopted.add(child, DEC)
    },
    done: () => ({ open: open.done(), began: began.done(), adopted: adopted.done() }),
  }
}

/** The marks of two files of one year together. */
export function bothMarks(a: EpisodeMarks, b: EpisodeMarks): EpisodeMarks {
  return { open: union(a.open, b.open), began: both(a.began, b.began), adopted: both(a.adopted, b.adopted) }
}

/** The collection year, by its end, of a day written `YYYY-MM-DD`. */
export function collectionYearOf(day: string): number {
  return Number(day.slice(0, 4)) + (day.slice(5) >= '04' ? 1 : 0)
}

function byYear(): {
  readonly add: (child: string, day: string | undefined) => void
  readonly done: () => Readonly<Record<number, ChildSet>>
} {
  const years = new Map<number, ReturnType<typeof childGatherer>>()
  return {
    add(child, day) {
      if (day === undefined || day[4] !== '-') return
      const year = collectionYearOf(day)
      if (!(year >= FIRST && year <= LAST)) return
      let found = years.get(year)
      if (found === undefined) years.set(year, (found = childGatherer()))
      found.add(child)
    },
    done: () => Object.fromEntries([...years].map(([year, children]) => [year, children.done()])),
  }
}

function both(
  a: Readonly<Record<number, ChildSet>>,
  b: Readonly<Record<number, ChildSet>>,
): Readonly<Record<number, ChildSet>> {
  const all: Record<number, ChildSet> = { ...a }
  for (const [year, children] of Object.entries(b)) {
    const before = all[Number(year)]
    all[Number(year)] = before === undefined ? children : union(before, children)
  }
  return all
}
