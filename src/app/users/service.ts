import { randomInt } from 'node:crypto'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import { isUserRole } from '../../spine/access/roles.ts'
import {
  type User,
  type UserResult,
  changeRole,
  createUser,
  disableUser,
  enableUser,
  listUsers,
  revokeSessions,
  setPassword,
} from '../../spine/access/users.ts'
import { isId } from '../../spine/ledger/ids.ts'
import type { Account, AccountChanged, AccountRefused, PasswordGiven, UsersService } from '../../spine/web/services.ts'
import type { Product } from '../product.ts'
import { changeCouncil, lastSignIns } from './accounts.ts'
import { auditService } from './audit.ts'
import { newPassword } from './new-password.ts'
import { changeOwnPassword, endOtherSessions, ownAccount } from './own.ts'

const NOBODY: AccountRefused = { is: 'refused', problems: ['no-such-user'] }

/** Accounts, one's own account, and the audit, as pages ask for them. `now` answers the present instant. */
export function usersService(product: Pick<Product, 'store' | 'councils'>, now: () => string): UsersService {
  const { store } = product
  const councilOf = (code: string | null): Account['council'] =>
    code === null ? null : { value: code, text: product.councils.find(council => council.code === code)?.name ?? code }
  const accountOf = ({ id, email, name, role, council, disabledAt }: User, last: string | undefined): Account => ({
    id,
    email,
    name,
    role,
    council: councilOf(council),
    lastSignedInAt: last ?? null,
    disabledAt,
  })
  const list = async (viewer: Viewer): Promise<readonly Account[]> => {
    const [users, last] = await Promise.all([listUsers(store, viewer), lastSignIns(store, viewer)])
    return users.map(user => accountOf(user, last.get(user.id)))
  }
  const one = async (viewer: Viewer, id: string): Promise<Account | undefined> =>
    (await list(viewer)).find(account => account.id === id)
  /** Does something to an account, if the id can be one's at all. */
  const to = async (viewer: Viewer, id: string, change: () => Promise<AccountChanged | UserResult>) => {
    permit(viewer, 'users.manage')
    if (!isId(id)) return NOBODY
    const result = await change()
    return result.is === 'done' ? ({ is: 'done' } as const) : result
  }
  return {
    list,
    one,
    add: async (viewer, ask) => {
      const password = newPassword(randomInt)
      // The database keeps no control characters in text, and no name has any.
      const [email, name, council] = [bare(ask.email), bare(ask.name), ask.council && bare(ask.council)]
      const made = await createUser(store, viewer, { email, name, role: ask.role, council, password })
      return givenFrom(made, password)
    },
    changeRole: (viewer, id, role) => to(viewer, id, () => changeRole(store, viewer, id, role)),
    changeCouncil: (viewer, id, council) =>
      to(viewer, id, () => changeCouncil(store, viewer, id, council === undefined ? null : bare(council))),
    disable: (viewer, id) => to(viewer, id, () => disableUser(store, viewer, id, now())),
    enable: (viewer, id) => to(viewer, id, () => enableUser(store, viewer, id)),
    newPassword: async (viewer, id) => {
      permit(viewer, 'users.manage')
      if (!isId(id)) return NOBODY
      const password = newPassword(randomInt)
      return givenFrom(await setPassword(store, viewer, id, password, now()), password)
    },
    signOutEverywhere: (viewer, id) =>
      to(viewer, id, async () => {
        if (!(await listUsers(store, viewer)).some(user => user.id === id)) return NOBODY
        await revokeSessions(store, viewer, id, now())
        return { is: 'done' }
      }),
    own: {
      read: async viewer => {
        const own = await ownAccount(store, viewer, now())
        if (!own || !isUserRole(viewer.role)) return undefined
        return { ...own, name: viewer.name ?? own.email, role: viewer.role, council: councilOf(viewer.council ?? null) }
      },
      changePassword: (viewer, present, wanted) => changeOwnPassword(store, viewer, present, wanted, now()),
      signOutElsewhere: viewer => endOtherSessions(store, viewer, now()),
    },
    audit: auditService(store, now),
  }
}

function givenFrom(result: UserResult, password: string): PasswordGiven {
  if (result.is === 'refused') return result
  const { id, name, email } = result.user
  return { is: 'done', account: { id, name, email }, password }
}

function bare(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, ' ')
}
