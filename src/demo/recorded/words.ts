import type { Random } from '../random.ts'

// What people in the demonstration say and write. Every sentence is invented, and none is about anyone.

/** Words of a child of an age, as a worker wrote them down. */
export function childSays(age: number, random: Random): string {
  const list = age < 5 ? LITTLE : age < 10 ? YOUNG : age < 14 ? MIDDLE : OLDER
  return random.pick(list)
}

const LITTLE = [
  'Look, my digger!',
  'I like the ducks. Can we see the ducks again?',
  'Teddy sleeps here. And me.',
  'Mummy is at her house.',
  'Pancakes on Saturday!',
  'I can do my own shoes now.',
  'More story. The bear one.',
] as const

const YOUNG = [
  'I want nan to come to my review and I hate maths.',
  'I got a sticker for reading. I put it on the fridge.',
  'I don’t like it when my brother goes home and I don’t.',
  'Can you ask if I can stay at Ella’s house for a sleepover?',
  'My room is the best bit. I chose the curtains.',
  'I get a tummy ache on Sundays before I see Dad.',
  'I want to know why I can’t see my sister more.',
  'The dog is called Biscuit and he is nearly mine.',
  'School is okay but lunch is noisy.',
  'Will you still be my social worker at Christmas?',
] as const

const MIDDLE = [
  'I’d like my phone in my room, everyone else does.',
  'I like it here but I still miss my old school.',
  'Football is going well. Coach says I could try for the county.',
  'I don’t want people coming to school in a lanyard.',
  'I want to see Mum on my own, not in the centre.',
  'It’s fine. Can we talk about something else?',
  'I’ve told three people the same story now. Can you write it down so I don’t have to?',
  'I want to go on the trip to Wales. The form needs signing by Friday.',
  'I’m worried about what happens if they can’t keep me.',
  'I sleep better since we moved the bed.',
] as const

const OLDER = [
  'I want to stay here past 18. We’ve talked about it and they want that too.',
  'Nobody told me what was in my pathway plan. I’d like to read it.',
  'I need my passport before the college trip.',
  'I’m doing level 2 bricklaying and I’m good at it.',
  'I don’t always want to talk. Text me first.',
  'I’d like to see my file when I’m 18.',
  'My money comes late every month and I have to ask.',
  'I want to live near my brother, not miles away.',
  'Driving lessons. That’s what would make the difference.',
  'I’m happier than I was. I’d say seven out of ten.',
  'The meetings are too big. I’d rather just you and me and the IRO.',
] as const

/** What a visitor noticed. `called` is the child's name. */
export function visitNote(called: string, random: Random): string {
  return `${random.pick(OPENINGS)(called)} ${random.pick(MIDDLES)(called)} ${random.pick(CLOSINGS)(called)}`
}

type Sentence = (called: string) => string

const OPENINGS: readonly Sentence[] = [
  called => `${called} met me at the door and wanted to show me round first.`,
  called => `${called} was quiet to begin with and warmed up once we were in the garden.`,
  called => `We walked to the park because ${called} talks more easily when moving.`,
  called => `${called} had drawn something for me and explained every part of it.`,
  called => `${called} had not long been home from school and was hungry, so we talked over toast.`,
  called => `${called} chose to sit in the kitchen; we played cards while we talked.`,
]
const MIDDLES: readonly Sentence[] = [
  called => `${called} is sleeping and eating well, and laughed a good deal.`,
  called => `Homework is a battle most evenings, and ${called} said so before anyone else did.`,
  () => 'The week after family time is harder: sleep is broken and small things upset.',
  called => `${called} asked about the plan and I explained again, in order, what happens next.`,
  () => 'There was one argument this month and they put it right between themselves.',
  called => `${called} has made a friend at the new school and has been invited to a birthday.`,
  () => 'The carers described a settled month and one difficult weekend.',
]
const CLOSINGS: readonly Sentence[] = [
  called => `I promised ${called} an answer about this by my next visit.`,
  () => 'I will speak to school and let the carers know.',
  () => 'Nothing I saw or heard worried me.',
  called => `I left my number on the card ${called} keeps by the bed.`,
  () => 'We agreed the date of the next visit together.',
]

/** What a home was like. */
export function homeNote(random: Random): string {
  return random.pick([
    'Bedroom warm and personal; photographs of family on the wall.',
    'The carers know the routines that help and keep to them.',
    'House calm and busy in equal measure. Smoke alarm and first aid box seen.',
    'Carers asked for help with sleep; agreed to speak to the health team.',
    'New bed arrived. Clothes and shoes fit.',
    'The staff on shift knew the plan for family time.',
  ] as const)
}

/** Worries, what is working and what needs to happen, of a child of an age. */
export function signsOfSafety(
  called: string,
  age: number,
  random: Random,
): { readonly worries: string; readonly working: string; readonly next: string } {
  return {
    worries: random.pick(
      age < 11
        ? [
            `${called} is still frightened of raised voices and hides when a door bangs.`,
            `${called} does not know yet where home will be for good.`,
            `${called} goes quiet for days after family time is cancelled.`,
            `Not enough time with brothers and sisters.`,
          ]
        : [
            `${called} is out late with older young people nobody here knows.`,
            `${called} has stopped going to two lessons a week.`,
            `${called} feels that decisions are made in rooms without them.`,
            `Money, and who will be there at 18.`,
          ],
    ),
    working: random.pick([
      `${called} trusts one adult at school and goes to her when things are hard.`,
      `The carers stay, and say that they will.`,
      `${called} sees grandparents every other Sunday and comes back happy.`,
      `${called} can say what is wrong, and does.`,
      `Football, drawing and the dog.`,
    ]),
    next: random.pick([
      `Agree the plan for permanence and tell ${called} first.`,
      `Life story work, one hour every other week, beginning with the photographs.`,
      `Meet school before half term about a quiet place at lunch.`,
      `Ask the family network to hold a meeting and make a plan of their own.`,
      `Settle family time for the holidays in writing before they begin.`,
    ]),
  }
}

/** What supervision found changed for the child. */
export function whatChanged(called: string, random: Random): string {
  return random.pick([
    `${called} has had the same bedtime for a month and is less tired at school.`,
    `${called} saw a sister twice this month, which had not happened since spring.`,
    `Nothing changed for ${called} this month: the plan for family time is still waiting on us.`,
    `${called} has a school place and has begun.`,
    `${called} knows the plan now, and told it back in their own words.`,
    `${called} asked for an advocate and has met one.`,
  ])
}

/** A short note of ordinary work. */
export function caseNote(called: string, random: Random): { readonly about: string; readonly text: string } {
  return random.pick([
    {
      about: 'Call with school',
      text: `Spoke to the designated teacher. ${called} is settled in class; breaks are harder. They will try a quieter space.`,
    },
    {
      about: 'Call with carers',
      text: `The carers rang about the weekend. ${called} was upset and then talked it through. No more needed from us for now.`,
    },
    {
      about: 'Family time',
      text: `Family time went ahead. ${called} was pleased to be there and tired afterwards. The family were on time.`,
    },
    {
      about: 'Email from health',
      text: `The nurse asked for the consent form again; sent today. ${called}’s appointment stands.`,
    },
    {
      about: 'Call with grandmother',
      text: `Grandmother asked how ${called} is and whether she can send a parcel. Told her she can, and where to.`,
    },
    {
      about: 'Message from the child',
      text: `${called} texted to ask about the trip. Answered the same day: yes, and the form is signed.`,
    },
    {
      about: 'Planning',
      text: `Talked the plan through with my manager. Next step is the meeting with the family, before the review.`,
    },
  ] as const)
}

/** The letter after a review, to the child. */
export function reviewLetter(called: string, from: string, age: number, random: Random): string {
  const asked = random.pick([
    'more time with your family',
    'to stay where you are',
    'help with school',
    'to know the plan',
    'a phone',
  ])
  const agreed = random.pick([
    'your social worker will answer this before the holidays',
    'we will try it and talk again at half term',
    'it will happen, and I will check that it has',
    'we cannot do it now, and your social worker will explain why',
  ])
  return age < 8
    ? `Dear ${called}, thank you for your drawing. You told us you want ${asked}. At the meeting ${agreed}. I will come and see you again soon. From ${from}.`
    : `Dear ${called}, thank you for telling me what you wanted to say. You asked for ${asked}. We talked about it and ${agreed}. If I have got something wrong, tell me and I will put it right. From ${from}.`
}

/** What an action in a plan is, how we will know, and who leads. */
export function planAction(
  called: string,
  random: Random,
): { readonly action: string; readonly measure: string; readonly lead: string; readonly outcome: string } {
  return random.pick([
    {
      action: 'Life story work every other week',
      measure: `${called} can tell the story of where they have lived`,
      lead: 'Social worker',
      outcome: 'Begun, and going well',
    },
    {
      action: 'Time with brothers and sisters every month',
      measure: 'Seen together on the days agreed',
      lead: 'Social worker',
      outcome: 'Happened five times in six',
    },
    {
      action: 'A quiet place at school',
      measure: 'No lessons missed for a month',
      lead: 'Designated teacher',
      outcome: 'In place since half term',
    },
    {
      action: 'Talk to the health team about sleep',
      measure: `${called} sleeps through most nights`,
      lead: 'Carer',
      outcome: 'Better, not solved',
    },
    {
      action: 'Decide the plan for permanence',
      measure: 'A plan agreed at the next review',
      lead: 'Team manager',
      outcome: 'Agreed',
    },
    { action: 'Passport applied for', measure: 'The passport is here', lead: 'Social worker', outcome: 'It came' },
    { action: 'Swimming lessons', measure: `${called} swims a length`, lead: 'Carer', outcome: 'Two lengths' },
    {
      action: 'Find a mentor who shares their heritage',
      measure: 'Met at least monthly',
      lead: 'Social worker',
      outcome: 'Matched',
    },
  ] as const)
}
