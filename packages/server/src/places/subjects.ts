import type { Region, Unit } from '@lookback/core/places'
import { subjectOfCode } from '@lookback/core/subjects'
import type { SubjectToSave } from '../subjects/index.ts'

/** The villages among some regions as what can have a problem; a township or the county has its units for that. */
export function villageSubjects(county: string, regions: readonly Region[]): SubjectToSave[] {
  return regions.filter(({ level }) => level === 'village').map(({ code, name }) =>
    ({ kind: 'village', id: subjectOfCode('village', county, code), region: code, name, number: code }))
}

/** Units as what can have a problem. */
export function unitSubjects(county: string, units: readonly Pick<Unit, 'code' | 'name' | 'region'>[]): SubjectToSave[] {
  return units.map(({ code, name, region }) =>
    ({ kind: 'unit', id: subjectOfCode('unit', county, code), region, name, number: code }))
}
