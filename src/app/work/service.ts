import type { PlainDate } from '../../spine/time/plain-date.ts'
import type { WorkService } from '../../spine/web/services.ts'
import type { Product } from '../product.ts'
import { dayService } from './day.ts'
import { healthTeamService } from './health-team.ts'
import { owedService } from './owed.ts'
import { reviewsService } from './reviews.ts'
import { teamService } from './team.ts'
import { virtualSchoolService } from './virtual-school.ts'

/** The pages by which people find their work. `today` is asked at the edge, each time: the day it is in England. */
export function workService(product: Product, today: () => PlainDate): WorkService {
  return {
    day: dayService(product, today),
    team: teamService(product, today),
    reviews: reviewsService(product, today),
    virtualSchool: virtualSchoolService(product, today),
    healthTeam: healthTeamService(product, today),
    owed: owedService(product, today),
  }
}
