import type { Viewer } from '../../spine/access/decide.ts'
import type { Keeping } from '../../spine/access/keeping.ts'
import { qrOf, secretAddress } from '../../spine/access/one-time-code.ts'
import type { SignInProvider } from '../../spine/access/provider.ts'
import type { UserRole } from '../../spine/access/roles.ts'
import {
  beginSecondStep,
  checkPassword,
  confirmSecondStep,
  endSecondStep,
  forgetOwnTries,
  ownSecondStep,
} from '../../spine/access/second-step.ts'
import { recordRefusal, sessionViewer, signIn, signOut } from '../../spine/access/sessions.ts'
import { giveCode, ownTie, signInVouched, tieOwn } from '../../spine/access/sign-in-steps.ts'
import type { Store } from '../../spine/store/store.ts'
import type {
  AccessService,
  OwnAccountService,
  OwnProviderService,
  OwnSecondStepService,
  ProviderSignIn,
} from '../../spine/web/services.ts'
import { ownAccount } from './own.ts'

/** What signing in is made of. */
export interface Steps {
  /** The present instant. */
  readonly now: () => string
  readonly keeping: Keeping
  /** Of whom the trust asks a second step. */
  readonly asked: readonly UserRole[]
  readonly provider?: SignInProvider
}

/** Signing in, and one's own ways of doing so, as pages ask for them. */
export function signingIn(
  store: Store,
  { now, keeping, asked, provider }: Steps,
): {
  readonly access: Omit<AccessService, 'giveReason'>
  readonly own: Pick<OwnAccountService, 'secondStep' | 'provider'>
} {
  return {
    access: {
      signIn: (email, password, address) => signIn(store, { email, password, address }, now()),
      giveCode: (half, code, address) => giveCode(store, keeping, { half, code, address }, now()),
      session: token => sessionViewer(store, token, now(), asked),
      signOut: viewer => signOut(store, viewer, now()),
      ...(provider ? { provider: byProvider(store, provider, now) } : {}),
    },
    own: {
      secondStep: secondStep(store, keeping, now),
      ...(provider ? { provider: ownProvider(store, provider, now) } : {}),
    },
  }
}

function byProvider(store: Store, provider: SignInProvider, now: () => string): ProviderSignIn {
  return {
    label: provider.label,
    begin: provider.begin,
    finish: async (query, carried) => {
      const vouched = await provider.finish(query, carried)
      if (typeof vouched !== 'string') return signInVouched(store, vouched, now())
      await recordRefusal(store, undefined, 'provider')
      return { is: 'refused', why: vouched }
    },
  }
}

function ownProvider(store: Store, provider: SignInProvider, now: () => string): OwnProviderService {
  return {
    label: provider.label,
    since: viewer => ownTie(store, viewer, provider.issuer),
    begin: async (viewer, password) => {
      const stopped = await checkPassword(store, viewer, password, now())
      if (stopped) return stopped
      await forgetOwnTries(store, viewer)
      const begun = await provider.begin()
      return begun === 'down' ? 'down' : { is: 'begun', ...begun }
    },
    tie: async (viewer, query, carried) => {
      const vouched = await provider.finish(query, carried)
      if (typeof vouched === 'string') return vouched
      return (await tieOwn(store, viewer, vouched, now())) ? 'tied' : 'tied-elsewhere'
    },
  }
}

function secondStep(store: Store, keeping: Keeping, now: () => string): OwnSecondStepService {
  const emailOf = async (viewer: Viewer): Promise<string> => (await ownAccount(store, viewer, now()))?.email ?? ''
  return {
    read: async viewer => {
      const own = await ownSecondStep(store, keeping, viewer)
      if (own.is !== 'begun') return own
      const address = secretAddress(own.secret, await emailOf(viewer))
      return { ...own, picture: { ...qrOf(address), address } }
    },
    begin: (viewer, password) => beginSecondStep(store, keeping, viewer, password, now()),
    confirm: (viewer, code) => confirmSecondStep(store, keeping, viewer, code, now()),
    end: (viewer, given) => endSecondStep(store, keeping, viewer, given, now()),
  }
}
