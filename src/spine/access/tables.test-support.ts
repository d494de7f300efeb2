/** What a transaction may see of a table. Every tenant table is written here, or a test fails. */
export type Sees =
  /** The trust's description of itself. */
  | 'everyone'
  /** What is written in files: the whole of it for those whose work is the trust's, else of the files the work names. */
  | 'files'
  | 'keepers'
  /** Who did something in files, and what was imported: any work in files. */
  | 'acts'
  /** How people stand and what is due: for lists too. */
  | 'lists'
  /** Two ids, and nothing of anybody: for lists too, of whatever file the work names. */
  | 'ids'
  /** How far the checking of records has come, of nobody: for work in files, lists and figures. */
  | 'pass'
  /** Workers and teams, never a child: as for lists, and for whoever manages accounts. */
  | 'workers'
  /** What is already public: any work that may see figures. */
  | 'totals'
  /** Their own row, and every row for whoever manages users. */
  | 'own-or-manager'
  | 'auditor'
  /** Their own alone. */
  | 'own'
  /** Only where the work names the file. */
  | 'named'
  /** Whoever answers for inspectors' sign-ins, and an inspector their own. */
  | 'openings'
  /** What inspectors did: whoever follows them, and an inspector their own. */
  | 'followed'
  | 'nobody'

/** For tests: every tenant table, with what a transaction may see of it. */
export const TABLES: Readonly<Record<string, Sees>> = {
  authority: 'everyone',
  council: 'everyone',
  // Published figures of elsewhere, and Ofsted's lists of homes: nothing of any child.
  comparator_load: 'everyone',
  provider_edition: 'everyone',
  provider_listed: 'everyone',
  act_commit: 'everyone',
  sign_in_attempt: 'everyone',
  subject: 'files',
  act: 'acts',
  entry_version: 'files',
  entry: 'files',
  link: 'files',
  import: 'acts',
  import_file: 'acts',
  import_row: 'files',
  import_problem: 'files',
  source_subject: 'files',
  facts: 'files',
  attachment: 'files',
  file_merge: 'files',
  file_alias: 'ids',
  person_name: 'files',
  standing: 'lists',
  due: 'lists',
  fault: 'lists',
  fault_shared: 'files',
  fault_mended: 'files',
  fault_pass: 'pass',
  return_check: 'files',
  return_check_child: 'files',
  return_check_fault: 'files',
  worker_standing: 'workers',
  trust_standing: 'workers',
  team: 'workers',
  team_member: 'workers',
  draft: 'own',
  notice: 'own',
  cover: 'own',
  access_reason: 'own',
  restriction: 'named',
  restriction_person: 'named',
  publication: 'totals',
  app_user: 'own-or-manager',
  session: 'own-or-manager',
  audit_event: 'auditor',
  audit_seal: 'auditor',
  audit_pending: 'nobody',
  home_key: 'nobody',
  user_second_step: 'nobody',
  recovery_code: 'nobody',
  half_session: 'nobody',
  external_identity: 'nobody',
  look_checked: 'nobody',
  destroyed_file: 'nobody',
  access_mark: 'nobody',
  destruction: 'keepers',
  inspection_opening: 'openings',
  inspector: 'openings',
  inspection_sample: 'openings',
  inspection_child: 'followed',
  inspection_release: 'followed',
  inspection_question: 'followed',
}
