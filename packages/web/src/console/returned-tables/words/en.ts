import type { Same } from '@lookback/core/kernel'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  kind: {
    progress: 'Bring progress back',
    helpers: 'Import helpers',
  },
  kindHint: {
    progress: 'Upload the filled-in list of tasks. Each row is acted on by the rules of the pages; what cannot be done comes back with the reason.',
    helpers: 'One household a row: its number and its helper. A change hands over and keeps the history.',
  },
  file: 'File',
  check: 'Check first',
  take: 'Take in',
  uploading: 'Working on “{name}”; please keep the page open',
  checked: 'Checked; nothing was taken in.',
  taken: 'Taken in.',
  rows: '{count} rows',
  outcome: {
    acknowledged: 'acknowledged',
    planned: 'measures planned',
    reported: 'reported',
    'planned-without-evidence': 'planned; not reported for want of evidence',
    assigned: 'helper assigned',
    'assigned-newcomer': 'helper newly registered',
    'handed-over': 'helper changed',
    unchanged: 'unchanged',
    known: 'done before',
    empty: 'left empty',
    refused: 'refused',
  },
  refusedRow: 'Row {row}: {reason}',
  refusedMore: 'The others are in the workbook that comes back.',
  refusedWorkbook: 'Download refused rows',
  history: 'Uploads',
  fileName: 'File',
  importedAt: 'Time',
  what: 'Content',
  result: 'Result',
  dryRun: 'check',
  none: 'Nothing uploaded yet',
}
