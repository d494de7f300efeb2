import { ageBand, ethnicity, sex } from '../../practice/people/codes.ts'
import { ageBandOf, ageOf, identityOf, isUnaccompaniedOn } from '../../practice/people/notions.ts'
import type { Dimension } from '../../spine/measure/breakdown.ts'
import type { Council } from '../../spine/measure/measure.ts'
import { councilOfFile } from '../context.ts'

/** The five groups the census gathers ethnicities under, by the return's codes. */
const CENSUS_GROUPS = [
  { code: 'white', label: 'White', codes: ['WBRI', 'WIRI', 'WIRT', 'WROM', 'WOTH'] },
  { code: 'mixed', label: 'Mixed', codes: ['MWBC', 'MWBA', 'MWAS', 'MOTH'] },
  { code: 'asian', label: 'Asian or Asian British', codes: ['AIND', 'APKN', 'ABAN', 'AOTH'] },
  { code: 'black', label: 'Black or Black British', codes: ['BCRB', 'BAFR', 'BOTH'] },
  { code: 'other', label: 'Another ethnic group', codes: ['CHNE', 'OOTH'] },
] as const

const groupOf = (code: string): string | undefined =>
  CENSUS_GROUPS.find(group => (group.codes as readonly string[]).includes(code))?.code

/** The ways every measure is divided. */
export function dimensionsFor(councils: readonly Council[]): readonly Dimension[] {
  return [
    {
      id: 'council',
      title: 'By council',
      codes: councils.map(council => ({ code: council.code, label: council.name })),
      of: councilOfFile,
      councils: code => councils.filter(council => council.code === code),
    },
    {
      id: 'age',
      title: 'By age',
      codes: ageBand.codes,
      of: (file, on) => {
        const age = ageOf(file, on)
        return age === undefined || age < 0 ? undefined : ageBandOf(age)
      },
    },
    { id: 'sex', title: 'By sex', codes: sex.codes, of: file => identityOf(file)?.sex },
    {
      id: 'ethnicity',
      title: 'By ethnicity',
      groups: CENSUS_GROUPS.map(({ code, label }) => ({ code, label })),
      codes: ethnicity.codes.map(({ code, label }) => {
        const group = groupOf(code)
        return group ? { code, label, group } : { code, label }
      }),
      of: file => identityOf(file)?.ethnicity,
    },
    {
      id: 'separated',
      title: 'Separated children',
      codes: [
        { code: 'yes', label: 'Unaccompanied asylum-seeking' },
        { code: 'no', label: 'Others' },
      ],
      of: (file, on) => (isUnaccompaniedOn(file, on) ? 'yes' : 'no'),
    },
  ]
}
