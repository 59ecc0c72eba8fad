import type { Same } from '@lookback/core/kernel'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  search: 'Search',
  placeholder: 'Households, people, places, problems, pages',
  hint: 'A part of a name, its pinyin or a part of a number; press / or Ctrl+K to begin',
  pages: 'Pages',
  searching: 'Searching…',
  none: 'Nothing found for “{text}”',
  found: '{count} found; arrow keys choose, Enter opens',
}
