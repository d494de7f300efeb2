import type { Collection } from '../../returns/ssda903/validation/collection.ts'
import type { CheckProblem, CheckRemark } from '../../spine/web/services.ts'

/** A return that can be checked. */
export interface GivenReturn {
  readonly collection: Collection
  readonly remarks: readonly CheckRemark[]
  readonly postcodes: boolean
  /** The file each child's rows were made from, by the child's number, where the record made them; '' where it is not one file. */
  readonly subjects?: ReadonlyMap<string, string>
}

/** Why nothing was checked. */
export interface CheckRefusal {
  readonly problems: readonly CheckProblem[]
}
