import type { Source } from '../spine/measure/measure.ts'

// The documents that rooms cite, each named once, so that every measure calls them the same.

/** The published statistics on children looked after, at a section of their guidance or tables. */
export const published = (provision: string): Source => ({
  title: 'Children looked after in England including adoptions (Department for Education)',
  provision,
  verified: true,
})

/** The Department's dictionary of local authority indicators, at an indicator. */
export const indicator = (provision: string): Source => ({
  title: 'Local authority interactive tool: data dictionary (Department for Education)',
  provision,
  verified: true,
})

/** The children looked after return, at a table, column or check. */
export const ssda903 = (provision: string): Source => ({
  title: 'SSDA903 children looked after return',
  provision,
  verified: true,
})

/** The contract between the councils and the trust, at a performance indicator. */
export const contract = (provision: string): Source => ({
  title: 'Contract with the councils',
  provision,
  verified: true,
})
