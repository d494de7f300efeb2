import { download } from '../../spine/web/download.ts'
import { type ShownList, listOf, savedList } from '../../spine/web/list.ts'
import { type Fields, type Page, type PageRequest, address, definePage, oneOf } from '../../spine/web/page.ts'
import { REVIEW_LISTS, type ReviewList, type Reviews, type ShareOf } from '../../spine/web/service-reviews.ts'
import {
  diaryList,
  escalationsList,
  heldList,
  myDiaryList,
  officersList,
  reviewedList,
  toSpeakToList,
} from './pages-lists.ts'

const VIEWS = 'practice/care/views'

const TITLES: Readonly<Record<ReviewList, string>> = {
  diary: 'Diary',
  officers: 'Reviewing officers',
  held: 'Held',
  escalations: 'Worries raised',
  'not-spoken': 'To be spoken to',
  children: 'Children',
}

/** The reviewing officers' work: caseloads, the diary, what was held and what followed, and worries raised. */
export const carePages: readonly Page[] = [
  definePage({
    method: 'GET',
    path: '/reviews',
    title: 'Reviews',
    may: 'reviews.read',
    nav: { text: 'Reviews', order: 12 },
    wide: true,
    handler: async request => {
      const { reviews, which } = await read(request, 'open')
      const keep = { whose: reviews.whose, list: which === 'diary' ? undefined : which }
      return {
        view: `${VIEWS}/reviews.njk`,
        data: {
          reviews,
          which,
          mine: reviews.whose === 'mine' ? reviews.officers.find(each => each.id === request.viewer.worker) : undefined,
          title: TITLES[which],
          list: shown(reviews, which, request.query, keep),
          tabs: tabsOf(reviews, which),
          others: {
            text: reviews.whose === 'mine' ? 'See everyone’s' : 'See only mine',
            href: address('/reviews', { whose: reviews.whose === 'mine' ? 'all' : 'mine', list: keep.list }),
          },
          shares: [
            { title: 'Took part', ...percent(reviews.participation.tookPart), note: underFour(reviews) },
            { title: 'Spoken to before', ...percent(reviews.followed.spoken) },
            { title: 'Decisions sent in time', ...percent(reviews.followed.decisions) },
            { title: 'Record sent in time', ...percent(reviews.followed.records) },
            { title: 'Letter given to the child', ...percent(reviews.followed.letters) },
          ],
        },
      }
    },
  }),
  definePage({
    method: 'GET',
    path: '/reviews/download',
    title: 'Download a list of reviews',
    may: 'reviews.read',
    handler: async request => {
      const { reviews, which } = await read(request, 'download')
      const { table, as } = saved(reviews, which, request.query)
      return download(table, as)
    },
  }),
]

async function read(
  { viewer, services, query }: PageRequest,
  purpose: 'open' | 'download',
): Promise<{ readonly reviews: Reviews; readonly which: ReviewList }> {
  const which = oneOf(query, 'list', REVIEW_LISTS) ?? 'diary'
  const whose = oneOf(query, 'whose', ['mine', 'all'] as const)
  return { which, reviews: await services.work.reviews.open(viewer, whose, which, purpose) }
}

function tabsOf(
  { counts, whose, held, children, toSpeakTo, diary }: Reviews,
  which: ReviewList,
): readonly { readonly text: string; readonly href: string; readonly count: number; readonly current: boolean }[] {
  const of: Readonly<Record<ReviewList, number>> = {
    diary: diary.length,
    officers: counts.officers,
    held: held.length,
    escalations: counts.escalations,
    'not-spoken': toSpeakTo.length,
    children: children.length,
  }
  return REVIEW_LISTS.filter(list => list !== 'officers' || whose === 'all').map(list => ({
    text: TITLES[list],
    href: `${address('/reviews', { whose, list: list === 'diary' ? undefined : list })}#list`,
    count: of[list],
    current: list === which,
  }))
}

function shown(
  reviews: Reviews,
  which: ReviewList,
  query: Fields,
  keep: Readonly<Record<string, string | undefined>>,
): ShownList {
  const ask = { path: '/reviews', query, keep, anchor: 'list', download: '/reviews/download' }
  switch (which) {
    case 'diary':
      return listOf(reviews.whose === 'mine' ? myDiaryList : diaryList, reviews.diary, ask)
    case 'officers':
      return listOf(officersList, reviews.officers, ask)
    case 'held':
      return listOf(heldList, reviews.held.toReversed(), ask)
    case 'escalations':
      return listOf(escalationsList, reviews.escalations, ask)
    case 'not-spoken':
      return listOf(toSpeakToList, reviews.toSpeakTo, ask)
    case 'children':
      return listOf(reviewedList, reviews.children, ask)
  }
}

function saved(reviews: Reviews, which: ReviewList, query: Fields): ReturnType<typeof savedList> {
  switch (which) {
    case 'diary':
      return savedList('review-diary', diaryList, reviews.diary, query)
    case 'officers':
      return savedList('reviewing-officers', officersList, reviews.officers, query)
    case 'held':
      return savedList('reviews-held', heldList, reviews.held.toReversed(), query)
    case 'escalations':
      return savedList('worries-raised', escalationsList, reviews.escalations, query)
    case 'not-spoken':
      return savedList('to-be-spoken-to', toSpeakToList, reviews.toSpeakTo, query)
    case 'children':
      return savedList('children-to-review', reviewedList, reviews.children, query)
  }
}

function percent({ done, of }: ShareOf): { readonly value: string; readonly behind: string } {
  return of === 0
    ? { value: '–', behind: 'none to tell of' }
    : { value: `${Math.round((done / of) * 100)}%`, behind: `${done} of ${of}` }
}

function underFour({ participation }: Reviews): string {
  return participation.underFour > 0 ? `${participation.underFour} more of children under 4` : ''
}
