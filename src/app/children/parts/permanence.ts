import { permanencePlan, permanenceStep } from '../../../practice/care/kinds.ts'
import { permanenceStepCode } from '../../../practice/care/codes.ts'
import { label } from '../../../spine/ledger/code-set.ts'
import type { RecordedEntry } from '../../../spine/ledger/entry.ts'
import { current } from '../../../spine/ledger/file.ts'
import type { BodyOf } from '../../../spine/ledger/kind.ts'
import { inWords } from '../../../spine/web/format.ts'
import type { GroupsSection, PartRow, PartSection } from '../../../spine/web/services.ts'
import { fieldsOf, valueOf } from '../fields.ts'
import { entryHref } from '../links.ts'
import type { ChildOnFile } from '../on-file.ts'
import { began, dayOfStart } from '../when.ts'
import { readable, recordLinks } from './sections.ts'

type Step = RecordedEntry<BodyOf<typeof permanenceStep>>

/**
 * The steps towards permanence of the plan that holds, in the order they come: those taken, those booked and those
 * whose day has passed. Steps of no plan are with the plan that held when they began.
 */
export function permanenceTracker(child: ChildOnFile): readonly PartSection[] {
  if (!readable(child, [permanenceStep.name])) return []
  const plan = current(child.file, permanencePlan, child.on)
  const steps = [...child.entries, ...child.ahead].filter(entry => entry.kind === permanenceStep.name) as Step[]
  if (steps.length === 0 && !plan) return []
  const ofNow = steps.filter(step => ofPlan(step, plan, child.on))
  const before = steps.filter(step => !ofNow.includes(step))
  const taken = (step: Step): boolean => (dayOfStart(step.start) ?? '9999') <= child.on
  const late = (step: Step): boolean => !taken(step) && (step.body.byWhen ?? '9999') < child.on
  const inOrder = (list: readonly Step[]): readonly Step[] =>
    list.toSorted((a, b) => ((a.start ?? a.body.byWhen ?? '9999') < (b.start ?? b.body.byWhen ?? '9999') ? -1 : 1))
  const group = (
    title: string,
    list: readonly Step[],
    level?: GroupsSection['groups'][number]['level'],
  ): GroupsSection['groups'][number] => ({
    title,
    ...(level ? { level } : {}),
    rows: inOrder(list).map(step => rowOf(child, step)),
  })
  return [
    {
      id: 'steps',
      title: 'Steps towards permanence',
      as: 'groups',
      columns: ['Step', 'When', 'Was to happen by', 'What came of it'],
      groups: [
        group('Taken', ofNow.filter(taken), 'met'),
        group('Past its day', ofNow.filter(late), 'overdue'),
        group(
          'To come',
          ofNow.filter(step => !taken(step) && !late(step)),
          'due',
        ),
        group('Of earlier plans', before),
      ].filter(each => each.rows.length > 0),
      fedBy: 'Meetings, assessments, panels and court days on the way to where the child will grow up',
      record: recordLinks(child, [permanenceStep.name]),
    },
  ]
}

function ofPlan(step: Step, plan: ReturnType<typeof current<typeof permanencePlan>>, on: string): boolean {
  if (!plan) return step.body.plan === undefined && (step.start ?? '9999') > on
  return step.body.plan === undefined ? (step.start ?? '9999') >= (plan.start ?? '') : step.body.plan === plan.id
}

function rowOf(child: ChildOnFile, step: Step): PartRow {
  const kind = child.kinds.get(step.kind)
  const outcome = kind && fieldsOf(kind).find(field => field.name === 'outcome')
  return {
    cells: [
      label(permanenceStepCode, step.body.step),
      began(step),
      step.body.byWhen ? inWords(step.body.byWhen) : '',
      (outcome && valueOf(step, outcome, child.names)) ?? '',
    ],
    href: entryHref(child, step),
    source: child.sourceInShort(step),
    ...(step.body.note ? { more: [{ label: 'Note', value: step.body.note }] } : {}),
  }
}
