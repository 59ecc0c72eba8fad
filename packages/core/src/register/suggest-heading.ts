import { leastAlike, likeness } from '../kernel/likeness.ts'
import { columns } from './columns.ts'
import { headingKey } from './headings.ts'

/**
 * The column that an unknown heading may be meant for: 联系方式 for 联系电话. A suggestion only, for a person to confirm.
 * @param taken keys of the columns that the workbook has already
 */
export function suggestColumn(heading: string, taken: ReadonlySet<string>): string | null {
  const own = headingKey(heading.split('/').at(-1) ?? '')
  let best: { key: string; alike: number } | null = null
  for (const { key, labels } of columns) {
    if (taken.has(key)) continue
    const alike = Math.max(...labels.map((label) => likeness(own, headingKey(label))))
    if (alike >= leastAlike && alike > (best?.alike ?? 0)) best = { key, alike }
  }
  return best?.key ?? null
}
