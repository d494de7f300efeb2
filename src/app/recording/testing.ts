import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Viewer } from '../../spine/access/decide.ts'
import { record } from '../../spine/ledger/record.ts'
import type { Store } from '../../spine/store/store.ts'
import { testDatabase } from '../../spine/store/testing.ts'
import { plainDate } from '../../spine/time/plain-date.ts'
import type { FormAsk, RecordingService, Sent, UploadedFile } from '../../spine/web/services.ts'
import { PAST, SYSTEM, exampleChild, exampleTeam, exampleWorker, giveTo } from '../files/testing.ts'
import { rulebook } from '../rulebook.ts'
import { recordingService } from './service.ts'

/** The day it is in these tests. */
export const TODAY = plainDate('2027-05-10')

/** The form of a visit. */
export const VISIT: FormAsk = { doing: 'record', kind: 'visit' }

/** A visit's form filled in well. */
export const visited = (more: Readonly<Record<string, string | readonly string[]>> = {}) => ({
  'f-start-day': '3',
  'f-start-month': '5',
  'f-start-year': '2027',
  'f-seen': 'yes',
  'f-alone': 'yes',
  ...more,
})

/** A trust with one team, Amara and her brother Ben in care and given to Jo, and others who do other work. */
export interface Example {
  readonly store: Store
  readonly recording: RecordingService
  readonly dataDir: string
  readonly amara: string
  readonly ben: string
  /** A child given to somebody else's team. */
  readonly tom: string
  readonly jo: Viewer & { readonly worker: string }
  /** In Jo's team. */
  readonly sam: Viewer
  /** In another team. */
  readonly lee: Viewer
  readonly nurse: Viewer
  readonly file: (name: string, text: string) => Promise<UploadedFile>
  /** What became of a form of Jo's. Throws where the file was not opened. */
  readonly send: (
    fields: Readonly<Record<string, string | readonly string[]>>,
    more?: {
      readonly viewer?: Viewer
      readonly child?: string
      readonly ask?: FormAsk
      readonly files?: readonly UploadedFile[]
    },
  ) => Promise<Sent>
  readonly close: () => Promise<void>
}

/** Makes the example. */
export async function exampleRecording(): Promise<Example> {
  const store = await testDatabase()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'recording-'))
  const [here, far] = [await exampleTeam(store, 'Team One', 'Safeguarding'), await exampleTeam(store, 'Far', 'Other')]
  const jo = await exampleWorker(store, 'social-worker', 'Jo Patel', { post: here })
  const sam = await exampleWorker(store, 'social-worker', 'Sam Reid', { teams: [here] })
  const lee = await exampleWorker(store, 'social-worker', 'Lee Marsh', { post: far })
  const nurse = await exampleWorker(store, 'health-team', 'Noor Hale')
  const [amara, ben, tom] = [
    await exampleChild(store, 'Amara', { council: 'north' }),
    await exampleChild(store, 'Ben', { council: 'north' }),
    await exampleChild(store, 'Tom', { council: 'north' }),
  ]
  await giveTo(store, amara, jo.worker)
  await giveTo(store, ben, jo.worker)
  await giveTo(store, tom, lee.worker)
  const inCare = { council: 'north', startKnown: true }
  await record(store, rulebook, SYSTEM, [
    ...[amara, ben, tom].map(subject => ({ subject, kind: 'period-of-care', start: PAST, end: null, body: inCare })),
    {
      subject: amara,
      kind: 'important-person',
      start: null,
      end: null,
      body: { name: 'Ben', relation: 'brother', person: ben },
    },
    {
      subject: amara,
      kind: 'important-person',
      start: null,
      end: null,
      body: { name: 'Tom', relation: 'brother', person: tom },
    },
  ])
  const recording = recordingService({ store, rulebook, dataDir, today: () => TODAY })
  let sent = 0
  return {
    store,
    recording,
    dataDir,
    amara,
    ben,
    tom,
    jo,
    sam,
    lee,
    nurse,
    file: async (name, text) => {
      const to = path.join(dataDir, `sent-${++sent}`)
      await writeFile(to, text)
      return { name, path: to, bytes: Buffer.byteLength(text) }
    },
    send: async (fields, more = {}) => {
      const reached = await recording.send(more.viewer ?? jo, more.child ?? amara, more.ask ?? VISIT, {
        fields,
        files: more.files ?? [],
      })
      if (reached.is !== 'open') throw new Error(`the file was not opened: ${reached.is}`)
      return reached.value
    },
    close: async () => {
      await store.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
