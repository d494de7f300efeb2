import { workerPost } from '../../practice/workforce/codes.ts'
import {
  establishmentPost,
  postHolding,
  staffMember,
  staffSickness,
  staffTraining,
  staffingKinds,
} from '../../practice/staffing/kinds.ts'
import { startDay } from '../../spine/ledger/entry.ts'
import { daysBetween } from '../../spine/time/plain-date.ts'
import type { Beside } from './beside.ts'
import type { Register } from './register.ts'

/** Posts and people: who keeps them up reads them all; whoever manages reads those of their own teams through a service of its own. */
export const staffingRegister: Register = {
  name: 'staffing',
  kinds: staffingKinds,
  may: { read: 'staff.write', write: 'staff.write' },
  holds: [establishmentPost.name, staffMember.name],
  // Nobody is put in a post that was taken out, and nothing new is written of someone who left.
  offers: ({ end }) => end === null,
  check,
}

function check({
  kind,
  on,
  until,
  given,
  entry,
  file,
  parent,
  unlike,
  notBefore,
  startOf,
  heldOn,
  blame,
}: Beside): void {
  switch (kind) {
    case establishmentPost.name:
      unlike('number')
      heldOn('role', workerPost, on, 'when it was established')
      break
    case staffMember.name:
      unlike('number')
      break
    case postHolding.name: {
      notBefore('start', startOf('post'), 'the post was established')
      notBefore('start', startOf('member'), 'they began here')
      if (given['basis'] === 'agency' && given['covers'] === undefined)
        blame('covers', 'Choose yes if nobody is employed in the post, no if they stand in for someone away')
      const post = parent('post')
      const twice = (file.entries[postHolding.name] ?? []).some(other => {
        const body = other.body as Readonly<Record<string, unknown>>
        return (
          other.id !== entry &&
          body['post'] === given['post'] &&
          body['member'] === given['member'] &&
          other.end === null &&
          (startDay(other.start) ?? '') <= (on ?? '')
        )
      })
      if (post && twice) blame('member', 'They are in this post already: put that right, or say until when they were')
      break
    }
    case staffSickness.name: {
      notBefore('start', startOf('member'), 'they began here')
      const { days } = given
      if (on !== undefined && until !== null && typeof days === 'number' && days > daysBetween(on, until))
        blame('days', 'These are more days than they were away')
      break
    }
    case staffTraining.name:
      break
  }
}
