import { aroundKinds } from './kinds/around.ts'
import { identityKinds } from './kinds/identity.ts'
import { lifeKinds } from './kinds/life.ts'

export * from './kinds/around.ts'
export * from './kinds/identity.ts'
export * from './kinds/life.ts'

/** Everything this room writes. */
export const peopleKinds = [...identityKinds, ...aroundKinds, ...lifeKinds] as const
