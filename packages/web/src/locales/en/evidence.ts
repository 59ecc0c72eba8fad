import type { Messages } from '../messages.ts'

export const evidence: Messages['evidence'] = {
  title: 'Evidence',
  choose: 'Choose photos or files',
  hint: 'Photos are made smaller; a cut upload goes on.',
  sending: 'Sending {name}',
  arrived: 'Uploaded',
  remove: 'Remove',
  usedBefore: 'This file is used already: {head}, “{wording}”, {count} problems in all. Please check.',
  usedTimes: 'used by {count} problems',
  noPhoto: 'Files only, no photo of the place.',
  missing: 'not arrived yet',
  photoOf: 'Photo of {instant}',
}
