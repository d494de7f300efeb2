import { keepingUnder, keyIn } from '../spine/access/keeping.ts'
import type { PlainDate } from '../spine/time/plain-date.ts'
import type { Services } from '../spine/web/services.ts'
import { auditsService } from './audits/service.ts'
import { boardsService } from './boards/service.ts'
import { checkingService } from './checking/service.ts'
import { childrenService } from './children/service.ts'
import { councilsSideService } from './contract/councils-side.ts'
import { contractService } from './contract/service.ts'
import { dutiesService } from './duties/service.ts'
import { exportsService } from './exports/service.ts'
import { financeService } from './finance/service.ts'
import { figuresService } from './figures/service.ts'
import { giveReason } from './files/reasons.ts'
import { guardService } from './files/service.ts'
import { frontService } from './front/service.ts'
import { importsService } from './imports/service.ts'
import { informationService } from './information/service.ts'
import { inspectorsService } from './inspectors/service.ts'
import { mergeService } from './merge/service.ts'
import { panelsService } from './panels/service.ts'
import { packsService } from './packs/service.ts'
import type { Product } from './product.ts'
import { providersService } from './providers/service.ts'
import { promisesService } from './promises/service.ts'
import { qualityService } from './quality/service.ts'
import { recordingService } from './recording/service.ts'
import { registersService } from './registers/forms.ts'
import { improvementService } from './registers/improvement.ts'
import { risksService } from './registers/risks.ts'
import { rulebook } from './rulebook.ts'
import { searchService } from './search/service.ts'
import { sensoryService } from './sensory/service.ts'
import { spendService } from './spend/service.ts'
import { staffingService } from './staffing/service.ts'
import { signInProvider } from '../spine/access/provider.ts'
import { signingIn } from './users/signing-in.ts'
import { usersService } from './users/service.ts'
import { workService } from './work/service.ts'

/**
 * Everything pages ask for, made from the product. `onTrouble` is told, in a code, what went wrong with the provider of sign-ins;
 * `onFault` of a check of a return that broke.
 */
export function servicesOf(
  product: Product,
  onTrouble?: (code: string) => void,
  onFault?: (error: unknown) => void,
): Services {
  const { store, settings } = product
  const now = (): string => new Date().toISOString()
  const councils = product.councils.map(({ code, name }) => ({ value: code, text: name }))
  const steps = signingIn(store, {
    now,
    keeping: keepingUnder(() => keyIn(settings.dataDir)),
    asked: settings.signIn?.secondStep ?? [],
    ...(settings.signIn?.provider ? { provider: signInProvider(settings.signIn.provider, onTrouble) } : {}),
  })
  const registers = registersService(product, today)
  const figures = figuresService(product, today)
  // What the board reads, from which its papers are made.
  const read = {
    figures,
    front: frontService(product, figures, today),
    contract: contractService(product, today, now),
    risks: risksService(product, registers, today),
    improvement: improvementService(product, registers, today),
    boards: boardsService(product, registers, today),
    promises: promisesService(product, registers, today),
  }
  return {
    councils,
    access: {
      ...steps.access,
      giveReason: (viewer, child, asked) => giveReason(store, viewer, child, asked),
    },
    guard: guardService(store, councils, now, today),
    ...read,
    packs: packsService(read, today),
    children: childrenService(product, today),
    councilsSide: councilsSideService(product, registers, today),
    duties: dutiesService(product, today),
    imports: importsService(product),
    checking: checkingService(product, today, onFault),
    exports: exportsService(product, today),
    providers: providersService(product, today),
    users: usersService(product, now, steps.own),
    work: workService(product, today),
    quality: qualityService(product, today),
    registers,
    audits: auditsService(product, registers, today),
    staffing: staffingService(product, registers, today),
    finance: financeService(product, registers, today),
    spend: spendService(product, today),
    sensory: sensoryService(product, today),
    information: informationService(product, registers, { today, now }),
    inspectors: inspectorsService(product, today),
    panels: panelsService(product, registers, today),
    search: searchService(product, today),
    merge: mergeService(product, today),
    recording: recordingService({ store, rulebook, dataDir: product.settings.dataDir, today }),
  }
}

const LONDON = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** Today where the trust is. */
export function today(): PlainDate {
  return LONDON.format(new Date()) as PlainDate
}
