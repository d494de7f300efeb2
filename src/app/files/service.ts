import type { Store } from '../../spine/store/store.ts'
import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { GuardService } from '../../spine/web/service-guard.ts'
import type { Choice } from '../../spine/web/services.ts'
import { coverService } from '../users/cover.ts'
import { teamsService } from '../users/teams.ts'
import { looksService } from './looks.ts'
import { reasonsService } from './reasons.ts'
import { restrictionsService } from './restrictions.ts'

/** Who may know what, as pages ask for it. `now` answers the present instant, `today` the day it is in England. */
export function guardService(
  store: Store,
  councils: readonly Choice[],
  now: () => string,
  today: () => PlainDate,
): GuardService {
  return {
    reasons: reasonsService(store, now),
    restrictions: restrictionsService(store),
    cover: coverService(store, today),
    teams: teamsService(store, councils, now),
    looks: looksService(store, now),
  }
}
