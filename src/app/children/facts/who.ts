import { ethnicity, sex } from '../../../practice/people/codes.ts'
import { identifier, identity, unaccompaniedStatus } from '../../../practice/people/kinds.ts'
import { isUnaccompaniedOn } from '../../../practice/people/notions.ts'
import { label } from '../../../spine/ledger/code-set.ts'
import { all, latest } from '../../../spine/ledger/file.ts'
import { ageInWords, inWords } from '../../../spine/time/words.ts'
import type { Fact } from '../../../spine/web/services.ts'
import type { ChildOnFile } from '../on-file.ts'
import { since } from '../when.ts'
import { workerIn } from '../workers.ts'

/** Who the child is. */
export function whoFacts(child: ChildOnFile): readonly Fact[] {
  const { file, on, sourceOf, is, care } = child
  const held = latest(file, identity)
  const who = held?.body
  const source = held ? { source: sourceOf(held) } : {}
  const number = all(file, identifier).find(entry => entry.body.scheme === 'council')
  const worker = workerIn(child, 'social-worker')
  const separated = all(file, unaccompaniedStatus).at(-1)
  const alive = !(is === 'left' && care?.ended === 'E2')
  return [
    {
      label: 'Date of birth',
      value: who ? inWords(who.born) : null,
      ...(who && alive && who.born <= on ? { note: `${ageInWords(who.born, on)} old` } : {}),
      ...source,
    },
    { label: 'Sex', value: who ? label(sex, who.sex) : null, ...source },
    { label: 'Ethnicity', value: who?.ethnicity ? label(ethnicity, who.ethnicity) : null, ...source },
    ...(separated
      ? [
          {
            label: 'Separated child',
            value: isUnaccompaniedOn(file, on) ? 'Yes' : 'Was one',
            note: separated.end
              ? `${separated.end > on ? 'until' : 'to'} ${inWords(separated.end)}`
              : 'seeking asylum, unaccompanied',
            source: sourceOf(separated),
          },
        ]
      : []),
    ...(who?.mother
      ? [
          {
            label: 'Has a child',
            value: who.firstChildBorn ? `Born ${inWords(who.firstChildBorn)}` : 'Yes',
            ...source,
          },
        ]
      : []),
    { label: 'Council’s number', value: number?.body.value ?? null, ...(number ? { source: sourceOf(number) } : {}) },
    ...(is === 'in'
      ? [
          {
            label: 'Social worker',
            value: worker?.who ?? null,
            ...(worker ? { note: since(worker.entry), source: sourceOf(worker.entry) } : {}),
          },
        ]
      : []),
  ]
}
