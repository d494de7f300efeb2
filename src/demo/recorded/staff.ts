import { type Random, randomFrom } from '../random.ts'
import type { CouncilId } from '../targets.ts'
import { type Day, dayOf } from '../days.ts'

/** A team of the demonstration trust. */
export interface DemoTeam {
  readonly key: string
  readonly name: string
  readonly service: string
  readonly council: CouncilId | undefined
}

export type DemoPost =
  | 'social-worker'
  | 'newly-qualified'
  | 'advanced-practitioner'
  | 'reviewing-officer'
  | 'personal-adviser'
  | 'team-manager'
  | 'service-manager'
  | 'virtual-school'
  | 'health'

/** Someone who works there. Every name is invented. */
export interface DemoWorker {
  readonly key: string
  readonly name: string
  /** A made-up Social Work England number, for those who would have one. */
  readonly number: string | undefined
  readonly post: DemoPost
  readonly team: string
  readonly fte: number
  readonly agency: boolean
  readonly from: Day
  /** Null while they work here. */
  readonly to: Day | null
}

export interface Staff {
  readonly teams: readonly DemoTeam[]
  readonly workers: readonly DemoWorker[]
}

const OPENED = dayOf('2020-09-01')
const CARE = 'Children in care'
const LEAVERS = 'Leaving care'
const REVIEWS = 'Reviewing service'

const TEAMS: readonly DemoTeam[] = [
  { key: 'north-1', name: 'Children in care, North one', service: CARE, council: 'north' },
  { key: 'north-2', name: 'Children in care, North two', service: CARE, council: 'north' },
  { key: 'north-3', name: 'Children in care, North three', service: CARE, council: 'north' },
  { key: 'north-4', name: 'Children in care, North four', service: CARE, council: 'north' },
  { key: 'west-1', name: 'Children in care, West one', service: CARE, council: 'west' },
  { key: 'west-2', name: 'Children in care, West two', service: CARE, council: 'west' },
  { key: 'west-3', name: 'Children in care, West three', service: CARE, council: 'west' },
  { key: 'west-4', name: 'Children in care, West four', service: CARE, council: 'west' },
  { key: 'leaving-north', name: 'Leaving care, North', service: LEAVERS, council: 'north' },
  { key: 'leaving-west', name: 'Leaving care, West', service: LEAVERS, council: 'west' },
  { key: 'reviews', name: 'Independent reviewing officers', service: REVIEWS, council: undefined },
  { key: 'school', name: 'Virtual school', service: 'Virtual school', council: undefined },
  { key: 'health', name: 'Health of children in care', service: 'Health', council: undefined },
]

const GIVEN =
  'Abiola Agnes Alun Amrit Anneka Arun Beatrix Bronwen Caspian Celeste Chidinma Clement Corinne Dafydd Dalia Desmond Ebony Edith Elspeth Emlyn Esme Fabian Farida Fergus Folake Gareth Gillian Greta Gwen Hamish Hanneke Hester Idris Imelda Iona Jamila Joachim Jocelyn Kamala Kester Lamar Leocadia Lindsay Lorcan Mabli Malik Maren Marisol Merfyn Mirza Morwenna Nadia Neville Nkechi Odette Olwen Onyeka Osian Parveen Perpetua Petra Quentin Rasheed Rhoda Rosalind Rupert Sakina Selwyn Shabnam Sian Sybil Taliesin Tamsin Thandi Tobias Ursula Verity Vikram Wilhelmina Winifred Yasmin Yolanda Zebedee Zinnia'.split(
    ' ',
  )
const FAMILY =
  'Abernethie Addlestone Arkwrighton Asplandor Bagshotte Barrowmere Benthaller Blakenhurst Bottrillian Braithwell Brindlecombe Broadmoore Burlinghame Caddickson Carnforthe Chellington Coppersmithe Cranmerley Dankworthe Devenishe Dunmorrow Eddlestow Ellerbrook Fairbourne Featherstow Fotherby Gaddesbury Garrowby Glaisdale Goodrickson Haverstocke Heronsgate Holmefield Hurstwood Ingleborough Kelmscotte Kinvarra Ladbrooke Langridger Lowestone Marchbank Merriweathers Netherfield Oakenshaw Ollerenshaw Pargeter-Lane Pickersgill Quillfeather Rainforth Redfearns Rookhope Sandersteade Scattergoode Skelwith Stanhopper Strickley Thistlewoode Thorncastle Tolliverton Underbank Wainscott Walderslade Wetherspring Winterslow Wychwoode Yardborough'.split(
    ' ',
  )

/** Those who can sign in to a demonstration and hold a post, by the name they sign in with. */
export const SIGNED_IN = {
  socialWorker: 'Josie Wetherhill',
  personalAdviser: 'Tamar Ellisworth',
  reviewingOfficer: 'Colm Adderstone',
  teamManager: 'Harjit Lowenby',
  serviceManager: 'Odalys Kerrimore',
  virtualSchool: 'Bea Trentishoe',
  health: 'Mwangi Sallowfield',
} as const

/** Keys of the workers who sign in. */
export const SIGNED_IN_KEYS = {
  socialWorker: 'north-1 social worker 0',
  personalAdviser: 'leaving-north adviser 0',
  reviewingOfficer: 'reviews officer 0',
  teamManager: 'north-1 manager',
  serviceManager: 'care service manager',
  virtualSchool: 'school lead',
  health: 'health lead',
} as const

/** The demonstration trust's teams and workers over the years that work is recorded here, the same for the same seed. */
export function makeStaff(seed: string | number, until: Day): Staff {
  const random = randomFrom(seed, 'staff')
  const workers: DemoWorker[] = []
  const used = new Set<string>(Object.values(SIGNED_IN))
  const add = (
    key: string,
    team: string,
    post: DemoPost,
    from: Day,
    to: Day | null,
    more: Partial<DemoWorker> = {},
  ): void => {
    const name = more.name ?? freshName(random, used)
    used.add(name)
    const registered = !['personal-adviser', 'virtual-school', 'health'].includes(post)
    const number = registered ? `SW${100_000 + workers.length * 37}` : undefined
    workers.push({ key, name, number, post, team, fte: 1, agency: false, from, to, ...more })
  }
  for (const team of TEAMS) {
    if (team.service === CARE) {
      add(
        `${team.key} manager`,
        team.key,
        'team-manager',
        OPENED,
        null,
        team.key === 'north-1' ? { name: SIGNED_IN.teamManager } : {},
      )
      for (let desk = 0; desk < 9; desk++) {
        const signsIn = team.key === 'north-1' && desk === 0
        succession(desk === 8 ? 'advanced-practitioner' : undefined, signsIn, (index, post, from, to, more) =>
          add(
            index === 0 ? `${team.key} social worker ${desk}` : `${team.key} social worker ${desk}.${index}`,
            team.key,
            post,
            from,
            to,
            { ...more, ...(signsIn ? { name: SIGNED_IN.socialWorker } : {}) },
          ),
        )
      }
    }
    if (team.service === LEAVERS) {
      add(`${team.key} manager`, team.key, 'team-manager', OPENED, null)
      for (let desk = 0; desk < 22; desk++) {
        const signsIn = team.key === 'leaving-north' && desk === 0
        add(`${team.key} adviser ${desk}`, team.key, 'personal-adviser', OPENED, null, {
          fte: random.chance(0.2) ? 0.6 : 1,
          ...(signsIn ? { name: SIGNED_IN.personalAdviser, fte: 1 } : {}),
        })
      }
    }
    if (team.service === REVIEWS) {
      for (let desk = 0; desk < 19; desk++)
        add(`reviews officer ${desk}`, team.key, 'reviewing-officer', OPENED, null, {
          fte: desk > 0 && random.chance(0.25) ? 0.8 : 1,
          ...(desk === 0 ? { name: SIGNED_IN.reviewingOfficer } : {}),
        })
    }
  }
  add('care service manager', 'north-1', 'service-manager', OPENED, null, { name: SIGNED_IN.serviceManager })
  add('school lead', 'school', 'virtual-school', OPENED, null, { name: SIGNED_IN.virtualSchool })
  for (const index of [1, 2, 3]) add(`school adviser ${index}`, 'school', 'virtual-school', OPENED, null)
  add('health lead', 'health', 'health', OPENED, null, { name: SIGNED_IN.health })
  for (const index of [1, 2, 3]) add(`health nurse ${index}`, 'health', 'health', OPENED, null)
  return { teams: TEAMS, workers }

  /** Who sat at one desk, one after another, sometimes with weeks between. */
  function succession(
    post: DemoPost | undefined,
    stays: boolean,
    sit: (index: number, post: DemoPost, from: Day, to: Day | null, more: Partial<DemoWorker>) => void,
  ): void {
    let from = OPENED + random.whole(0, 200)
    if (stays) return sit(0, 'social-worker', OPENED, null, {})
    for (let index = 0; from <= until - 20; index++) {
      const length = Math.round(300 + random.wait(900))
      const to = from + length > until ? null : from + length
      const newly = post === undefined && random.chance(0.18)
      sit(index, post ?? (newly ? 'newly-qualified' : 'social-worker'), from, to, {
        agency: random.chance(0.2),
        fte: random.chance(0.12) ? 0.8 : 1,
      })
      if (to === null) return
      from =
        to +
        random.weigh([
          [0, 55],
          [30, 30],
          [90, 15],
        ] as const)
    }
  }
}

function freshName(random: Random, used: ReadonlySet<string>): string {
  for (;;) {
    const name = `${random.pick(GIVEN)} ${random.pick(FAMILY)}`
    if (!used.has(name)) return name
  }
}
