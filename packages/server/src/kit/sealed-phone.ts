import type { SealedColumn } from '../database/sealed.queries.ts'
import { hexOf, sealedAs } from '../database/sealed.queries.ts'
import type { SealingKeys } from '../database/sealing-keys.ts'

/** Whose telephone it is. */
type Owner = 'household' | 'person'

export function sealedPhone(table: Owner): SealedColumn {
  return { table, column: 'sealed_phone', key: 'id' }
}

/** A telephone as its row holds it, within JSON. */
export function sealPhone(keys: SealingKeys, owner: Owner, county: string, id: string, phone: string | null): string | null {
  return phone === null ? null : hexOf(keys.seal(sealedAs(sealedPhone(owner), county, id), phone))
}

export function openPhone(keys: SealingKeys, owner: Owner, county: string, id: string, sealed: Buffer | null): string | null {
  return sealed === null ? null : keys.open(sealedAs(sealedPhone(owner), county, id), sealed).toString()
}
