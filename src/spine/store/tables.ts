import type { ColumnType, Generated } from 'kysely'
import type { PlainDate } from '../time/plain-date.ts'

type Json<T = unknown> = ColumnType<T, string, string>

/** The columns of `entry`, the newest version of each entry. */
export interface EntryTable {
  authority: number
  subject: string
  entry: string
  version: number
  kind: string
  revision: number
  start_at: string | null
  start_on: PlainDate | null
  end_on: PlainDate | null
  body: Json<Record<string, unknown>>
  withdrawn: boolean
  import: string | null
  source: string | null
  source_key: string | null
}

export interface EntryVersionTable extends EntryTable {
  reason: string | null
  act: string
  known_from: PlainDate | null
  asked: Json | null
}

export interface StandingTable {
  authority: number
  subject: string
  rules: string
  number: string | null
  name: string | null
  sorted_name: string | null
  council: string | null
  born: PlainDate | null
  sex: string | null
  ethnicity: string | null
  care_from: PlainDate | null
  care_until: PlainDate | null
  lost_after: PlainDate | null
  legal_status: string | null
  home_type: string | null
  home_provider: string | null
  home_postcode: string | null
  home_from: PlainDate | null
  separated: boolean
  worker: string | null
  worker_id: string | null
  reviewer_id: string | null
  adviser_id: string | null
  risk: string | null
  school: string | null
  alerts: number
  keep_class: string | null
  keep_until: string | null
  due_until: PlainDate | null
  changes_on: PlainDate | null
}

/** The columns of `due`: open occasions of duties. */
export interface DueTable {
  authority: number
  subject: string
  duty: string
  occasion: string
  from_on: PlainDate | null
  by_on: PlainDate | null
  statutory_on: PlainDate | null
  ends_on: PlainDate | null
  again: Json | null
  owner: string
  section: string
  because: Json
  unsettled: Json | null
}

/** The columns of `worker_standing`: how each worker stands, from the worker's file. */
export interface WorkerStandingTable {
  authority: number
  subject: string
  rules: string
  name: string | null
  number: string | null
  post: string | null
  team: string | null
  fte: string | null
  agency: boolean | null
  holds_cases: boolean
  target: string | null
  post_from: PlainDate | null
  post_until: PlainDate | null
}

/** The columns of `trust_standing`: what the trust's own file says that every save counts duties by. */
export interface TrustStandingTable {
  authority: number
  subject: string
  rules: string
  kept_from: PlainDate | null
  limits: Json
  terms: Json
}

export interface TeamTable {
  authority: number
  id: string
  name: string
  service: string
  council: string | null
  closed_at: string | null
}

/** The columns of `notice`: something one person must be told. */
export interface NoticeTable {
  authority: number
  id: string
  to_user: string
  about: string
  subject: string | null
  body: Json
  made_at: Generated<string>
  made_by: string
  seen_at: Generated<string | null>
}

export interface ImportTable {
  authority: number
  id: string
  number: number
  source: string
  council: string
  status: 'running' | 'done' | 'refused' | 'failed' | 'undone'
  author: string
  began_at: string
  ended_at: string | null
  accept_partial: boolean
  content: string | null
  progress: Json
  report: Json
}

/** Every table, as Kysely reads and writes it. */
export interface Tables {
  authority: { authority: number; code: string; name: string }
  council: { authority: number; code: string; name: string; gss: string; la_number: string }
  subject: { authority: number; id: string; kind: string }
  act: { authority: number; id: string; author: string; import: string | null; reason: string | null }
  act_commit: { authority: number; act: string; position: number; recorded_at: string }
  entry: EntryTable
  entry_version: EntryVersionTable
  link: {
    authority: number
    from_subject: string
    from_entry: string
    role: string
    to_subject: string
    start_on: PlainDate | null
    end_on: PlainDate | null
  }
  import: ImportTable
  import_file: {
    authority: number
    import: string
    file: number
    name: string
    table: string
    year: number
    rows: number
  }
  import_row: {
    authority: number
    import: string
    row: number
    file: number
    table: string
    line: number
    subject_key: string
    row_values: Json<Record<string, string>>
  }
  import_problem: {
    authority: number
    import: string
    number: number
    severity: 'refused' | 'warning' | 'note'
    file: string
    line: number | null
    column: string | null
    value: string | null
    why: string
    mend: string
  }
  source_subject: { authority: number; source: string; council: string; key: string; subject: string }
  facts: { authority: number; subject: string; rules: string; body: string }
  standing: StandingTable
  postcode: { postcode: string; east: number | null; north: number | null; area: string }
  gazetteer_load: { id: Generated<number>; loaded_at: string; title: string; postcodes: number }
  app_user: AppUserTable
  session: SessionTable
  sign_in_attempt: {
    authority: number
    key: Buffer
    tries: number
    since: string
    last_at: string
    wait_until: string | null
  }
  audit_event: AuditEventTable
  audit_pending: { authority: number; id: string; at: string }
  audit_seal: AuditSealTable
  publication: PublicationTable
  comparator_load: ComparatorLoadTable
  due: DueTable
  worker_standing: WorkerStandingTable
  trust_standing: TrustStandingTable
  team: TeamTable
  team_member: { authority: number; team: string; user_id: string; manages: boolean }
  notice: NoticeTable
  draft: DraftTable
  attachment: AttachmentTable
}

/** The columns of `app_user`; `password_hash` may be written and not read. */
export interface AppUserTable {
  authority: number
  id: string
  email: string
  name: string
  password_hash: string
  role: string
  council: string | null
  worker: string | null
  created_at: Generated<string>
  disabled_at: string | null
}

export interface SessionTable {
  authority: number
  token_hash: Buffer
  id: string
  user_id: string
  created_at: string
  last_seen_at: string
  ends_at: string
  revoked_at: string | null
}

/** The columns of `audit_event`: ids and codes only. `at` is given by the database. */
export interface AuditEventTable {
  authority: number
  at: Generated<string>
  id: string
  actor: string
  session: string | null
  action: string
  allowed: boolean
  subjects: string[]
  route: string | null
  purpose: string | null
  about: string | null
}

export interface AuditSealTable {
  authority: number
  sequence: number
  from_at: string
  to_at: string
  events: string[]
  count: number
  hash: Buffer
  previous_hash: Buffer
  sealed_at: string
}

/** The columns of `draft`: what one person has begun to write. */
export interface DraftTable {
  authority: number
  id: string
  author: string
  subject: string
  kind: string
  doing: 'record' | 'correct' | 'end' | 'withdraw'
  entry: string | null
  seen: number | null
  fields: Json<Record<string, string | string[]>>
  files: Json<{ id: string; name: string; type: string; bytes: number; hash: string }[]>
  version: number
  began_at: Generated<string>
  updated_at: Generated<string>
}

/** The columns of `attachment`: a paper attached to an entry, its bytes kept by their hash. */
export interface AttachmentTable {
  authority: number
  subject: string
  id: string
  entry: string
  name: string
  type: string
  bytes: number
  hash: string
  added_by: string
  at: Generated<string>
}

/** The columns of `comparator_load`: a file of published figures that was taken in. */
export interface ComparatorLoadTable {
  authority: number
  number: number
  at: Generated<string>
  author: string
  file: string
  holds: string
  page: string
  hash: string
  figures: Json
  neighbours: Json
  undone_at: string | null
  undone_by: string | null
}

/** The columns of `publication`: the tables of one publication, fixed once made. */
export interface PublicationTable {
  authority: number
  number: number
  made_at: Generated<string>
  made_by: string
  /** Read it as `text[]`: the driver would make instants of a list of days. */
  dates: ColumnType<unknown, PlainDate[], never>
  body: Json
}
