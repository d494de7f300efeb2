import { registerPages } from '../../spine/recording/register-pages.ts'
import type { Page } from '../../spine/web/page.ts'

type Params = Readonly<Record<string, string>>

const MAY = 'staff.write'
const toPost = ({ id = '' }: Params): string => `/workforce/posts/${id}`
const toPerson = ({ id = '' }: Params): string => `/workforce/people/${id}`

/** The forms of posts and people. */
export const formPages: readonly Page[] = [
  ...registerPages({
    path: '/workforce/posts/add',
    title: 'Add a post',
    may: MAY,
    ask: () => ({ doing: 'add', kind: 'establishment-post' }),
    onwards: (_, entry) => `/workforce/posts/${entry}`,
    back: () => '/workforce/posts',
  }),
  ...registerPages({
    path: '/workforce/people/add',
    title: 'Add a member of staff',
    may: MAY,
    ask: () => ({ doing: 'add', kind: 'staff-member' }),
    onwards: (_, entry) => `/workforce/people/${entry}`,
    back: () => '/workforce/people',
  }),
  ...registerPages({
    path: '/workforce/posts/:id/edit',
    title: 'Put a post right',
    may: MAY,
    ask: ({ id = '' }) => ({ doing: 'change', kind: 'establishment-post', entry: id }),
    onwards: toPost,
    takenOut: { may: MAY, onwards: () => '/workforce/posts' },
    back: toPost,
  }),
  ...registerPages({
    path: '/workforce/posts/:id/close',
    title: 'Take a post out of the structure',
    may: MAY,
    ask: ({ id = '' }) => ({ doing: 'end', kind: 'establishment-post', entry: id }),
    onwards: toPost,
    back: toPost,
  }),
  ...registerPages({
    path: '/workforce/posts/:id/fill',
    title: 'Somebody takes up a post',
    may: MAY,
    ask: ({ id = '' }) => ({ doing: 'add', kind: 'post-holding', within: { field: 'post', entry: id } }),
    onwards: toPost,
    back: toPost,
  }),
  ...registerPages({
    path: '/workforce/posts/:id/times/:time',
    title: 'Put a time in a post right',
    may: MAY,
    ask: ({ time = '' }) => ({ doing: 'change', kind: 'post-holding', entry: time }),
    onwards: toPost,
    takenOut: { may: MAY, onwards: toPost },
    back: toPost,
  }),
  ...registerPages({
    path: '/workforce/posts/:id/times/:time/end',
    title: 'Somebody leaves a post',
    may: MAY,
    ask: ({ time = '' }) => ({ doing: 'end', kind: 'post-holding', entry: time }),
    onwards: toPost,
    back: toPost,
  }),
  ...registerPages({
    path: '/workforce/people/:id/edit',
    title: 'Put a member of staff right',
    may: MAY,
    ask: ({ id = '' }) => ({ doing: 'change', kind: 'staff-member', entry: id }),
    onwards: toPerson,
    takenOut: { may: MAY, onwards: () => '/workforce/people' },
    back: toPerson,
  }),
  ...registerPages({
    path: '/workforce/people/:id/leaves',
    title: 'Somebody leaves the trust',
    may: MAY,
    ask: ({ id = '' }) => ({ doing: 'end', kind: 'staff-member', entry: id }),
    onwards: toPerson,
    back: toPerson,
  }),
  ...registerPages({
    path: '/workforce/people/:id/post',
    title: 'Put somebody in a post',
    may: MAY,
    ask: ({ id = '' }) => ({ doing: 'add', kind: 'post-holding', within: { field: 'member', entry: id } }),
    onwards: toPerson,
    back: toPerson,
  }),
  ...registerPages({
    path: '/workforce/people/:id/trained',
    title: 'Training completed',
    may: MAY,
    ask: ({ id = '' }) => ({ doing: 'add', kind: 'staff-training', within: { field: 'member', entry: id } }),
    onwards: toPerson,
    back: toPerson,
  }),
  ...registerPages({
    path: '/workforce/people/:id/training/:training',
    title: 'Put training right',
    may: MAY,
    ask: ({ training = '' }) => ({ doing: 'change', kind: 'staff-training', entry: training }),
    onwards: toPerson,
    takenOut: { may: MAY, onwards: toPerson },
    back: toPerson,
  }),
  ...registerPages({
    path: '/workforce/people/:id/sick',
    title: 'Away sick',
    may: MAY,
    ask: ({ id = '' }) => ({ doing: 'add', kind: 'staff-sickness', within: { field: 'member', entry: id } }),
    onwards: toPerson,
    back: toPerson,
  }),
  ...registerPages({
    path: '/workforce/people/:id/sickness/:sickness',
    title: 'Put a time away right',
    may: MAY,
    ask: ({ sickness = '' }) => ({ doing: 'change', kind: 'staff-sickness', entry: sickness }),
    onwards: toPerson,
    takenOut: { may: MAY, onwards: toPerson },
    back: toPerson,
  }),
  ...registerPages({
    path: '/workforce/people/:id/sickness/:sickness/back',
    title: 'Back at work',
    may: MAY,
    ask: ({ sickness = '' }) => ({ doing: 'end', kind: 'staff-sickness', entry: sickness }),
    onwards: toPerson,
    back: toPerson,
  }),
]
