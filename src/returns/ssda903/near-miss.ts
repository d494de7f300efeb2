import type { CodeSet } from '../../spine/ledger/code-set.ts'

/** The codes someone who typed this may have meant, likeliest first, at most three. */
export function nearMisses(value: string, sets: readonly CodeSet[]): readonly string[] {
  const plain = plainText(value)
  const found: { readonly code: string; readonly distance: number }[] = []
  for (const { code, label } of sets.flatMap(set => set.codes)) {
    if (plainText(label) === plain || (code.length > 1 && plainText(code) === plain)) found.push({ code, distance: 0 })
    else if (code.length > 1) {
      const distance = editDistance(value, code)
      if (distance <= (code.length >= 4 ? 2 : 1))
        found.push({ code, distance: looksLike(value) === looksLike(code) ? 0.5 : distance })
    }
  }
  return found
    .toSorted(
      (a, b) =>
        a.distance - b.distance ||
        Number(b.code[0] === value[0]) - Number(a.code[0] === value[0]) ||
        (a.code < b.code ? -1 : 1),
    )
    .slice(0, 3)
    .map(each => each.code)
}

function plainText(text: string): string {
  return text.toUpperCase().replace(/[^A-Z0-9]/g, '')
}

// Letters and figures that are taken for one another.
function looksLike(text: string): string {
  return text.replace(/[OQ]/g, '0').replace(/[IL]/g, '1').replace(/S/g, '5').replace(/Z/g, '2').replace(/B/g, '8')
}

// Insertions, deletions, replacements and swaps of neighbours; capped at 3, which no suggestion reaches.
function editDistance(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let twoBack: number[] = []
  let back = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let best = Math.min((back[j] ?? 9) + 1, (row[j - 1] ?? 9) + 1, (back[j - 1] ?? 9) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        best = Math.min(best, (twoBack[j - 2] ?? 9) + 1)
      row.push(best)
    }
    twoBack = back
    back = row
  }
  return Math.min(back[b.length] ?? 3, 3)
}
