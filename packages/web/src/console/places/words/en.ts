import type { Same } from '@lookback/core/kernel'
import type { words as chinese } from './zh-CN.ts'

export const words: Same<typeof chinese> = {
  page: {
    places: 'Regions and units',
  },
  hint: 'First import townships and villages, then register departments and teams. Posts sit in units, and checklists name departments from here.',
  regions: 'Regions',
  counts: '{townships} townships and {villages} villages.',
  noRegions: 'No townships or villages are imported yet.',
  regionsHint: 'An .xlsx table with the columns 代码 (code) and 名称 (name), with the national region codes. Imported again, it updates what has changed.',
  regionsFile: 'Table of regions (.xlsx)',
  importRegions: 'Import regions',
  regionsDone: '{added} added, {changed} renamed, {unchanged} unchanged; {units} townships and villages registered as units.',
  regionsElsewhere: '{count} rows of other counties were not read.',
  renamedRegion: '{code}: “{from}” is “{to}” now',
  sheetsLeftOut: 'Worksheets that were not read (hidden, an example, or without codes and names): {names}.',
  units: 'Units',
  add: 'Add a unit',
  rename: 'Rename',
  renameOf: 'Rename “{name}”',
  name: 'Name',
  nameHint: 'A checklist may name a department by this name.',
  kind: 'Kind',
  kindAll: 'All kinds',
  region: 'Region',
  code: 'Code',
  saved: 'Saved.',
  noUnits: 'There is no unit of this kind yet.',
}
