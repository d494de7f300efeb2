import { decide, type Viewer } from '../access/decide.ts'
import type { Action } from '../access/roles.ts'
import type { AuditsService } from './service-audits.ts'
import type { BoardsService } from './service-boards.ts'
import type { CheckingService } from './service-checking.ts'
import type { ChildrenService } from './service-children.ts'
import type { ContractService } from './service-contract.ts'
import type { CouncilsSideService } from './service-councils-side.ts'
import type { DutiesService } from './service-duties.ts'
import type { ExportsService } from './service-exports.ts'
import type { FinanceService } from './service-finance.ts'
import type { FiguresService } from './service-figures.ts'
import type { FrontService } from './service-front.ts'
import type { GuardService, ReasonAsked, ReasonGiven } from './service-guard.ts'
import type { ImprovementService } from './service-improvement.ts'
import type { ImportsService } from './service-imports.ts'
import type { InformationService } from './service-information.ts'
import type { InspectorsService } from './service-inspectors.ts'
import type { MergeService } from './service-merge.ts'
import type { PanelsService } from './service-panels.ts'
import type { PacksService } from './service-packs.ts'
import type { ProvidersService } from './service-providers.ts'
import type { PromisesService } from './service-promises.ts'
import type { QualityService } from './service-quality.ts'
import type { RecordingService } from './service-recording.ts'
import type { RegistersService } from './service-registers.ts'
import type { RisksService } from './service-risks.ts'
import type { SensoryService } from './service-sensory.ts'
import type { SpendService } from './service-spend.ts'
import type { SearchService } from './service-search.ts'
import type { StaffingService } from './service-staffing.ts'
import type { SigningIn } from './service-sign-in.ts'
import type { UsersService } from './service-users.ts'
import type { WorkService } from './service-work.ts'

export type * from './service-audits.ts'
export type * from './service-boards.ts'
export type * from './service-checking.ts'
export type * from './service-children.ts'
export type * from './service-contract.ts'
export type * from './service-councils-side.ts'
export type * from './service-duties.ts'
export type * from './service-exports.ts'
export type * from './service-figures.ts'
export type * from './service-front.ts'
export type * from './service-finance.ts'
export type * from './service-guard.ts'
export type * from './service-improvement.ts'
export type * from './service-imports.ts'
export type * from './service-information.ts'
export type * from './service-inspectors.ts'
export type * from './service-merge.ts'
export type * from './service-panels.ts'
export type * from './service-packs.ts'
export type * from './service-providers.ts'
export type * from './service-promises.ts'
export type * from './service-quality.ts'
export type * from './service-recording.ts'
export type * from './service-registers.ts'
export type * from './service-risks.ts'
export type * from './service-sensory.ts'
export type * from './service-spend.ts'
export type * from './service-search.ts'
export type * from './service-staffing.ts'
export type * from './service-sign-in.ts'
export type * from './service-users.ts'
export type * from './service-work.ts'

/** Everything pages ask of the rest of the system. Each call takes the viewer first and decides access for itself too. */
export interface Services {
  /** The trust's councils, for pickers. */
  readonly councils: readonly Choice[]
  readonly access: AccessService
  /** Who may know what: reasons, restricted files, cover, teams and odd looks. */
  readonly guard: GuardService
  readonly figures: FiguresService
  /** The front of the board’s scorecard, and what figures are compared with. */
  readonly front: FrontService
  readonly children: ChildrenService
  /** The contract's KPIs: how they stand, what is entered and what went to the councils. */
  readonly contract: ContractService
  readonly councilsSide: CouncilsSideService
  readonly duties: DutiesService
  readonly imports: ImportsService
  /** Checking a return before it is sent. */
  readonly checking: CheckingService
  /** Making a return from the record, to be sent. */
  readonly exports: ExportsService
  /** Ofsted’s lists of providers, in which homes are looked up. */
  readonly providers: ProvidersService
  readonly users: UsersService
  readonly recording: RecordingService
  /** Finding people by whatever is known of them, and opening a new file. */
  readonly search: SearchService
  /** Two files that are one person's, put together and taken apart. */
  readonly merge: MergeService
  /** My day, teams, reviews, the virtual school and the health team. */
  readonly work: WorkService
  /** What the rules of the return find wrong in the record, all year. */
  readonly quality: QualityService
  /** Writing in the trust's own registers. */
  readonly registers: RegistersService
  /** The trust's money. */
  readonly finance: FinanceService
  /** What placements cost, from the prices on children's files. */
  readonly spend: SpendService
  /** The sensory impairment service that the councils share. */
  readonly sensory: SensoryService
  /** The registers of risks. */
  readonly risks: RisksService
  /** The trust's posts and the people in them. */
  readonly staffing: StaffingService
  /** The improvement plan, and the inspections it answers. */
  readonly improvement: ImprovementService
  /** Breaches, requests for records, and how long records are kept. */
  readonly information: InformationService
  /** Inspectors’ sign-ins, and an inspector’s own work. */
  readonly inspectors: InspectorsService
  /** Panels that decide about children, and performance clinics. */
  readonly panels: PanelsService
  /** Audits of practice, moderation, and what incidents and reviews teach. */
  readonly audits: AuditsService
  /** Boards and committees: their meetings, papers, actions, and what they say to the councils. */
  readonly boards: BoardsService
  /** What was promised to children and what the trust aims at. */
  readonly promises: PromisesService
  /** A meeting's pack and the year's report. */
  readonly packs: PacksService
}

/** Something to choose from: what is sent, and what people see. */
export interface Choice {
  readonly value: string
  readonly text: string
}

export type { Action } from '../access/roles.ts'
export type { Viewer } from '../access/decide.ts'
export type { SignedIn, SignInRefused } from '../access/sessions.ts'

export interface AccessService extends SigningIn {
  /** Who holds a session; undefined once it has ended. Asked on every request, so a change of role bites at once. */
  readonly session: (token: string) => Promise<Viewer | undefined>
  readonly signOut: (viewer: Viewer) => Promise<void>
  /** Opens a child's file for an hour to someone who does not work with the child, and tells those who do. */
  readonly giveReason: (viewer: Viewer, child: string, asked: ReasonAsked) => Promise<ReasonGiven>
}

/** Whether someone may do something, for a link or a route. The decision itself is the access room's. */
export function may(viewer: Viewer | undefined, action: Action): boolean {
  return decide(viewer, action).allow
}
