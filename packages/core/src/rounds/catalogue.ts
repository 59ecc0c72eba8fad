import { Refusal } from '../refusal.ts'
import { CheckItem } from './standard.ts'

/** The extra columns that make a row of an XLSForm's survey sheet a check item. */
const columns = ['name', 'wording', 'dimension', 'severity', 'department', 'allowance', 'allowance_unit', 'evidence'] as const
type Column = (typeof columns)[number]

/**
 * Reads the standard out of a checklist: every row of the survey sheet that fills the column `dimension` is a check
 * item, in the order of the sheet.
 * @param survey rows of cell texts, the headings first
 * @throws {Refusal} `form-invalid` naming the row and what is wrong with it
 */
export function readCatalogue(survey: readonly (readonly string[])[]): CheckItem[] {
  const headings = (survey[0] ?? []).map((heading) => heading.trim().toLowerCase())
  const place = Object.fromEntries(columns.map((column) => [column, headings.indexOf(column)])) as Record<Column, number>
  const absent = columns.filter((column) => place[column] < 0)
  if (absent.length > 0) throw new Refusal('form-invalid', { reason: `survey: ${absent.join(', ')}` })
  const items: CheckItem[] = []
  survey.slice(1).forEach((row, index) => {
    const cell = (column: Column): string => row[place[column]]?.trim() ?? ''
    if (cell('dimension') === '') return
    const item = CheckItem.safeParse({
      code: cell('name'),
      position: items.length + 1,
      dimension: cell('dimension'),
      wording: cell('wording'),
      severity: cell('severity'),
      department: cell('department'),
      allowance: Number(cell('allowance') || Number.NaN),
      allowanceUnit: cell('allowance_unit'),
      evidence: cell('evidence').split(/\s+/).filter(Boolean),
    })
    if (!item.success) {
      const fields = [...new Set(item.error.issues.map((issue) => issue.path.join('.')))]
      throw new Refusal('form-invalid', { reason: `survey ${index + 2}: ${fields.join(', ')}` })
    }
    if (items.some((other) => other.code === item.data.code)) {
      throw new Refusal('form-invalid', { reason: `survey ${index + 2}: ${item.data.code} ×2` })
    }
    items.push(item.data)
  })
  if (items.length === 0) throw new Refusal('form-invalid', { reason: 'survey: dimension' })
  return items
}
