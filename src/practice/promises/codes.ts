import { codeSet } from '../../spine/ledger/code-list.ts'

/** What a framework of aims is. */
export const frameworkType = codeSet({
  name: 'framework-type',
  title: 'What it is',
  source: 'Alongside',
  codes: [
    { code: 'outcomes', label: 'Outcomes framework' },
    { code: 'charter', label: 'Charter or pledge' },
    { code: 'strategy', label: 'Corporate parenting strategy' },
    { code: 'sufficiency', label: 'Sufficiency strategy' },
    { code: 'other', label: 'Another strategy' },
  ],
})

/** Whom a framework is about. */
export const frameworkFor = codeSet({
  name: 'framework-for',
  title: 'Whom it is about',
  source: 'Alongside',
  codes: [
    { code: 'in-care', label: 'Children in care' },
    { code: 'care-leavers', label: 'Care leavers' },
    { code: 'both', label: 'Children in care and care leavers' },
    { code: 'all', label: 'All children the trust works with' },
  ],
})

/** What stands under an aim. */
export const promiseType = codeSet({
  name: 'promise-type',
  title: 'What kind of promise',
  source: 'Alongside',
  codes: [
    { code: 'statement', label: 'Statement: what will be true for children' },
    { code: 'promise', label: 'Promise: what children are told will be done' },
    { code: 'criterion', label: 'Success criterion: what would show that a priority is met' },
    { code: 'work', label: 'What will be done for a priority' },
  ],
})

/** How a promise is kept, with what each colour means: by children's lives, not by the work that is done. */
export const promiseRag = codeSet({
  name: 'promise-rag',
  title: 'How it stands',
  source: 'Alongside',
  codes: [
    {
      code: 'red',
      label: 'Red: slipping',
      note: 'It is not so for most of the children it is about, or it is getting worse. Something has to change.',
    },
    {
      code: 'amber',
      label: 'Amber: kept in part',
      note: 'It is so for many of them and not yet for enough, or the figures and what children say do not agree.',
    },
    {
      code: 'green',
      label: 'Green: kept',
      note: 'It is so for nearly all of them: the figures show it, and children say the same.',
    },
  ],
})

/** Whether the step that was promised when it was last looked at was taken. */
export const stepTaken = codeSet({
  name: 'promised-step',
  title: 'Was it done?',
  source: 'Alongside',
  codes: [
    { code: 'done', label: 'Done' },
    { code: 'in-part', label: 'Done in part' },
    { code: 'not-done', label: 'Not done' },
  ],
})

/** The seven corporate parenting principles: what a council must have regard to the need for, in plain words. */
export const principle = codeSet({
  name: 'corporate-parenting-principle',
  title: 'Corporate parenting principle',
  source: 'Children and Social Work Act 2017, section 1(1)',
  codes: [
    { code: 'a', label: 'Act in their best interests, and care for their health in body and mind', from: '2018-04-01' },
    { code: 'b', label: 'Encourage them to say what they think, wish and feel', from: '2018-04-01' },
    { code: 'c', label: 'Take what they think, wish and feel into account', from: '2018-04-01' },
    { code: 'd', label: 'Help them reach services and make the best use of them', from: '2018-04-01' },
    { code: 'e', label: 'Aim high for them, and seek the best for them', from: '2018-04-01' },
    { code: 'f', label: 'Keep them safe, with steady homes, relationships and learning or work', from: '2018-04-01' },
    { code: 'g', label: 'Get them ready for adult life and living by themselves', from: '2018-04-01' },
  ],
})
