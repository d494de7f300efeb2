/** The sentence for each reason the duties of boards give. */
export const words = {
  'boards-and-committees.paper-asked': 'It was asked for on {on:date}, for a meeting on {meeting:date}',
  'boards-and-committees.meeting-set': 'A meeting was set for {meeting:date}',
  'boards-and-committees.body-began': '{body} began on {on:date}',
  'boards-and-committees.last-met': '{body} last met on {on:date}',
  'boards-and-committees.body-ended': 'The body no longer meets',
  'boards-and-committees.called-off': 'The meeting was called off',
  'boards-and-committees.action-agreed': 'It was agreed at the meeting of {body} on {on:date}',
  'boards-and-committees.challenge-raised': 'It was raised with {body} on {on:date}',
  'boards-and-committees.report-due': '{report} first comes to {body} by a day in its terms',
  'boards-and-committees.report-taken': '{report} last came to {body} on {on:date}',
  'boards-and-committees.item-ended': 'It is no longer in the body’s terms',
  'boards-and-committees.key-decision': 'A key decision is to be taken on {on:date}',
  'boards-and-committees.decided': 'The council has decided',
  'boards-and-committees.notice-excepted': 'It is written why notice cannot be given',
} as const
