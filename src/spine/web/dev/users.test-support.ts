import type { Account, AccountRefused, UsersService } from '../services.ts'

const NOBODY: AccountRefused = { is: 'refused', problems: ['no-such-user'] }

/** The one made-up account that can be looked at by its id. */
export const KIT: Account = {
  id: '00000000-0000-4000-8000-000000000010',
  email: 'kit@example.org',
  name: 'Kit Shaw',
  role: 'administrator',
  council: null,
  works: false,
  homeKnown: false,
  secondStep: false,
  tied: false,
  lastSignedInAt: '2026-03-02T09:00:00.000Z',
  disabledAt: null,
}

/** Accounts, made up: there is one, and nothing about it can be changed. */
export const madeUpUsers: UsersService = {
  list: async () => [KIT],
  one: async (_, id) => (id === KIT.id ? KIT : undefined),
  add: async () => ({ is: 'refused', problems: ['email-taken'] }),
  changeRole: async () => NOBODY,
  changeCouncil: async () => NOBODY,
  post: async () => undefined,
  changePost: async () => undefined,
  setHome: async () => undefined,
  disable: async () => NOBODY,
  enable: async () => NOBODY,
  newPassword: async () => NOBODY,
  signOutEverywhere: async () => NOBODY,
  endSecondStep: async () => NOBODY,
  untie: async () => NOBODY,
  own: {
    read: async () => ({ email: KIT.email, name: KIT.name, role: KIT.role, council: null, elsewhere: 0 }),
    changePassword: async () => ({ is: 'refused', problems: ['present-wrong'] }),
    signOutElsewhere: async () => {},
    secondStep: {
      read: async () => ({ is: 'off' }),
      begin: async () => ({ is: 'refused', why: 'password-wrong' }),
      confirm: async () => ({ is: 'refused', why: 'not-begun' }),
      end: async () => ({ is: 'refused', why: 'not-begun' }),
    },
  },
  audit: {
    find: async () => ({ lines: [], people: [], sealedTo: null }),
    check: async () => ({
      whole: true,
      seals: 0,
      events: 0,
      unsealed: { count: 0 },
      lostBeforeSealing: [],
      checkedAt: '2026-03-02T09:00:00.000Z',
    }),
  },
}
