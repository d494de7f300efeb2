import { codeSet } from '../../../spine/ledger/code-list.ts'

const SSDA903 = 'SSDA903 children looked after return'

/** Sex as the return has recorded it since 2024-25; the earlier 1 and 2 are read as M and F. */
export const sex = codeSet({
  name: 'sex',
  title: 'Sex',
  source: SSDA903,
  codes: [
    { code: 'M', label: 'Male' },
    { code: 'F', label: 'Female' },
    { code: 'U', label: 'Not known', from: '2024-04-01' },
  ],
})

export const ethnicity = codeSet({
  name: 'ethnicity',
  title: 'Ethnicity',
  source: SSDA903,
  codes: [
    { code: 'WBRI', label: 'White British' },
    { code: 'WIRI', label: 'White Irish' },
    { code: 'WIRT', label: 'Traveller of Irish heritage' },
    { code: 'WROM', label: 'Gypsy or Roma' },
    { code: 'WOTH', label: 'Any other White background' },
    { code: 'MWBC', label: 'White and Black Caribbean' },
    { code: 'MWBA', label: 'White and Black African' },
    { code: 'MWAS', label: 'White and Asian' },
    { code: 'MOTH', label: 'Any other Mixed background' },
    { code: 'AIND', label: 'Indian' },
    { code: 'APKN', label: 'Pakistani' },
    { code: 'ABAN', label: 'Bangladeshi' },
    { code: 'AOTH', label: 'Any other Asian background' },
    { code: 'BCRB', label: 'Caribbean' },
    { code: 'BAFR', label: 'African' },
    { code: 'BOTH', label: 'Any other Black background' },
    { code: 'CHNE', label: 'Chinese' },
    { code: 'OOTH', label: 'Any other ethnic group' },
    { code: 'REFU', label: 'Refused' },
    { code: 'NOBT', label: 'Not yet obtained' },
  ],
})

/** Why a child has no unique pupil number. */
export const upnUnknown = codeSet({
  name: 'upn-unknown',
  title: 'Reason for no unique pupil number',
  source: SSDA903,
  codes: [
    { code: 'UN1', label: 'Not of school age, none assigned' },
    { code: 'UN2', label: 'Never attended a maintained school in England' },
    { code: 'UN3', label: 'Educated outside England' },
    { code: 'UN4', label: 'Newly looked after, not yet known' },
    { code: 'UN5', label: 'Sources conflict, cannot be matched' },
  ],
})

/** The age bands of the published statistics on children looked after. */
export const ageBand = codeSet({
  name: 'age-band',
  title: 'Age',
  source: 'Children looked after in England including adoptions (Department for Education)',
  codes: [
    { code: 'under-1', label: 'Under 1' },
    { code: '1-to-4', label: '1 to 4' },
    { code: '5-to-9', label: '5 to 9' },
    { code: '10-to-15', label: '10 to 15' },
    { code: '16-and-over', label: '16 and over' },
  ],
})

const OURS = 'Alongside'

/** What sort of name a name is. Only those in use today are what the child is called. */
export const nameKind = codeSet({
  name: 'name-kind',
  title: 'Kind of name',
  source: OURS,
  codes: [
    { code: 'usual', label: 'The name in use' },
    { code: 'birth', label: 'Name at birth' },
    { code: 'former', label: 'A former name' },
    { code: 'adoptive', label: 'Name since adoption' },
    { code: 'chosen', label: 'A name they have chosen' },
    { code: 'nickname', label: 'Nickname' },
    { code: 'spelling', label: 'Another spelling of it' },
    { code: 'alias', label: 'A name used elsewhere' },
  ],
})

/** How the child likes to be spoken of. */
export const pronoun = codeSet({
  name: 'pronoun',
  title: 'Pronoun',
  source: OURS,
  codes: [
    { code: 'she', label: 'She' },
    { code: 'he', label: 'He' },
    { code: 'they', label: 'They' },
    { code: 'other', label: 'Another' },
  ],
})

/** Who gives a number. */
export const identifierScheme = codeSet({
  name: 'identifier-scheme',
  title: 'Number scheme',
  source: OURS,
  codes: [
    { code: 'council', label: 'The council’s child number' },
    { code: 'upn', label: 'Unique pupil number' },
    { code: 'former-upn', label: 'Former unique pupil number' },
    { code: 'nhs', label: 'NHS number' },
    { code: 'home-office', label: 'Home Office reference' },
    { code: 'national-insurance', label: 'National Insurance number' },
    { code: 'previous-system', label: 'Number in the system before this' },
    { code: 'other-council', label: 'Another council’s number' },
    { code: 'adult-services', label: 'Adult social care number' },
    { code: 'youth-justice', label: 'Youth justice number' },
    { code: 'court', label: 'Court case number' },
  ],
})

/** How a date of birth is known. */
export const birthKnownBy = codeSet({
  name: 'birth-known-by',
  title: 'Source of a date of birth',
  source: OURS,
  codes: [
    { code: 'document', label: 'From a document' },
    { code: 'told', label: 'As the child or family told us' },
    { code: 'assessed', label: 'From an age assessment' },
    { code: 'estimated', label: 'An estimate' },
  ],
})

/** Papers that prove who someone is and what they may do. */
export const identityDocumentType = codeSet({
  name: 'identity-document-type',
  title: 'Identity document',
  source: OURS,
  codes: [
    { code: 'birth-certificate', label: 'Birth certificate' },
    { code: 'passport', label: 'Passport' },
    { code: 'asylum-registration', label: 'Asylum registration card' },
    { code: 'travel-document', label: 'Travel document' },
    { code: 'citizenship', label: 'Certificate of citizenship' },
    { code: 'national-insurance', label: 'National Insurance number letter' },
    { code: 'bank-account', label: 'Bank account' },
    { code: 'provisional-licence', label: 'Driving licence' },
    { code: 'adoption-certificate', label: 'Adoption certificate' },
    { code: 'other', label: 'Another document' },
  ],
})

/** How someone can be reached. */
export const contactMeans = codeSet({
  name: 'contact-means',
  title: 'Way of reaching someone',
  source: OURS,
  codes: [
    { code: 'mobile', label: 'Mobile phone' },
    { code: 'home-phone', label: 'Phone at home' },
    { code: 'email', label: 'Email' },
    { code: 'message-app', label: 'Messages on an app' },
    { code: 'letter', label: 'Letter' },
    { code: 'through-someone', label: 'Through someone else' },
  ],
})
