import { inShort } from '../../spine/web/format.ts'
import type { ListDeclaration } from '../../spine/web/list.ts'
import type { AuditActionLine, AuditOfChild, ReviewLine, ThemeLine } from '../../spine/web/services.ts'

/** Where an audit’s line leads: to the audit, to its form for whoever is asked, or to the child. */
export function hrefOf({ child, done, yours }: AuditOfChild): string {
  if (done && child.reads) return `/children/${child.id}/entries/${done.id}`
  return yours ? `/children/${child.id}/record/practice-audit` : `/children/${child.id}`
}

/** The audits of a round, late ones first. */
export const AUDITS: ListDeclaration<AuditOfChild> = {
  caption: 'Audits of this round, late ones first',
  columns: [
    {
      key: 'child',
      title: 'Child',
      of: row => ({ text: row.child.called, href: hrefOf(row) }),
      by: row => row.child.called.toLowerCase(),
    },
    { key: 'number', title: 'Number', of: row => row.child.number, savedOnly: true },
    { key: 'part', title: 'Part of the sample', of: row => row.stratum ?? 'All' },
    { key: 'team', title: 'Team', of: row => row.team, savedOnly: true },
    { key: 'auditor', title: 'Asked', of: row => row.auditor },
    { key: 'by', title: 'By', of: row => inShort(row.by), by: row => row.by, saved: row => row.by, short: true },
    {
      key: 'stands',
      title: 'How it stands',
      of: row => ({ text: row.stands.words, level: row.stands.level }),
      by: row => row.done?.on ?? '',
      saved: row => row.stands.words,
    },
    { key: 'done', title: 'Done', of: row => row.done?.on ?? null, savedOnly: true },
    {
      key: 'grade',
      title: 'Grade',
      of: row =>
        row.done === null
          ? null
          : row.done.final.value === row.done.grade.value
            ? row.done.final.text
            : { text: row.done.final.text, note: `was ${row.done.grade.text.toLowerCase()}` },
      by: row => row.done?.final.text ?? null,
      saved: row => row.done?.final.text ?? null,
    },
    {
      key: 'moderation',
      title: 'Moderation',
      of: row => (row.done?.moderation ? { text: row.done.moderation.words, level: row.done.moderation.level } : null),
      by: row => row.done?.moderation?.words ?? null,
      saved: row => row.done?.moderation?.words ?? null,
    },
    {
      key: 'actions',
      title: 'Still to do',
      of: row =>
        row.done && row.done.actionsLate > 0
          ? { text: String(row.done.actionsOpen), level: 'overdue', note: `${row.done.actionsLate} late` }
          : (row.done?.actionsOpen ?? null),
      by: row => -(row.done?.actionsOpen ?? 0),
      saved: row => row.done?.actionsOpen ?? null,
      number: true,
    },
  ],
  facets: [
    {
      name: 'part',
      title: 'Part of the sample',
      of: row => (row.stratum === null ? undefined : { value: row.stratum, text: row.stratum }),
    },
    {
      name: 'is',
      title: 'How it stands',
      of: row =>
        row.done
          ? { value: 'done', text: 'Done' }
          : row.stands.level === 'overdue'
            ? { value: 'late', text: 'Late' }
            : { value: 'to-do', text: 'To do' },
      inOrder: ['late', 'to-do', 'done'],
    },
  ],
  empty: 'No child is drawn yet.',
  counted: count => `${count} ${count === 1 ? 'audit' : 'audits'}`,
  perPage: 50,
}

/** What audits found must be done for children: late first. */
export const ACTIONS: ListDeclaration<AuditActionLine> = {
  caption: 'Actions from audits, late ones first',
  columns: [
    {
      key: 'what',
      title: 'What',
      of: row => (row.child.reads ? { text: row.what, href: `/children/${row.child.id}/entries/${row.id}` } : row.what),
    },
    { key: 'child', title: 'Child', of: row => row.child.called, by: row => row.child.called.toLowerCase() },
    { key: 'number', title: 'Number', of: row => row.child.number, savedOnly: true },
    { key: 'lead', title: 'Who leads', of: row => row.lead },
    { key: 'theme', title: 'Theme', of: row => row.theme?.text ?? null, savedOnly: true },
    { key: 'by', title: 'By', of: row => inShort(row.by), by: row => row.by, saved: row => row.by, short: true },
    {
      key: 'stands',
      title: 'How it stands',
      of: row => ({ text: row.stands.words, level: row.stands.level }),
      by: row => row.done ?? '',
      saved: row => row.stands.words,
    },
    { key: 'done', title: 'Done', of: row => row.done, savedOnly: true },
  ],
  facets: [
    {
      name: 'is',
      title: 'Open or done',
      of: row =>
        row.done
          ? { value: 'done', text: 'Done' }
          : row.stands.level === 'overdue'
            ? { value: 'late', text: 'Late' }
            : { value: 'open', text: 'Open' },
      inOrder: ['late', 'open', 'done'],
    },
    { name: 'theme', title: 'Theme', of: row => row.theme ?? { value: 'none', text: 'None' } },
  ],
  empty: 'No audit has led to an action yet.',
  counted: count => `${count} ${count === 1 ? 'action' : 'actions'}`,
  perPage: 50,
}

/** Themes, those to do better in most audits first. */
export const THEMES: ListDeclaration<ThemeLine> = {
  caption: 'Themes of the last twelve months',
  columns: [
    { key: 'theme', title: 'Theme', of: row => row.theme.text },
    {
      key: 'better',
      title: 'To do better',
      of: row => row.better,
      by: row => -row.better,
      saved: row => row.better,
      number: true,
    },
    { key: 'before', title: 'The year before', of: row => row.betterBefore, number: true },
    { key: 'strengths', title: 'A strength', of: row => row.strengths, number: true },
    {
      key: 'actions',
      title: 'Actions done',
      of: row => (row.actions === 0 ? null : `${row.actionsDone} of ${row.actions}`),
      by: row => row.actions - row.actionsDone,
    },
    { key: 'reviews', title: 'In reviews', of: row => row.reviews, number: true },
  ],
  empty: 'No theme is found yet. Each audit names those it finds, as strengths or as things to do better.',
  counted: count => `${count} ${count === 1 ? 'theme' : 'themes'}`,
  perPage: 50,
}

/** Incidents and learning reviews, open ones first. */
export const REVIEWS: ListDeclaration<ReviewLine> = {
  caption: 'Incidents and learning reviews, open ones first',
  columns: [
    {
      key: 'reference',
      title: 'Review',
      of: row => ({ text: `${row.reference} ${row.title}`, href: `/audits/reviews/${row.id}` }),
      by: row => row.reference,
    },
    { key: 'type', title: 'Kind', of: row => row.type.text },
    {
      key: 'aware',
      title: 'Known of, or begun',
      of: row => inShort(row.aware),
      by: row => row.aware,
      saved: row => row.aware,
      short: true,
    },
    {
      key: 'notify',
      title: 'The Panel told',
      of: row => (row.notify ? { text: row.notify.words, level: row.notify.level } : null),
      by: row => row.notify?.words ?? null,
      saved: row => row.notify?.words ?? null,
    },
    {
      key: 'rapid',
      title: 'Rapid review',
      of: row => (row.rapid ? { text: row.rapid.words, level: row.rapid.level } : null),
      by: row => row.rapid?.words ?? null,
      saved: row => row.rapid?.words ?? null,
    },
    { key: 'published', title: 'Published', of: row => row.published, savedOnly: true },
    {
      key: 'actions',
      title: 'Still to do',
      of: row =>
        row.actionsLate > 0
          ? { text: String(row.actionsOpen), level: 'overdue', note: `${row.actionsLate} late` }
          : row.actionsOpen,
      by: row => -row.actionsOpen,
      saved: row => row.actionsOpen,
      number: true,
    },
    {
      key: 'closed',
      title: 'Closed',
      of: row => (row.closed === null ? 'Open' : inShort(row.closed)),
      by: row => row.closed,
      saved: row => row.closed,
      short: true,
    },
  ],
  facets: [
    { name: 'kind', title: 'Kind', of: row => row.type },
    {
      name: 'is',
      title: 'Open or closed',
      of: row => (row.closed === null ? { value: 'open', text: 'Open' } : { value: 'closed', text: 'Closed' }),
      inOrder: ['open', 'closed'],
    },
  ],
  empty: 'No incident or review is in the register.',
  counted: count => `${count} ${count === 1 ? 'incident or review' : 'incidents and reviews'}`,
  perPage: 50,
}
