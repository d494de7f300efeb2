import { seeingKinds } from './kinds/seeing.ts'
import { workKinds } from './kinds/work.ts'

export * from './kinds/seeing.ts'
export * from './kinds/work.ts'

/** Everything this room writes. */
export const caseworkKinds = [...seeingKinds, ...workKinds] as const
