import { attendanceHow, memberRole } from '../../practice/boards/codes.ts'
import { boardAgendaItem, boardAttendance, boardMeeting, boardPaper } from '../../practice/boards/kinds.ts'
import { type MeetingInFull, dayOfMeeting, meetingInFull } from '../../practice/boards/notions.ts'
import { type Viewer, permit } from '../../spine/access/decide.ts'
import { label } from '../../spine/ledger/code-list.ts'
import { type SubjectFile, all } from '../../spine/ledger/file.ts'
import { isId } from '../../spine/ledger/ids.ts'
import { readRecorded } from '../../spine/ledger/read.ts'
import { type Write, recordIn } from '../../spine/ledger/record.ts'
import { lockFiles } from '../../spine/ledger/versions.ts'
import type { Store, Tx } from '../../spine/store/store.ts'
import { type PlainDate, earlier } from '../../spine/time/plain-date.ts'
import { type Fields, one } from '../../spine/web/page.ts'
import type { AttendanceForm, BoardsService } from '../../spine/web/services.ts'
import { grantsFor, readRegister, registerFor, trustFileId } from '../registers/reading.ts'
import { rulebook } from '../rulebook.ts'
import { boardsRegister } from './register.ts'
import { linkTo } from './shown.ts'

const NOT_SAID = ''

/** What a clerk does with a meeting at one touch, each one act: who came, the standing items, publishing, chasing. */
export function boardsWriting(
  store: Store,
  today: () => PlainDate,
): Pick<BoardsService, 'attendance' | 'attend' | 'drawAgenda' | 'publish' | 'chase'> {
  const { authority } = store

  /** Runs with the trust's own file locked. Undefined while nothing is written in it. */
  const writing = async <T>(
    viewer: Viewer,
    kinds: readonly string[],
    work: (tx: Tx, subject: string, file: SubjectFile) => Promise<T>,
  ): Promise<T | undefined> => {
    permit(viewer, 'boards.write')
    const subject = await trustFileId(store)
    if (subject === undefined) return undefined
    return store.within(grantsFor(boardsRegister, viewer, subject, kinds), async tx => {
      await lockFiles(tx, authority, [subject])
      return work(tx, subject, await readRegister(tx, authority, boardsRegister, subject))
    })
  }

  /** Writes a field of an entry that stands, with why, keeping all else it says. Answers false where there is no such entry. */
  const set = async (
    tx: Tx,
    viewer: Viewer,
    subject: string,
    entry: string,
    body: Readonly<Record<string, unknown>>,
    reason: string,
  ): Promise<boolean> => {
    const held = (await readRecorded(tx, authority, rulebook, subject)).find(each => each.id === entry)
    if (!held) return false
    const { kind, start, end, version } = held
    const write: Write = {
      subject,
      kind,
      entry,
      seen: version,
      start,
      end,
      body: { ...(held.body as object), ...body },
      reason,
    }
    await recordIn(tx, authority, rulebook, viewer.id, [write], reason)
    return true
  }

  return {
    attendance: async (viewer, id) => {
      permit(viewer, 'boards.write')
      const file = await registerFor(store, boardsRegister, viewer, 'boards.read')
      const meeting = isId(id) ? meetingInFull(file, id, today()) : undefined
      return meeting ? attendanceForm(meeting, undefined) : undefined
    },

    attend: (viewer, id, fields) =>
      writing(viewer, [boardAttendance.name], async (tx, subject, file) => {
        const meeting = isId(id) ? meetingInFull(file, id, today()) : undefined
        if (!meeting) return undefined
        const form = attendanceForm(meeting, fields)
        if (form.faults.length > 0) return form
        if (one(fields, 'seen') !== undefined && one(fields, 'seen') !== form.seen)
          return { ...form, changed: true as const }
        const recorded = new Map((await readRecorded(tx, authority, rulebook, subject)).map(each => [each.id, each]))
        const writes = form.members.flatMap(({ id: member, how }): readonly Write[] => {
          const held = meeting.attendance.get(member)
          if (how === (held?.body.how ?? NOT_SAID)) return []
          const shared = { subject, kind: boardAttendance.name, start: meeting.meeting.start, end: null }
          const body = { meeting: meeting.meeting.id, member, how }
          if (!held) return [{ ...shared, body }]
          const version = recorded.get(held.id)?.version ?? 1
          return how === NOT_SAID
            ? [
                {
                  ...shared,
                  body: held.body,
                  entry: held.id,
                  seen: version,
                  withdraw: true,
                  reason: 'Not recorded after all',
                },
              ]
            : [{ ...shared, body, entry: held.id, seen: version, reason: 'Recorded again' }]
        })
        if (writes.length > 0) await recordIn(tx, authority, rulebook, viewer.id, writes, null)
        return 'recorded' as const
      }),

    drawAgenda: async (viewer, id) =>
      (await writing(viewer, [boardAgendaItem.name], async (tx, subject, file) => {
        const on = today()
        const meeting = isId(id) ? meetingInFull(file, id, on) : undefined
        if (!meeting) return false
        const writes = meeting.missing.map(
          ({ id: cycle, body: { title, type, order, owner } }): Write => ({
            subject,
            kind: boardAgendaItem.name,
            start: earlier(on, dayOfMeeting(meeting.meeting)),
            end: null,
            body: { meeting: id, title, type, order, cycle, ...(owner === undefined ? {} : { lead: owner }) },
          }),
        )
        if (writes.length > 0) await recordIn(tx, authority, rulebook, viewer.id, writes, null)
        return true
      })) ?? false,

    publish: async (viewer, id, what) =>
      (await writing(viewer, [boardMeeting.name], async (tx, subject, file) => {
        const on = today()
        const of = all(file, boardMeeting).find(each => each.id === id)
        if (!of) return false
        const day = dayOfMeeting(of)
        const field = what === 'agenda' ? 'agendaPublished' : 'minutesPublished'
        if (of.body[field] !== undefined) return true
        // Minutes are of a meeting that was held, and an agenda is of use only before it.
        if (what === 'minutes' ? day > on : day < on) return false
        return set(
          tx,
          viewer,
          subject,
          id,
          { [field]: on },
          what === 'agenda' ? 'Agenda published' : 'Minutes published',
        )
      })) ?? false,

    chase: (viewer, id) =>
      writing(viewer, [boardPaper.name], async (tx, subject, file) => {
        const of = all(file, boardPaper).find(each => each.id === id)
        if (!of) return undefined
        if (of.end === null && of.body.chased !== today())
          await set(tx, viewer, subject, id, { chased: today() }, 'Chased')
        return of.body.meeting
      }),
  }
}

function attendanceForm(meeting: MeetingInFull, sent: Fields | undefined): AttendanceForm {
  const allowed = new Set<string>([NOT_SAID, ...attendanceHow.codes.map(({ code }) => code)])
  const members = meeting.members.map(({ id, body }) => ({
    id,
    name: body.name,
    role: label(memberRole, body.role),
    how: sent ? (one(sent, `how-${id}`) ?? NOT_SAID) : (meeting.attendance.get(id)?.body.how ?? NOT_SAID),
  }))
  return {
    meeting: linkTo(meeting.meeting),
    board: { value: meeting.board.id, text: meeting.board.body.name },
    members,
    choices: attendanceHow.codes.map(({ code, label: text }) => ({ value: code, text })),
    seen: meeting.members.map(({ id }) => meeting.attendance.get(id)?.body.how ?? '-').join('.'),
    faults: members
      .filter(({ how }) => !allowed.has(how))
      .map(({ id, name }) => ({ id: `how-${id}`, text: `Choose one of the answers offered for ${name}` })),
  }
}
