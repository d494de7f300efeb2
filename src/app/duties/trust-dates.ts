import { localOffer, schoolTermDates } from '../../practice/governance/kinds.ts'
import { publishedYear } from '../../practice/governance/standing.ts'
import { permit } from '../../spine/access/decide.ts'
import { type Entry, startDay } from '../../spine/ledger/entry.ts'
import type { BodyOf } from '../../spine/ledger/kind.ts'
import { readRecorded } from '../../spine/ledger/read.ts'
import { recordIn } from '../../spine/ledger/record.ts'
import type { Tx } from '../../spine/store/store.ts'
import { faultOfYear } from '../../spine/time/council-terms.ts'
import { dateOf, isPlainDate } from '../../spine/time/plain-date.ts'
import { usualTerms } from '../../spine/time/school-terms.ts'
import type { DutiesService, TermField, TrustDateFault } from '../../spine/web/services.ts'
import type { Product } from '../product.ts'
import { rulebook } from '../rulebook.ts'
import { trustFile, trustFileIfAny } from './trust-file.ts'

const FILES = { author: 'system', sight: 'files' } as const

type Terms = Entry<BodyOf<typeof schoolTermDates>> & { readonly version: number }
type Offer = Entry<BodyOf<typeof localOffer>>

const NOT_DAYS = new Set(['council', 'year', 'closed'])

const FIELDS: readonly TermField[] = Object.entries(schoolTermDates.schema.shape).flatMap(([name, field]) =>
  NOT_DAYS.has(name) ? [] : [{ name, title: field.meta()?.title ?? name }],
)

/** The school terms and local offers of the trust's councils, kept in its own file. `workOutAgain` follows what changes duties. */
export function trustDatesService(
  { store, councils }: Pick<Product, 'store' | 'councils'>,
  workOutAgain: () => void,
): Pick<DutiesService, 'dates' | 'setTerms' | 'noteOffer'> {
  const { authority } = store
  const choices = councils.map(({ code, name }) => ({ value: code, text: name }))
  const choiceOf = (code: string) => choices.find(({ value }) => value === code) ?? { value: code, text: code }

  return {
    dates: async viewer => {
      permit(viewer, 'duties.read')
      const { terms, offers } = await store.within(FILES, tx => held(tx, authority))
      const newest = new Map<string, Offer>()
      for (const offer of offers) {
        const before = newest.get(offer.body.council)
        if (!before || (startDay(before.start) ?? '') <= (startDay(offer.start) ?? ''))
          newest.set(offer.body.council, offer)
      }
      return {
        councils: choices,
        years: [...new Set(usualTerms.terms.map(term => term.year))],
        fields: FIELDS,
        terms: terms
          .map(({ body }) => {
            const { council, year, closed, ...days } = body
            return { council: choiceOf(council), year, dates: { ...days, ...(closed ? { closed } : {}) } }
          })
          .toSorted((a, b) => b.year - a.year || (a.council.text < b.council.text ? -1 : 1)),
        offers: [...newest.values()].flatMap(({ start, body }) => {
          const on = startDay(start)
          return on === undefined
            ? []
            : [{ council: choiceOf(body.council), on, ...(body.where ? { where: body.where } : {}) }]
        }),
      }
    },

    setTerms: async (viewer, asked) => {
      const { grants } = permit(viewer, 'duties.set')
      const found = readTerms(asked, new Set(choices.map(({ value }) => value)))
      if ('faults' in found) return { is: 'refused', faults: found.faults }
      const { body } = found
      await store.within(grants, async tx => {
        const subject = await trustFile(tx, authority)
        const before = (await held(tx, authority)).terms.find(
          each => each.body.council === body.council && each.body.year === body.year,
        )
        await recordIn(
          tx,
          authority,
          rulebook,
          viewer.id,
          [
            {
              subject,
              kind: schoolTermDates.name,
              ...(before ? { entry: before.id, seen: before.version } : {}),
              start: dateOf(body.year, 9, 1),
              end: null,
              body,
            },
          ],
          null,
        )
      })
      workOutAgain()
      return { is: 'done' }
    },

    noteOffer: async (viewer, asked) => {
      const { grants } = permit(viewer, 'duties.set')
      const { council = '', on = '', where = '' } = asked
      const faults: TrustDateFault[] = [
        ...(choices.some(({ value }) => value === council)
          ? []
          : [{ field: 'offer-council', text: 'Choose a council' }]),
        ...(isPlainDate(on) ? [] : [{ field: 'on', text: 'Enter the day it was published or looked at again' }]),
        ...(where.length > 300 ? [{ field: 'where', text: 'Use 300 characters or fewer' }] : []),
      ]
      if (faults.length > 0 || !isPlainDate(on)) return { is: 'refused', faults }
      await store.within(grants, async tx => {
        const subject = await trustFile(tx, authority)
        const body = { council, ...(where.trim() === '' ? {} : { where: where.trim() }) }
        await recordIn(
          tx,
          authority,
          rulebook,
          viewer.id,
          [{ subject, kind: localOffer.name, start: on, end: null, body }],
          null,
        )
      })
      return { is: 'done' }
    },
  }
}

async function held(
  tx: Tx,
  authority: number,
): Promise<{ readonly terms: readonly Terms[]; readonly offers: readonly Offer[] }> {
  const subject = await trustFileIfAny(tx, authority)
  if (subject === undefined) return { terms: [], offers: [] }
  const entries = await readRecorded(tx, authority, rulebook, subject)
  return {
    terms: entries.filter(entry => entry.kind === schoolTermDates.name) as Terms[],
    offers: entries.filter(entry => entry.kind === localOffer.name) as Offer[],
  }
}

function readTerms(
  asked: Readonly<Record<string, string>>,
  councils: ReadonlySet<string>,
): { readonly body: BodyOf<typeof schoolTermDates> } | { readonly faults: readonly TrustDateFault[] } {
  const { council = '', year = '', closed = '' } = asked
  const listed = closed.split(/[\s,;]+/).filter(each => each !== '')
  const wrongDay = listed.find(each => !isPlainDate(each))
  const faults: TrustDateFault[] = [
    ...(councils.has(council) ? [] : [{ field: 'council', text: 'Choose a council' }]),
    ...(/^\d{4}$/.test(year) ? [] : [{ field: 'year', text: 'Choose a school year' }]),
    ...FIELDS.filter(({ name }) => !isPlainDate(asked[name] ?? '')).map(({ name, title }) => ({
      field: name,
      text: `${title}: enter the day`,
    })),
    ...(wrongDay === undefined
      ? []
      : [{ field: 'closed', text: `‘${wrongDay}’ is not a day. Write each as 2026-09-01, one a line` }]),
  ]
  if (faults.length > 0) return { faults }
  const parsed = schoolTermDates.schema.safeParse({
    ...Object.fromEntries(FIELDS.map(({ name }) => [name, asked[name]])),
    council,
    year: Number(year),
    ...(listed.length > 0 ? { closed: listed.join(' ') } : {}),
  })
  if (!parsed.success)
    return {
      faults: parsed.error.issues.map(({ path, message }) => ({ field: String(path[0] ?? 'year'), text: message })),
    }
  const fault = faultOfYear(publishedYear(parsed.data))
  return fault === undefined ? { body: parsed.data } : { faults: [{ field: FIELDS[0]?.name ?? 'year', text: fault }] }
}
