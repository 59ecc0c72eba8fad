import type { Same } from '@lookback/core/kernel'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  file: 'File',
  check: 'Check first',
  take: 'Take in',
  uploading: 'Working on “{name}”; please keep the page open',
  checked: 'Checked; nothing was taken in.',
  taken: 'Taken in.',
  rows: '{count} rows',
  refusedRow: 'Row {row}: {reason}',
  refusedRowIn: '“{sheet}”, row {row}: {reason}',
  sheetsLeftOut: 'Worksheets that were not read (hidden, an example, or without the headings of this table): {names}.',
  misread: 'The column “{heading}” was not read. If it is “{label}”, rename it and send the table again.',
  passedOver: '{count} rows are no data (totals, signatures, notes, headings again) and were not read.',
  refusedMore: 'The others are in the workbook that comes back.',
  refusedWorkbook: 'Download refused rows',
  history: 'Uploads',
  fileName: 'File',
  importedAt: 'Time',
  what: 'Content',
  result: 'Result',
  dryRun: 'check',
}
