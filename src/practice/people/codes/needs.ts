import { codeSet } from '../../../spine/ledger/code-list.ts'

const OURS = 'Alongside'

/** Disability as the children in need census codes it. */
export const disability = codeSet({
  name: 'disability',
  title: 'Need or disability',
  source: 'Children in need census: disability',
  codes: [
    { code: 'NONE', label: 'No disability' },
    { code: 'MOB', label: 'Getting about' },
    { code: 'HAND', label: 'Using hands' },
    { code: 'PC', label: 'Personal care' },
    { code: 'INC', label: 'Continence' },
    { code: 'COMM', label: 'Communication' },
    { code: 'LD', label: 'Learning' },
    { code: 'HEAR', label: 'Hearing' },
    { code: 'VIS', label: 'Sight' },
    { code: 'BEH', label: 'Behaviour' },
    { code: 'CON', label: 'Consciousness: fits or seizures' },
    { code: 'AUT', label: 'Autism' },
    { code: 'DDA', label: 'Another disability' },
  ],
})

/** Languages by the three letters of ISO 639-3. Those that are easily confused stand apart: Sorani is not Kurmanji, Dari is not Farsi. */
export const languageCode = codeSet({
  name: 'language-code',
  title: 'Language',
  source: 'ISO 639-3, with Makaton and a place for any other',
  codes: [
    { code: 'eng', label: 'English' },
    { code: 'bfi', label: 'British Sign Language' },
    { code: 'makaton', label: 'Makaton or another signing system' },
    { code: 'prs', label: 'Dari' },
    { code: 'pus', label: 'Pashto' },
    { code: 'fas', label: 'Farsi (Iran)' },
    { code: 'ara', label: 'Arabic' },
    { code: 'ckb', label: 'Kurdish Sorani' },
    { code: 'kmr', label: 'Kurdish Kurmanji' },
    { code: 'tir', label: 'Tigrinya' },
    { code: 'amh', label: 'Amharic' },
    { code: 'orm', label: 'Oromo' },
    { code: 'som', label: 'Somali' },
    { code: 'vie', label: 'Vietnamese' },
    { code: 'sqi', label: 'Albanian' },
    { code: 'urd', label: 'Urdu' },
    { code: 'pan', label: 'Panjabi' },
    { code: 'ben', label: 'Bengali' },
    { code: 'guj', label: 'Gujarati' },
    { code: 'pol', label: 'Polish' },
    { code: 'ron', label: 'Romanian' },
    { code: 'lit', label: 'Lithuanian' },
    { code: 'lav', label: 'Latvian' },
    { code: 'bul', label: 'Bulgarian' },
    { code: 'por', label: 'Portuguese' },
    { code: 'spa', label: 'Spanish' },
    { code: 'fra', label: 'French' },
    { code: 'rus', label: 'Russian' },
    { code: 'ukr', label: 'Ukrainian' },
    { code: 'tur', label: 'Turkish' },
    { code: 'rom', label: 'Romani' },
    { code: 'zho', label: 'Chinese' },
    { code: 'other', label: 'Another language' },
  ],
})

/** How well someone reads a language. */
export const readsLanguage = codeSet({
  name: 'reads-language',
  title: 'Reading',
  source: OURS,
  codes: [
    { code: 'well', label: 'Well' },
    { code: 'some', label: 'A little' },
    { code: 'not', label: 'Not at all' },
    { code: 'not-asked', label: 'Not asked yet' },
  ],
})

export const religionCode = codeSet({
  name: 'religion-code',
  title: 'Religion or belief',
  source: 'Census 2021, England and Wales: religion',
  codes: [
    { code: 'none', label: 'No religion' },
    { code: 'christian', label: 'Christian' },
    { code: 'buddhist', label: 'Buddhist' },
    { code: 'hindu', label: 'Hindu' },
    { code: 'jewish', label: 'Jewish' },
    { code: 'muslim', label: 'Muslim' },
    { code: 'sikh', label: 'Sikh' },
    { code: 'other', label: 'Another religion or belief' },
    { code: 'not-said', label: 'Does not want to say' },
    { code: 'not-decided', label: 'Still deciding' },
  ],
})

/** Where life story work has got to. */
export const lifeStoryStage = codeSet({
  name: 'life-story-stage',
  title: 'Life story stage',
  source: OURS,
  codes: [
    { code: 'gathering', label: 'Gathering photographs, papers and memories' },
    { code: 'under-way', label: 'Being made together' },
    { code: 'shared', label: 'Shared with the child' },
    { code: 'kept-up', label: 'Kept up to date' },
    { code: 'later-life-letter', label: 'Letter for later life written' },
    { code: 'paused', label: 'Paused: not the right time for the child' },
  ],
})

/** A picture that stands for the child where a photograph is not wanted. */
export const pictureSymbol = codeSet({
  name: 'picture-symbol',
  title: 'Picture symbol',
  source: OURS,
  codes: [
    { code: 'star', label: 'Star' },
    { code: 'sun', label: 'Sun' },
    { code: 'moon', label: 'Moon' },
    { code: 'tree', label: 'Tree' },
    { code: 'flower', label: 'Flower' },
    { code: 'bird', label: 'Bird' },
    { code: 'fish', label: 'Fish' },
    { code: 'cat', label: 'Cat' },
    { code: 'dog', label: 'Dog' },
    { code: 'boat', label: 'Boat' },
    { code: 'rocket', label: 'Rocket' },
    { code: 'ball', label: 'Ball' },
    { code: 'book', label: 'Book' },
    { code: 'guitar', label: 'Guitar' },
  ],
})

/** Where the move to adult social care has got to. */
export const adultReferral = codeSet({
  name: 'adult-referral',
  title: 'Adult social care',
  source: OURS,
  codes: [
    { code: 'not-yet', label: 'Not referred yet' },
    { code: 'referred', label: 'Referred' },
    { code: 'assessing', label: 'Being assessed' },
    { code: 'eligible', label: 'Will have support from adult social care' },
    { code: 'not-eligible', label: 'Will not have support from adult social care' },
    { code: 'not-needed', label: 'Does not need it' },
  ],
})

/** Who receives a direct payment. */
export const paidTo = codeSet({
  name: 'paid-to',
  title: 'Payee',
  source: OURS,
  codes: [
    { code: 'parent', label: 'Parent' },
    { code: 'young-person', label: 'The young person, from 16' },
    { code: 'carer', label: 'Carer' },
    { code: 'managed-account', label: 'A managed account' },
  ],
})
