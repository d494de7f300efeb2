import { randomInt } from 'node:crypto'
import { writeCounty } from '../../demo/write.ts'
import { rooms } from '../../rooms.ts'
import { rulebook } from '../../app/rulebook.ts'
import { today } from '../../app/services.ts'
import { ensureWorkerFile } from '../../app/users/worker-file.ts'
import { systemViewer } from '../../spine/access/decide.ts'
import { ROLES } from '../../spine/access/roles.ts'
import { resetSecondStep } from '../../spine/access/second-step.ts'
import { normalEmail } from '../../spine/access/sessions.ts'
import { createUser, listUsers } from '../../spine/access/users.ts'
import { sealNow } from '../../spine/access/sealer.ts'
import { verifyAudit } from '../../spine/access/verify.ts'
import { rebuild } from '../../spine/ledger/rebuild.ts'
import { type Command, Misused, text } from '../command.ts'
import { asTable, remark, say } from '../output.ts'
import { withProduct } from '../product.ts'

const OPERATOR = systemViewer('command-line')

/** `alongside rebuild`: works out again everything that is derived. */
export const rebuildCommand: Command = {
  name: 'rebuild',
  usage: '',
  summary: 'works out again everything that is derived from what is written, and says whether anything differed',
  options: {},
  run: () =>
    withProduct(async ({ store }) => {
      const found = await rebuild(
        store,
        rulebook,
        files => process.stderr.isTTY && process.stderr.write(`\r${files.toLocaleString('en-GB')} files   `),
      )
      say(
        `${found.files.toLocaleString('en-GB')} files. ${found.entriesMended} entries and ${found.filesChanged} files' derived rows differed and were put right.`,
      )
      return 0
    }),
}

/** `alongside audit verify`: checks that nothing in the audit was changed or removed. */
export const auditVerifyCommand: Command = {
  name: 'audit verify',
  usage: '',
  summary: 'checks the chain of the audit, and says where it breaks',
  options: {},
  run: () =>
    withProduct(async ({ store }) => {
      await sealNow(store)
      const found = await verifyAudit(store)
      say(
        `${found.events.toLocaleString('en-GB')} events under ${found.seals.toLocaleString('en-GB')} seals; ${found.unsealed.count} not sealed yet.`,
      )
      if (found.whole) say('The chain is whole.')
      else say(`The chain is BROKEN: ${JSON.stringify(found.broken)}`)
      return found.whole ? 0 : 1
    }),
}

/** `alongside user add`: an account. */
export const userAddCommand: Command = {
  name: 'user add',
  usage: '--email ADDRESS --name NAME --role ROLE [--council CODE]',
  summary: 'makes a sign-in and prints its password once',
  options: {
    email: { type: 'string' },
    name: { type: 'string' },
    role: { type: 'string' },
    council: { type: 'string' },
  },
  run: given =>
    withProduct(async ({ store }) => {
      const [email, name, role] = ['email', 'name', 'role'].map(option => {
        const value = text(given, option)
        if (!value)
          throw new Misused(`--${option} is missing. Roles: ${ROLES.filter(each => each !== 'system').join(', ')}`)
        return value
      }) as [string, string, string]
      const password = Array.from({ length: 20 }, () => 'abcdefghjkmnpqrstuvwxyz23456789'[randomInt(31)]).join('')
      const done = await createUser(store, OPERATOR, { email, name, role, password, council: text(given, 'council') })
      if (done.is === 'refused') {
        remark(
          `No sign-in was made: ${done.problems.join(', ')}. Roles: ${ROLES.filter(each => each !== 'system').join(', ')}`,
        )
        return 1
      }
      await ensureWorkerFile(store, OPERATOR, done.user, today())
      say(`${email} can sign in with ${password}`)
      return 0
    }),
}

/** `alongside user second-step-off`: for the last administrator, who has nobody else to ask. */
export const userSecondStepOffCommand: Command = {
  name: 'user second-step-off',
  usage: '--email ADDRESS',
  summary: 'takes away the two-step sign-in of someone who has lost their phone and their recovery codes',
  options: { email: { type: 'string' } },
  run: given =>
    withProduct(async ({ store }) => {
      const email = text(given, 'email')
      if (!email) throw new Misused('--email is missing')
      const user = (await listUsers(store, OPERATOR)).find(each => each.email === normalEmail(email))
      if (!user) {
        remark(`Nobody has an account with the address ${email}`)
        return 1
      }
      const done = await resetSecondStep(store, OPERATOR, user.id)
      say(done ? `${user.email} signs in with the password alone` : `${user.email} had no two-step sign-in`)
      return 0
    }),
}

/** `alongside user list`: every account. */
export const userListCommand: Command = {
  name: 'user list',
  usage: '',
  summary: 'lists the sign-ins',
  options: {},
  run: () =>
    withProduct(async ({ store }) => {
      say(
        asTable(await listUsers(store, OPERATOR), [
          { heading: 'email', of: user => user.email },
          { heading: 'name', of: user => user.name },
          { heading: 'role', of: user => user.role },
          { heading: 'council', of: user => user.council },
        ]),
      )
      return 0
    }),
}

/** `alongside docs`: the pages made from the code. */
export const docsCommand: Command = {
  name: 'docs',
  usage: '[FOLDER]',
  summary: 'writes the page of every measure, duty, kind, rule of a return and code set under docs/',
  options: {},
  run: async given => {
    const [{ writeDocs }, { rules }] = await Promise.all([
      import('../../house/docs.ts'),
      import('../../returns/ssda903/validation/rules.ts'),
    ])
    writeDocs(given.words[0] ?? 'docs', rooms, rules)
    return 0
  },
}

/** `alongside demo write`: the demo county as the SSDA903 files a council would send. */
export const demoWriteCommand: Command = {
  name: 'demo write',
  usage: 'FOLDER [--seed TEXT] [--scale NUMBER]',
  summary: 'writes the demo county as SSDA903 returns, a folder for each council and year',
  options: { seed: { type: 'string' }, scale: { type: 'string' } },
  run: async given => {
    const [folder] = given.words
    if (folder === undefined) throw new Misused('Name the folder to write to')
    const scale = Number(text(given, 'scale') ?? '1')
    if (!(scale > 0 && scale <= 1000)) throw new Misused('--scale takes a number above 0: 1 is the county')
    const done = await writeCounty(folder, { seed: text(given, 'seed') ?? 'alongside', scale })
    say(
      `${done.children.toLocaleString('en-GB')} children and ${done.rows.toLocaleString('en-GB')} rows in ${done.folders.length} folders under ${folder}`,
    )
    return 0
  },
}
