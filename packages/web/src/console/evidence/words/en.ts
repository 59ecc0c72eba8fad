import type { Same } from '@lookback/core/kernel'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  title: 'Evidence',
  choose: 'Choose photos or files',
  hint: 'Photos are made smaller; a cut upload goes on.',
  sending: 'Sending {name}',
  arrived: 'Uploaded',
  remove: 'Remove',
  usedBefore: 'This file is used already: {name}, “{wording}”, {count} problems in all. Please check.',
  usedTimes: 'used by {count} problems',
  noPhoto: 'Files only, no photo of the place.',
  missing: 'not arrived yet',
  letGo: 'Deleted by the county’s rule',
  photoOf: 'Photo of {instant}',
}
