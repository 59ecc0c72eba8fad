import type { Objector } from '@lookback/core/village-meetings'
import { Objector as ObjectorShape } from '@lookback/core/village-meetings'
import type { SealedColumn } from '../database/sealed.queries.ts'
import { sealedAs } from '../database/sealed.queries.ts'
import type { SealingKeys } from '../database/sealing-keys.ts'

/** Who objected: the database does not tell it by itself. */
export const objectorColumn: SealedColumn = { table: 'village_objection', column: 'sealed_objector', key: 'id' }

export function sealObjector(keys: SealingKeys, county: string, id: string, objector: Objector): Buffer {
  return keys.seal(sealedAs(objectorColumn, county, id), JSON.stringify(objector))
}

export function openObjector(keys: SealingKeys, county: string, id: string, sealed: Buffer): Objector {
  return ObjectorShape.parse(JSON.parse(keys.open(sealedAs(objectorColumn, county, id), sealed).toString()))
}
