import { permit } from '../../access/decide.ts'
import type { PersonFound, SearchService } from '../services.ts'
import { AMARA } from './children.test-support.ts'

const found: PersonFound = {
  id: AMARA,
  called: 'Amara Okoye',
  number: 'N1000',
  age: 12,
  born: '2014-06-03' as PersonFound['born'],
  council: 'North',
  worker: 'Jo Patel',
  matches: [{ by: 'sounds', kind: 'name', what: 'former', written: 'Amarah Oakoye', typed: 'amara' }],
  birth: 'near',
}

/** Made-up searching: Amara is found by her name; a new person of her name may be her, and anyone without a name is refused. */
export const madeUpSearch: SearchService = {
  search: async (viewer, text) => {
    permit(viewer, 'children.list')
    if (!/\w/.test(text)) return { people: [], nothingAsked: true }
    return { people: /amara/i.test(text) ? [found] : [], nothingAsked: false }
  },
  newPersonChoices: viewer => {
    permit(viewer, 'child.create')
    return {
      councils: [
        { value: 'north', text: 'North' },
        { value: 'west', text: 'West' },
      ],
      sexes: [{ value: 'F', text: 'Female' }],
      birthKnownBy: [{ value: 'told', text: 'As the child or family told us' }],
    }
  },
  open: async (viewer, typed) => {
    permit(viewer, 'child.create')
    if (typed.given === '') return { is: 'refused', problems: [{ field: 'given', why: 'missing' }] }
    if (typed.given === 'Amara' && !typed.none) return { is: 'perhaps', people: [found] }
    return { is: 'opened', id: AMARA }
  },
}
