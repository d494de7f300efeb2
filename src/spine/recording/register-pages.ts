import { type Answer, type Page, type PageRequest, definePage } from '../web/page.ts'
import type { Action, RegisterAsk, RegisterForm } from '../web/services.ts'
import { VIEWS } from './pages-shared.ts'

/** A form of the trust's own registers at an address of its own. */
export interface RegisterPage {
  readonly path: string
  readonly title: string
  readonly may: Action
  readonly ask: (params: Readonly<Record<string, string>>) => RegisterAsk
  /** Where to go on to, once it is recorded, with the id of the entry that was written. */
  readonly onwards: (params: Readonly<Record<string, string>>, entry: string) => string
  /** Who may take it out instead, and where to go then; absent where the form does not offer that. */
  readonly takenOut?: { readonly may: Action; readonly onwards: (params: Readonly<Record<string, string>>) => string }
  /** Where its 'Back' leads. */
  readonly back: (params: Readonly<Record<string, string>>) => string
}

/** The two pages of a form: the one that asks, and the one that takes what was answered. */
export function registerPages(page: RegisterPage): readonly Page[] {
  const { path, title, may, ask, onwards, back, takenOut } = page
  const here = ({ params }: PageRequest): string =>
    path.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  return [
    definePage({
      method: 'GET',
      path,
      title,
      may,
      handler: async request => {
        const { viewer, services, params } = request
        const form = await services.registers.form(viewer, ask(params))
        return form ? shown(form, here(request), back(params)) : { missing: true }
      },
    }),
    definePage({
      method: 'POST',
      path,
      title,
      may,
      handler: async request => {
        const { viewer, services, params, body } = request
        const sent = await services.registers.send(viewer, ask(params), body)
        if (!sent) return { missing: true }
        if (sent.is === 'recorded') return { redirect: onwards(params, sent.entry) }
        if (sent.is === 'asked') return shown(sent.form, here(request), back(params))
        return {
          view: `${VIEWS}/register-compare.njk`,
          title: 'Someone else changed this too',
          status: 409,
          data: { compared: sent.compared, here: here(request) },
        }
      },
    }),
    ...(takenOut
      ? registerPages({
          path: `${path}/withdraw`,
          title: 'Take it out',
          may: takenOut.may,
          ask: params => ({ ...ask(params), doing: 'withdraw' }),
          onwards: takenOut.onwards,
          back,
        })
      : []),
  ]
}

function shown(form: RegisterForm, here: string, back: string): Answer {
  const wrong = form.faults.length > 0
  return {
    view: `${VIEWS}/register-form.njk`,
    title: `${wrong ? 'Error: ' : ''}${form.heading}`,
    ...(wrong ? { status: 422 } : {}),
    data: { form, here, back, errors: form.faults.map(fault => ({ href: `#${fault.id}`, text: fault.text })) },
  }
}
