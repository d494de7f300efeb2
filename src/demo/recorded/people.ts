import {
  alert,
  allocation,
  contactDetail,
  heritagePlan,
  identityDocument,
  importantPerson,
  language,
  lifeStoryWork,
  need,
  professional,
  profile,
  religion,
  transitionPlan,
} from '../../practice/people/kinds.ts'
import { leaveToRemain } from '../../practice/care/kinds.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { type Day, birthdayOf, iso } from '../days.ts'
import { type Random, randomFrom } from '../random.ts'
import { RECORDED_FROM, type Life, type Written, ageAt, chancesOf, timesInCare, workingDayBy, write } from './life.ts'

/** Who works with a child, from when to when. */
export function allocationsOf(life: Life): readonly Written[] {
  return life.given.map(given =>
    write(
      allocation,
      given.from,
      {
        role: given.role,
        worker: `@worker:${given.worker}`,
        ...(given.reason === undefined ? {} : { reason: given.reason as BodyOf<typeof allocation>['reason'] }),
      },
      { end: given.to },
    ),
  )
}

/** The people of a child's life, what everyone must know first, and who the child is. */
export function peopleOf(life: Life): readonly Written[] {
  const care = timesInCare(life)[0]
  const from = care?.from ?? RECORDED_FROM
  return [
    ...familyOf(life, from),
    ...siblingsOf(life),
    ...(care ? around(life, from) : []),
    ...(care ? identityOf(life, from) : []),
    ...(care ? storyWork(life, from, Math.min(care.to, life.until + 1)) : []),
  ]
}

// One family's adults are the same people on every child's file.
function familyOf(life: Life, from: Day): readonly Written[] {
  const random = randomFrom(life.story.seed, 'adults', life.story.family)
  const family = life.name.family
  const alone = life.story.pathway === 'alone'
  const person = (key: string, body: BodyOf<typeof importantPerson>): Written =>
    write(importantPerson, null, body, { key: `person:${key}` })
  const mother = random.pick(WOMEN)
  const father = random.pick(MEN)
  const mayKnow = alone ? ('ask' as const) : ('everything' as const)
  const found = [
    person('mother', {
      name: `${mother} ${family}`,
      relation: 'mother',
      parentalResponsibility: true,
      mayKnow,
      mayCollect: false,
    }),
    person('father', {
      name: `${father} ${random.chance(0.6) ? family : random.pick(SURNAMES)}`,
      relation: 'father',
      parentalResponsibility: random.chance(0.6),
      mayKnow: random.chance(0.8) ? mayKnow : 'nothing',
      mayCollect: false,
      ...(random.chance(0.6) ? { partnerOf: '@person:mother' } : {}),
      ...(random.chance(0.05) ? { died: iso(from - random.whole(100, 2000)) } : {}),
    }),
  ]
  if (!alone) {
    found.push(
      person('grandmother', {
        name: `${random.pick(WOMEN)} ${random.pick(SURNAMES)}`,
        relation: 'mothers-mother',
        mayKnow: 'day-to-day',
        mayCollect: random.chance(0.5),
        phone: `01632 960${String(random.whole(100, 999))}`,
      }),
    )
    if (random.chance(0.4))
      found.push(
        person('grandfather', {
          name: `${random.pick(MEN)} ${random.pick(SURNAMES)}`,
          relation: 'mothers-father',
          partnerOf: '@person:grandmother',
          mayKnow: 'day-to-day',
        }),
      )
    if (random.chance(0.5))
      found.push(
        person('aunt', { name: `${random.pick(WOMEN)} ${family}`, relation: 'mothers-sister', mayKnow: 'day-to-day' }),
      )
  } else if (random.chance(0.4))
    found.push(
      person('uncle', {
        name: `${random.pick(MEN)} ${family}`,
        relation: 'uncle',
        mayKnow: 'ask',
        note: 'Lives in another city; found through the family tracing service.',
      }),
    )
  const own = chancesOf(life, 'friends')
  if (ageAt(life, from) >= 5)
    found.push(
      person('friend', { name: `${own.pick(CHILDREN)} ${own.pick(SURNAMES)}`, relation: 'friend', mayKnow: 'ask' }),
    )
  if (own.chance(0.25))
    found.push(
      person('pet', { name: own.pick(['Biscuit', 'Luna', 'Mr Whiskers', 'Patch', 'Ziggy'] as const), relation: 'pet' }),
    )
  return found
}

function siblingsOf(life: Life): readonly Written[] {
  return life.siblings.map(sibling =>
    write(
      importantPerson,
      null,
      {
        name: `${sibling.name.knownAs} ${sibling.name.family}`,
        relation: sibling.story.sex === 'F' ? 'sister' : 'brother',
        person: `@file:${sibling.key}`,
        born: iso(sibling.story.born),
        livesWith: life.story.together && sibling.story.together && sibling.story.left > life.until,
        mayKnow: 'everything',
      },
      { key: `person:${sibling.key}` },
    ),
  )
}

function around(life: Life, from: Day): readonly Written[] {
  const random = chancesOf(life, 'around')
  const found: Written[] = []
  const age = ageAt(life, from)
  found.push(
    write(professional, iso(from).slice(0, 7), {
      name: `Dr ${random.pick(SURNAMES)}`,
      role: 'gp',
      organisation: 'The surgery where they are registered',
      phone: `01632 960${random.whole(100, 999)}`,
    }),
  )
  if (age < 5)
    found.push(
      write(professional, iso(from).slice(0, 7), {
        name: `${random.pick(WOMEN)} ${random.pick(SURNAMES)}`,
        role: 'health-visitor',
      }),
    )
  else
    found.push(
      write(professional, iso(from).slice(0, 7), {
        name: `${random.pick(WOMEN)} ${random.pick(SURNAMES)}`,
        role: 'designated-teacher',
        organisation: 'School',
        email: 'designated.teacher@example.org',
        mayKnow: 'day-to-day',
      }),
    )
  if (random.chance(0.13))
    found.push(
      write(
        alert,
        from,
        random.pick([
          {
            type: 'not-to-be-collected-by',
            text: 'Not to be collected by father. Ring the police if he comes.',
            about: '@person:father',
          },
          { type: 'address-not-to-be-shared', text: 'The address is not to be given to anyone in the family.' },
          { type: 'allergy', text: 'Peanuts: carries two adrenaline pens.' },
          { type: 'missing-risk', text: 'Goes missing: use the plan on this file within the hour.' },
          { type: 'communication', text: 'Lip-reads: face them, and one person at a time.' },
        ] as const),
      ),
    )
  if (ageAt(life, life.until) >= 12)
    found.push(
      write(contactDetail, null, {
        how: 'mobile',
        value: `07700 900${String(random.whole(100, 999))}`,
        preferred: true,
        messageSafe: true,
      }),
    )
  return found
}

function identityOf(life: Life, from: Day): readonly Written[] {
  const random = chancesOf(life, 'identity')
  const found: Written[] = []
  const { story } = life
  if (story.need === 'N2')
    found.push(
      write(need, null, {
        type: random.pick(['LD', 'AUT', 'CON', 'MOB'] as const),
        diagnosed: true,
        detail: 'Needs things said one at a time, and time to answer.',
        helps: 'Pictures, a timetable, the same people.',
      }),
    )
  if (story.pathway === 'alone') {
    found.push(
      write(language, null, {
        ...tongueOf(story.ethnicity, random),
        first: true,
        interpreter: random.chance(0.7),
        reads: random.pick(['well', 'some', 'not'] as const),
      }),
      write(leaveToRemain, from, { type: 'claim-waiting' }, { end: from + 300 <= life.until ? from + 300 : null }),
    )
    if (from + 300 <= life.until)
      found.push(
        write(leaveToRemain, from + 300, {
          type: random.pick(['refugee', 'humanitarian', 'uasc-leave'] as const),
          expires: iso(from + 300 + 5 * 365),
        }),
      )
    if (random.chance(0.7))
      found.push(
        write(religion, null, {
          religion: random.pick(['muslim', 'christian'] as const),
          practice: 'Prayer, and food that is kept to. A place to worship nearby.',
        }),
      )
  } else found.push(write(language, null, { language: 'eng', first: true, interpreter: false }))
  const white = story.ethnicity.startsWith('W')
  if ((!white || story.pathway === 'alone') && random.chance(0.94))
    for (
      let on = from + random.whole(20, 85);
      on <= life.until;
      on += random.chance(0.92) ? random.whole(300, 360) : random.whole(380, 480)
    ) {
      if (!timesInCare(life).some(time => time.from <= on && on < time.to)) break
      found.push(
        write(heritagePlan, workingDayBy(on), {
          heritage: 'From their family, in their words, with a map and photographs.',
          daily: 'Food from home once a week; hair and skin cared for by someone who knows how; music they choose.',
          people: 'A mentor from the community; the carer’s neighbour; an aunt by telephone.',
          gaps: 'Nobody near speaks the language well. The mentor is to begin in the spring.',
        }),
      )
    }
  found.push(
    write(identityDocument, from + random.whole(5, 60), {
      type: 'birth-certificate',
      held: story.pathway !== 'alone' && random.chance(0.85),
      whereHeld: 'On file at the office',
    }),
  )
  if (ageAt(life, life.until) >= 10 && random.chance(0.55)) {
    const issued = from + random.whole(60, 500)
    if (issued <= life.until)
      found.push(
        write(identityDocument, issued, {
          type: 'passport',
          held: true,
          whereHeld: 'With the carers',
          expires: iso(issued + 5 * 365 + 1),
        }),
      )
  }
  return found
}

// Where such children come from, as their names do.
function tongueOf(
  ethnicity: string,
  random: Random,
): { language: BodyOf<typeof language>['language']; dialect?: string } {
  if (ethnicity === 'WOTH') return { language: 'sqi' }
  if (ethnicity === 'BAFR' || ethnicity === 'BOTH')
    return { language: random.pick(['tir', 'ara', 'som', 'amh'] as const) }
  if (ethnicity === 'CHNE') return { language: 'zho' }
  return random.pick([
    { language: 'prs' },
    { language: 'pus' },
    { language: 'fas' },
    { language: 'ckb' },
    { language: 'vie' },
  ] as const)
}

function storyWork(life: Life, from: Day, to: Day): readonly Written[] {
  const random = chancesOf(life, 'life story')
  const found: Written[] = []
  if (random.chance(0.93)) {
    const stages = ['gathering', 'under-way', 'shared', 'kept-up'] as const
    let index = 0
    for (
      let on = from + (random.chance(0.88) ? random.whole(60, 170) : random.whole(190, 330));
      on < to;
      on += random.chance(0.93) ? random.whole(200, 350) : random.whole(380, 500)
    ) {
      const stage = stages[Math.min(index++, 3)] ?? 'kept-up'
      found.push(
        write(lifeStoryWork, workingDayBy(on), {
          stage,
          done: 'Photographs from the first home found and put in order.',
        }),
      )
    }
  }
  if (ageAt(life, to - 1) >= 5 && random.chance(0.7))
    found.push(
      write(profile, workingDayBy(Math.max(from, to - random.whole(20, 300))), {
        whatPeopleLike: random.pick([
          'I make people laugh and I am kind to animals.',
          'I am a good friend. I never give up.',
          'I am good at drawing and fixing things.',
        ] as const),
        whatMatters: random.pick([
          'My sister. My dog. Being told the truth.',
          'Football, my room and my phone.',
          'Seeing my nan. Not moving again.',
        ] as const),
        howToSupport: random.pick([
          'Do not ask me lots of questions at once. Give me a minute.',
          'Tell me before things change. Let me say no first.',
          'Come for a walk. I talk better outside.',
        ] as const),
        goodDay: random.pick(['Pancakes, football, film.', 'No meetings.', 'A sunny day and everyone there.'] as const),
        symbol: random.pick(SYMBOLS),
      }),
    )
  const fourteen = birthdayOf(life.story.born, 14)
  if (life.story.need === 'N2' && fourteen < to && Math.max(fourteen, from) + 40 < to)
    found.push(
      write(transitionPlan, workingDayBy(Math.max(fourteen, from) + 40), {
        adultServices: random.pick(['not-yet', 'referred'] as const),
        decided: 'Adult services come to the next review.',
      }),
    )
  return found
}

const SYMBOLS = ['star', 'tree', 'bird'] as const

export const WOMEN =
  'Alison Bernadette Carly Danielle Elaine Francine Gemma Hannah Jodie Kirsty Leanne Michelle Natasha Pauline Rachel Sharon Tracy Wendy'.split(
    ' ',
  )
const MEN =
  'Adrian Barry Craig Darren Elliott Gavin Ian Jason Keith Lee Mark Neil Paul Ricky Shaun Terry Vince Wayne'.split(' ')
const CHILDREN = 'Ella Noah Mia Leo Ava Theo Isla Max'.split(' ')
export const SURNAMES =
  'Applewhaite Brackenridge Collingtree Derrivale Easterbrooke Fallowfielde Goosemoor Hazelrigg Kingscliffe Larkhaven Mossdale-Reed Nettlecombe Overstone Pipewell'.split(
    ' ',
  )
