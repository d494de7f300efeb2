import { redactionGround } from '../../../practice/information/codes.ts'
import { label } from '../../../spine/ledger/code-list.ts'
import type { PlainDate } from '../../../spine/time/plain-date.ts'
import { inWords } from '../../../spine/web/format.ts'
import type { Pack, PackAnswer } from './document.ts'

/** What stands around the record in what is given. */
export interface PackAround {
  readonly trust: string
  /** Whom it is sent to, and whose record it is. */
  readonly to: string
  readonly called: string
  readonly made: PlainDate
  /** The person who asks is the person it is about. */
  readonly self: boolean
  /** Words of whoever sends it, in a paragraph of their own. */
  readonly words?: string
  /** Papers that go with it or are kept back, each said by its name. */
  readonly papers: readonly string[]
}

/** A pack as a document of its own: a letter, the record in reading order and what the reasons mean. Prints as it is read. Pure. */
export function packAsHtml(pack: Pack, around: PackAround): string {
  const { called } = around
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>The record of ${escaped(called)}</title><style>${STYLE}</style></head><body>
<main>
${letter(pack, around)}
<nav aria-label="What is in it"><h2>What is in it</h2><ol>${pack.chapters
    .map(
      ({ chapter, title, entries }) =>
        `<li><a href="#${chapter}">${escaped(title)}</a> <span class="quiet">${entries.length}</span></li>`,
    )
    .join('')}</ol></nav>
${pack.chapters
  .map(
    ({ chapter, title, entries }) => `<section id="${chapter}"><h2>${escaped(title)}</h2>
${entries
  .map(
    entry =>
      `<article><h3>${escaped(entry.title)}</h3><p class="quiet">${escaped(entry.on)}. ${escaped(entry.by)}.</p>${
        entry.answers.length > 0
          ? `<dl>${entry.answers.map(each => `<dt>${escaped(each.asks)}</dt><dd${each.childWords ? ' class="own"' : ''}>${wordsOf(each)}</dd>`).join('')}</dl>`
          : ''
      }</article>`,
  )
  .join('\n')}</section>`,
  )
  .join('\n')}
${reasons(pack)}
</main></body></html>
`
}

/** An answer with what is left out of it replaced by why; nothing of what is left out is in it. */
export function wordsOf({ text, marks, leftOut }: PackAnswer): string {
  if (leftOut !== null) return omitted(leftOut)
  let html = ''
  let at = 0
  for (const { start, end, state, ground, sort, who } of marks) {
    if (state === 'off') continue
    if (state === 'open') throw new Error('a place in the pack is not decided')
    html +=
      escaped(text.slice(at, start)) +
      (sort === 'worker' && who ? `<b class="out">[${escaped(who)}]</b>` : omitted(ground))
    at = end
  }
  return html + escaped(text.slice(at))
}

function omitted(ground: PackAnswer['leftOut'] & string): string {
  return `<b class="out">[left out: ${escaped(label(redactionGround, ground).replace(/^[A-Z]/, first => first.toLowerCase()))}]</b>`
}

function letter(pack: Pack, { trust, to, called, made, self, words, papers }: PackAround): string {
  const out = [...pack.grounds.values()].reduce((sum, each) => sum + each, 0)
  return `<section class="letter"><p>${escaped(trust)}<br>${inWords(made)}</p><h1>${self ? 'Your record' : `The record of ${escaped(called)}`}</h1>
<p>Dear ${escaped(to)},</p>
<p>${self ? 'You asked to see what we wrote about you. Here it is: it is yours to keep.' : `You asked to see what we wrote about ${escaped(called)}. Here it is.`} It holds ${pack.entries.toLocaleString('en-GB')} entries, put in the order of a life rather than the order we kept them in.</p>
<p>Reading a record can be hard. Some of it was written on bad days, in words we would not use now, by people who did not know the whole story. You need not read it all at once, and you need not read it alone: someone here will sit down with you and go through it, now or in years to come. Ask us whenever you like.</p>
${words ? `<p>${escaped(words)}</p>` : ''}
<p>${
    out === 0
      ? 'Nothing is left out.'
      : `In ${out.toLocaleString('en-GB')} places something is left out. Each says why in its own place, and the last page says what the reasons mean. The record we hold stays whole.`
  }</p>
${papers.length > 0 ? `<p>These papers belong to it:</p><ul>${papers.map(each => `<li>${escaped(each)}</li>`).join('')}</ul>` : ''}
<p>If something is wrong, missing or hurts, tell us, and we will look at it with you: what is wrong can be put right, and your own account can be added to the record. You may complain to us about how we answered. You may also complain to the Information Commissioner (ico.org.uk, 0303 123 1113), or ask a court.</p>
<p>With our good wishes,</p><p>Information governance lead<br>${escaped(trust)}</p></section>`
}

function reasons({ grounds }: Pack): string {
  if (grounds.size === 0) return ''
  return `<section id="reasons"><h2>What the reasons mean</h2><dl>${[...grounds]
    .map(([ground, count]) => {
      const code = redactionGround.byCode.get(ground)
      return `<dt>${escaped(code?.label ?? ground)} <span class="quiet">${count.toLocaleString('en-GB')} ${count === 1 ? 'place' : 'places'}</span></dt><dd>${escaped(`Data Protection Act 2018: ${code?.note ?? ''}`)}.</dd>`
    })
    .join('')}</dl></section>`
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, found => ENTITIES[found] ?? '')
}

const STYLE = `body{margin:0;color:#1d2a2e;background:#fbfaf7;font:19px/1.5 "Atkinson Hyperlegible Next",Verdana,sans-serif}
main{max-width:42em;margin:0 auto;padding:1.5em}h1{font-size:1.9em;line-height:1.2}h2{margin-top:2.2em;border-bottom:3px solid #0b6e6e}
h3{margin:1.6em 0 0;font-size:1.05em}.quiet{color:#4a5a5e;font-size:.85em;margin:.1em 0}a{color:#0b6e6e}dt{font-weight:bold;margin-top:.6em;font-size:.9em}
dd{margin:0;white-space:pre-line;overflow-wrap:anywhere}.own{border-left:4px solid #0b6e6e;padding-left:.7em}
.out{font-weight:normal;font-size:.85em;border:1px solid #1d2a2e;padding:0 .25em;background:#eceae4}
@media print{body{background:#fff;font-size:11pt}.letter,nav,section{break-after:page}#reasons{break-after:auto}article{break-inside:avoid-page}
nav a{color:inherit;text-decoration:none}}`
