import { healthConditionType } from '../../practice/health/codes.ts'
import { healthCondition } from '../../practice/health/kinds.ts'
import { disability, religionCode } from '../../practice/people/codes.ts'
import { need, profile, religion } from '../../practice/people/kinds.ts'
import { label } from '../../spine/ledger/code-set.ts'
import { all, holdsOn, latest } from '../../spine/ledger/file.ts'
import type { Asked, ChildProfile, Fact } from '../../spine/web/services.ts'
import { fieldsOf, valueOf } from './fields.ts'
import { headOf } from './head.ts'
import { recordLink } from './links.ts'
import type { ChildOnFile } from './on-file.ts'
import { began } from './when.ts'

/** One page about the child, in the child's own words, with what someone new must know. Pure. */
export function profilePage(child: ChildOnFile, asked: Asked): ChildProfile {
  const { file, reads, kinds } = child
  const head = headOf(child, asked)
  const latestPage = latest(file, profile)
  const fields = fieldsOf(profile).filter(field => field.said)
  const record = recordLink(child, kinds.get(profile.name))
  return {
    is: 'open',
    head,
    said: fields.map(field => ({
      title: field.title,
      said: latestPage ? valueOf(latestPage, field, child.names) : null,
    })),
    madeOn: latestPage ? began(latestPage) : null,
    know: [
      ...head.alerts.map(({ title, text }): Fact => ({ label: title, value: text })),
      ...(reads.has('health') ? conditions(child) : []),
      ...(reads.has('identity') ? needs(child) : []),
      ...head.who
        .filter(item => item.words.startsWith('speaks '))
        .map(({ words, note }): Fact => ({ label: 'Language', value: words, ...(note ? { note } : {}) })),
    ],
    people: head.people.map(({ words, note }): Fact => ({ label: words, value: note ?? '' })),
    record: record ? [record] : [],
  }
}

function conditions({ file, on }: ChildOnFile): readonly Fact[] {
  return all(file, healthCondition)
    .filter(entry => holdsOn(entry, on))
    .map(({ body }) => ({
      label: label(healthConditionType, body.type),
      value: [body.condition, body.treatment].filter(Boolean).join(': '),
      ...(body.emergency ? { note: `In an emergency: ${body.emergency}` } : {}),
    }))
}

function needs({ file, on }: ChildOnFile): readonly Fact[] {
  const needed = all(file, need)
    .filter(entry => holdsOn(entry, on) && entry.body.type !== 'NONE')
    .map(
      ({ body }): Fact => ({
        label: label(disability, body.type),
        value: body.detail ?? 'Yes',
        ...(body.helps ? { note: `What helps: ${body.helps}` } : {}),
      }),
    )
  const believed = all(file, religion)
    .filter(entry => holdsOn(entry, on) && entry.body.practice)
    .map(({ body }): Fact => ({ label: label(religionCode, body.religion), value: body.practice ?? '' }))
  return [...needed, ...believed]
}
