import type { Placed } from './placed.ts'

/** Papers and numbers; attachments stand before these. */
export const DOCUMENTS: readonly Placed[] = [
  {
    id: 'identity-documents',
    title: 'Identity documents',
    kinds: ['identity-document'],
    columns: ['type', 'held', 'whereHeld', 'expires'],
    usual: true,
    fedBy: 'Birth certificate, passport and other papers',
  },
  {
    id: 'numbers',
    title: 'Numbers',
    kinds: ['identifier'],
    columns: [
      ['scheme', 'Whose number'],
      ['value', 'Number'],
      ['unknown', 'Why there is none'],
    ],
    start: 'Found out',
    usual: true,
    fedBy: 'The header of the SSDA903 return, or what is found out since',
  },
  {
    id: 'names',
    title: 'Names',
    kinds: ['name'],
    columns: ['given', 'family', 'knownAs', 'why'],
    start: 'Used from',
    usual: true,
    fedBy: 'Names recorded here: a return carries none',
  },
  {
    id: 'about',
    title: 'About the child',
    kinds: ['identity'],
    columns: ['born', 'sex', 'ethnicity'],
    start: 'Found out',
    usual: true,
    most: 1,
    fedBy: 'The header of the SSDA903 return, or what is found out since',
  },
  {
    id: 'council',
    title: 'Responsible council',
    kinds: ['responsible-council'],
    columns: ['council'],
    usual: true,
    fedBy: 'The council whose return mentions the child',
  },
]
