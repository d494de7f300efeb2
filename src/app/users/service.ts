import { randomInt } from 'node:crypto'
import { workerPost } from '../../practice/workforce/codes.ts'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import { isUserRole } from '../../spine/access/roles.ts'
import { resetSecondStep, secondStepsOn } from '../../spine/access/second-step.ts'
import { tiedAccounts, untie } from '../../spine/access/sign-in-steps.ts'
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
import { dayInEngland } from '../../spine/time/instants.ts'
import type {
  Account,
  AccountChanged,
  AccountRefused,
  Choice,
  OwnAccountService,
  PasswordGiven,
  UsersService,
} from '../../spine/web/services.ts'
import type { Product } from '../product.ts'
import { changeCouncil, homesKnown, lastSignIns, setHome } from './accounts.ts'
import { auditService } from './audit.ts'
import { newPassword } from './new-password.ts'
import { changeOwnPassword, endOtherSessions, ownAccount } from './own.ts'
import { teamsService } from './teams.ts'
import { changePost, ensureWorkerFile, postHeldBy } from './worker-file.ts'

const NOBODY: AccountRefused = { is: 'refused', problems: ['no-such-user'] }

/** Accounts, one's own account, and the audit, as pages ask for them. `now` answers the present instant. */
export function usersService(
  product: Pick<Product, 'store' | 'councils'>,
  now: () => string,
  own: Pick<OwnAccountService, 'secondStep' | 'provider'>,
): UsersService {
  const { store } = product
  const councilOf = (code: string | null): Account['council'] =>
    code === null ? null : { value: code, text: product.councils.find(council => council.code === code)?.name ?? code }
  const accountOf = (
    { id, email, name, role, council, worker, disabledAt }: User,
    last: string | undefined,
    has: Pick<Account, 'homeKnown' | 'secondStep' | 'tied'>,
  ): Account => ({
    id,
    email,
    name,
    role,
    council: councilOf(council),
    works: worker !== null,
    ...has,
    lastSignedInAt: last ?? null,
    disabledAt,
  })
  const list = async (viewer: Viewer): Promise<readonly Account[]> => {
    const [users, last, homes, steps, tied] = await Promise.all([
      listUsers(store, viewer),
      lastSignIns(store, viewer),
      homesKnown(store, viewer),
      secondStepsOn(store, viewer),
      tiedAccounts(store, viewer),
    ])
    return users.map(user =>
      accountOf(user, last.get(user.id), {
        homeKnown: homes.has(user.id),
        secondStep: steps.has(user.id),
        tied: tied.has(user.id),
      }),
    )
  }
  const userOf = async (viewer: Viewer, id: string): Promise<User | undefined> =>
    isId(id) ? (await listUsers(store, viewer)).find(user => user.id === id) : undefined
  const teams = teamsService(store, [], now)
  const openTeams = async (viewer: Viewer): Promise<readonly Choice[]> =>
    (await teams.list(viewer)).flatMap(team =>
      team.closedAt === null ? [{ value: team.id, text: `${team.name}, ${team.service}` }] : [],
    )
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
      if (made.is === 'done') {
        const team = (await openTeams(viewer)).find(each => each.value === ask.team)
        await ensureWorkerFile(store, viewer, made.user, dayInEngland(now()), team?.value)
      }
      return givenFrom(made, password)
    },
    changeRole: (viewer, id, role) =>
      to(viewer, id, async () => {
        const done = await changeRole(store, viewer, id, role)
        if (done.is === 'done') await ensureWorkerFile(store, viewer, done.user, dayInEngland(now()))
        return done
      }),
    post: async (viewer, id) => {
      const user = await userOf(viewer, id)
      if (!user || user.worker === null) return undefined
      const held = await postHeldBy(store, viewer, user.worker)
      const posts = workerPost.codes.map(({ code, label }) => ({ value: code, text: label }))
      return { ...(held ? { held } : {}), posts, teams: await openTeams(viewer) }
    },
    changePost: async (viewer, id, asked) => {
      const user = await userOf(viewer, id)
      return user && changePost(store, viewer, user, asked)
    },
    setHome: async (viewer, id, postcode) => (await userOf(viewer, id)) && setHome(store, viewer, id, postcode),
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
    endSecondStep: (viewer, id) =>
      to(viewer, id, async () => {
        // One's own takes one's password and a code.
        if (id === viewer.id || !(await listUsers(store, viewer)).some(user => user.id === id)) return NOBODY
        await resetSecondStep(store, viewer, id)
        return { is: 'done' }
      }),
    untie: (viewer, id) =>
      to(viewer, id, async () => {
        if (!(await listUsers(store, viewer)).some(user => user.id === id)) return NOBODY
        await untie(store, viewer, id)
        return { is: 'done' }
      }),
    own: {
      ...own,
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
