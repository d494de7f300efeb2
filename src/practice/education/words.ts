import type { Reason } from '../../spine/measure/measure.ts'

/** The sentence for each reason the education duties and measures give. */
export const words = {
  'education.came-into-care': 'Came into care on {on:date}',
  'education.term': 'Once in the {term}, which ends on {until:date}',
  'education.next-term-began': 'The next term began on {on:date}',
  'education.term-ended': 'The term had ended by {on:date}',
  'education.gap-place-ended': 'Left the last school on {on:date}, with no full-time place to follow',
  'education.gap-out-of-school': 'Out of school from {on:date}',
  'education.gap-no-place': 'No school place from {on:date}',
  'education.school-changes': 'School changes on {on:date}',
  'education.excluded-told': '{type:exclusion-type} on {on:date}: tell the virtual school',
  'education.excluded-plan': '{type:exclusion-type} on {on:date}: change the education plan because of it',
  'education.absent': 'Missed school on {on:date}',
  'education.part-time-since': 'On {hours} hours a week since {on:date}',
  'education.plan-made': 'Plan made on {on:date}',
  'education.plan-reviewed': 'Plan last reviewed on {on:date}',
  'education.plan-ended': 'The plan ended on {on:date}',
  'education.in-care-at-term-end': 'In care on {on:date}, when the {term} ended',
  'education.new-in-term': 'In care on {on:date}, when the {term} ended, but only since {since:date}: new in the term',
  'education.no-plan-recorded':
    'No education plan was ever recorded here. The day of a meeting, and of its being signed off, would settle it',
  'education.no-meeting-in-term': 'No education plan meeting was held in the term',
  'education.plan-not-signed-off': 'A meeting was held on {on:date}, and the plan has not been signed off',
  'education.plan-complete': 'Complete on {on:date}',
  'education.plan-late': 'Complete on {on:date}, after the term ended on {until:date}',
  'education.in-care-all-year': 'In care for the whole year to {on:date}',
  'education.plans-in-year': 'Education plans complete in the year: {n}',
  'education.plan-checked': 'The plan of {held:date} was checked on {on:date}',
  'education.plan-graded': '{grade:pep-quality}',
  'education.plan-not-graded': 'Checked, but no grade is recorded. The grade would settle it',
  'education.left-before-day': 'Came into care on {on:date} and left on {left:date}, before the day it was due',
  'education.plan-started': 'Started on {on:date}; it was due by {by:date}',
  'education.plan-not-started': 'Not started by {by:date}, nor since',
  'education.no-attendance':
    'No attendance is recorded for that school year. Sessions possible and missed would settle it',
  'education.sessions-missed': 'Missed {sessions} of {possible} sessions',
  'education.excluded': '{type:exclusion-type} on {on:date}',
  'education.not-excluded': 'None recorded, in a school year in which school is',
  'education.school-not-recorded':
    'Nothing of the child’s schooling is recorded for then. The school, and from when, would settle it',
  'education.home-not-checked': 'Educated at home; whether it was found suitable is not recorded, and would settle it',
  'education.home-suitable': 'Educated at home, and found to be suitable and full time',
  'education.home-unsuitable': 'Educated at home, and not found to be suitable and full time',
  'education.part-timetable': 'On a part-time timetable of {hours} hours a week',
  'education.on-roll': 'On the roll of a school or college',
  'education.on-roll-part': 'On the roll of a school, part time',
  'education.between-schools': 'In the holiday between two schools',
  'education.place-found': 'In full-time school on {on:date}; it was due by {by:date}',
  'education.place-not-found': 'Not in full-time school by {by:date}, nor since',
  'education.send-group': '{part:send-group}',
  'education.mainly-doing': '{doing:activity}',
  'education.activity-not-recorded': 'What the young person is mainly doing is not recorded. It would settle it',
  'education.standard-reached': 'Reached the expected standard in reading, writing and maths',
  'education.standard-not-reached': 'Did not reach the expected standard in all three',
  'education.results-not-held': 'Results are not all recorded for that school year. They would settle it',
  'education.grades': 'English {english}, maths {maths}',
  'education.score': 'A score of {score}',
} as const

/** A key into the education room's words. */
export type EducationWord = keyof typeof words

/** A reason with the values its sentence is filled with. */
export function because(key: EducationWord, values?: NonNullable<Reason['values']>): Reason {
  return values ? { key, values } : { key }
}
