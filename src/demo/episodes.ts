import { type Day, roughAge } from './days.ts'
import type { Gazetteer } from './gazetteer.ts'
import type { Stay } from './homes.ts'
import type { Outline } from './journey.ts'
import type { LegalStory } from './legal.ts'
import type { Random } from './random.ts'

/** An episode of the return: a stretch with one legal status in one placement. */
export interface Episode {
  readonly from: Day
  readonly began: string
  readonly status: string
  readonly need: string
  readonly place: string
  readonly provider: string
  readonly to: Day
  readonly ended: string
  readonly because: string
  readonly homePostcode: string
  readonly postcode: string
  readonly urn: string
}

interface Part extends Stay {
  readonly temporary: boolean
}

/** The episodes of a time in care, from its legal statuses and homes. */
export function episodesOf(
  child: Outline,
  legal: LegalStory,
  homes: readonly Stay[],
  ending: string,
  gazetteer: Gazetteer,
  random: Random,
): Episode[] {
  const parts = withTemporaryStays(child, legal, withStatusChanges(child, legal, homes, random), gazetteer, random)
  const days = [...new Set([...parts.map(part => part.from), ...legal.standings.map(standing => standing.from)])]
    .filter(day => day < child.left)
    .sort((a, b) => a - b)
  const homePostcode = child.pathway === 'alone' ? '' : child.homePostcode.postcode
  const episodes: Episode[] = []
  let before: { part: Part; status: string } | undefined
  for (const [index, from] of days.entries()) {
    const part = parts.findLast(candidate => candidate.from <= from)
    const status = legal.standings.findLast(standing => standing.from <= from)?.status
    if (!part || !status) throw new Error(`${child.id} has no home or no legal status on day ${from}`)
    const moved = before !== undefined && before.part !== part
    const changed = before !== undefined && before.status !== status
    const began = !before ? 'S' : moved && changed ? (part.began === 'T' ? 'U' : 'B') : moved ? part.began : 'L'
    const last = episodes.at(-1)
    if (last && before) {
      const because = moved && !part.temporary && !before.part.temporary ? part.because : ''
      episodes[episodes.length - 1] = { ...last, because }
    }
    const next = days[index + 1]
    episodes.push({
      from,
      began,
      status,
      need: child.need,
      place: part.place,
      provider: part.provider,
      to: next ?? child.left,
      ended: next === undefined ? ending : 'X1',
      because: '',
      homePostcode,
      postcode: part.postcode.postcode,
      urn: part.urn,
    })
    before = { part, status }
  }
  return episodes
}

// Changes of the placement that are not moves: a match for the long term, and supported accommodation being registered.
function withStatusChanges(child: Outline, legal: LegalStory, homes: readonly Stay[], random: Random): Stay[] {
  const order = legal.standings.find(standing => standing.status === 'C2')?.from
  const stays: Stay[] = []
  for (const [index, stay] of homes.entries()) {
    stays.push(stay)
    const end = homes[index + 1]?.from ?? child.left
    const settledFrom = Math.max(stay.from + random.whole(170, 420), (order ?? child.left) + random.whole(20, 120))
    if (
      (stay.place === 'U3' || stay.place === 'U6') &&
      child.pathway !== 'adoption' &&
      settledFrom < end - 90 &&
      random.chance(0.75)
    )
      stays.push({ ...stay, place: stay.place === 'U3' ? 'U1' : 'U4', from: settledFrom, began: 'T', because: 'PLACE' })
    if (stay.registers && stay.registers.on < end)
      stays.push({
        ...stay,
        place: 'K3',
        urn: stay.registers.urn,
        from: stay.registers.on,
        began: 'T',
        because: 'PLACE',
      })
  }
  return stays
}

// A stay in hospital or with other carers for a few days, then back: no move, though the return shows two episodes.
function withTemporaryStays(
  child: Outline,
  legal: LegalStory,
  stays: readonly Stay[],
  gazetteer: Gazetteer,
  random: Random,
): Part[] {
  const parts: Part[] = []
  for (const [index, stay] of stays.entries()) {
    parts.push({ ...stay, temporary: false })
    const end = stays[index + 1]?.from ?? child.left
    if (!/^(U|K2)/.test(stay.place)) continue
    let day = stay.from + random.whole(25, 400)
    while (day < end - 40) {
      const place = random.weigh([
        ['T3', 40],
        ['T1', 32],
        ['T4', 22],
        ['T2', 6],
      ] as const)
      const longest = place === 'T1' ? 12 : place === 'T4' ? 7 : 14
      const back = day + random.whole(2, longest)
      const disturbed = legal.standings.some(standing => standing.from >= day - 1 && standing.from <= back + 1)
      const likely = place === 'T3' && roughAge(child.born, day) < 1 ? 0 : 0.13
      if (!disturbed && back < end - 5 && random.chance(likely)) {
        const postcode =
          place === 'T2'
            ? gazetteer.pick(child.council.id, 'far', random)
            : gazetteer.close(child.council.id, 'own', child.homePostcode, random)
        parts.push({
          ...stay,
          place,
          provider: '',
          urn: '',
          postcode,
          from: day,
          began: 'P',
          because: '',
          temporary: true,
        })
        parts.push({ ...stay, from: back, began: 'P', because: '', temporary: false })
      }
      day = Math.max(day + random.whole(300, 460), back + 30)
    }
  }
  return parts
}
