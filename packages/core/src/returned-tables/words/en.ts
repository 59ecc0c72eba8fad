import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'Returned tables',
  refusal: {
    'row-cell-formula': 'The cell is a formula or an error; paste it as a value first.',
    'row-number-damaged': 'Excel has damaged the number (it shows {value}); set the column to text and enter the number again.',
    'row-number-missing': 'Without a number nobody knows which problem it is.',
    'row-number-unknown': 'There is no problem with the number “{number}” in your jurisdiction.',
    'row-twice': 'Row {other} is the same one; fill in one row only.',
    'row-head-differs': 'The head “{given}” is not the registered one, “{registered}”; the rows may have shifted.',
    'row-spell-differs': 'The problem was reopened after this table went out (spell {spell} now); fill in a new table.',
    'row-progress-unknown': 'The progress “{given}” is not known; say one of: {known}.',
    'row-measure-too-long': 'A measure has at most {limit} characters a line, and {lines} lines in all.',
    'row-evidence-unknown': 'You have not uploaded a file “{name}”; upload it on the web page first.',
    'row-evidence-ambiguous': 'You have uploaded more than one file “{name}”; rename it and upload it again.',
    'row-household-unknown': 'There is no household number “{number}” in your jurisdiction.',
  },
  entry: {
    'sheet-imported': { name: 'Table taken in', sentence: 'Handed in a filled table with {rows} rows; only tried: {dryRun}' },
    'refused-table-taken': { name: 'Refused rows taken', sentence: 'Took the refused rows of a returned table away as a workbook, names and telephones as they came' },
  },
  term: {
    rowOutcome: { unchanged: 'unchanged', known: 'done before', empty: 'left empty', refused: 'refused' },
  },
}
