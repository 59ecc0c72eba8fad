import type { Problems } from '../problems.ts'
import { isElementName } from './names.ts'
import type { Table } from './table.ts'

const families = ['bind::', 'control::', 'instance::', 'attribute::']

/** Checks the columns that are attributes of the author's own: their names must be names, their prefixes declared. */
export function checkAttributeNames(table: Table, prefixes: ReadonlySet<string>, problems: Problems): void {
  for (const { name, place } of table.headings) {
    const family = families.find(candidate => name.startsWith(candidate))
    const attribute = family === undefined ? undefined : name.slice(family.length)
    if (attribute !== undefined && (attribute === 'xmlns' || !isElementName(attribute, prefixes))) {
      problems.error(place, 'attribute-name', { name: attribute })
    }
  }
}
