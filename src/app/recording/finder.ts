import { sql } from 'kysely'
import { placementProvider, placementType } from '../../practice/placement/codes.ts'
import { placement } from '../../practice/placement/kinds.ts'
import { AT_ITS_ADDRESS } from '../../returns/ssda903/validation/rules/providers.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import { type Form, sentAs } from '../../spine/web/forms/model.ts'
import { inWords } from '../../spine/web/format.ts'
import { type Fields, one } from '../../spine/web/page.ts'
import type { FormShown } from '../../spine/web/services.ts'
import { editionsInUse } from '../providers/held.ts'
import { matches, wordsIn } from '../providers/service.ts'

/** What was typed to find a home by, and what asks for it: neither is kept in a draft. */
const FIND = 'find-provider'
const CHOOSE = 'provider:'
const MOST_FOUND = 12

interface Listed {
  readonly urn: string
  readonly name: string | null
  readonly type: string | null
  readonly area: string | null
  readonly postcode: string | null
  readonly ended: PlainDate | null
  readonly places: readonly string[]
  readonly kinds: readonly string[]
}

/** Whether what was pressed only looks a home up, so that nothing is recorded. */
export function onlyFinds(doing: string | undefined): boolean {
  return doing === 'find' || doing?.startsWith(CHOOSE) === true
}

/** The fields with what Ofsted's list says of the home that was chosen filled in; as they were where none was. */
export async function withChosen(
  tx: Tx,
  authority: number,
  form: Form,
  doing: string,
  fields: Fields,
): Promise<Fields> {
  if (form.kind.name !== placement.name || !doing.startsWith(CHOOSE)) return fields
  const [found] = await listed(tx, authority, sql`and urn = ${doing.slice(CHOOSE.length)}`)
  if (!found) return fields
  const type = found.places.length === 1 ? found.places[0] : undefined
  const provider = found.kinds.length === 1 ? found.kinds[0] : undefined
  const known = (codes: readonly { readonly code: string }[], code: string | undefined): code is string =>
    codes.some(each => each.code === code)
  return {
    ...fields,
    [sentAs('urn')]: found.urn,
    ...(known(placementType.codes, type) ? { [sentAs('type')]: type } : {}),
    ...(known(placementProvider.codes, provider) ? { [sentAs('provider')]: provider } : {}),
    // An agency's own postcode is not where the child lives.
    ...(found.postcode && type !== undefined && AT_ITS_ADDRESS.has(type)
      ? { [sentAs('postcode')]: `${found.postcode.slice(0, -3)} ${found.postcode.slice(-3)}` }
      : {}),
  }
}

/** The box that finds a home on Ofsted's lists, with what was found; none on other forms, or where no list is held. */
export async function finderFor(store: Store, form: Form, fields: Fields): Promise<Pick<FormShown, 'finder'>> {
  if (form.kind.name !== placement.name) return {}
  const { authority } = store
  return store.within({ author: 'system', sight: 'none' }, async tx => {
    if ((await editionsInUse(tx, authority)).length === 0) return {}
    const value = (one(fields, FIND) ?? '').slice(0, 100)
    const doing = one(fields, 'do') ?? ''
    const [chosen] = doing.startsWith(CHOOSE)
      ? await listed(tx, authority, sql`and urn = ${doing.slice(CHOOSE.length)}`)
      : []
    const words = chosen ? [] : wordsIn(value)
    const found = words.length === 0 ? [] : await listed(tx, authority, sql.join(words.map(matches), sql` `))
    return {
      finder: {
        name: FIND,
        value,
        looked: words.length > 0,
        ...(chosen ? { chosen: [chosen.name, chosen.urn].filter(part => part !== null).join(', ') } : {}),
        more: found.length > MOST_FOUND,
        found: found.slice(0, MOST_FOUND).map(each => ({
          choose: `${CHOOSE}${each.urn}`,
          title: each.name ?? each.urn,
          note: [each.urn, each.type, each.area, each.postcode].filter(part => part !== null).join(', '),
          ...(each.ended ? { closed: `Closed on ${inWords(each.ended)}` } : {}),
        })),
      },
    }
  })
}

async function listed(tx: Tx, authority: number, which: ReturnType<typeof sql>): Promise<readonly Listed[]> {
  const editions = await editionsInUse(tx, authority)
  const inUse = editions.map(({ number, list }) => ({ number, list }))
  const found = await sql<Listed>`
    select urn, name, type, area, postcode, ended, places, kinds from provider_listed
    where authority = ${authority} and (edition, list) in (
        select number, list from jsonb_to_recordset(${JSON.stringify(inUse)}::jsonb) as e(number int, list text)) ${which}
    order by ended is not null, name nulls last, urn limit ${MOST_FOUND + 1}`.execute(tx)
  return found.rows
}
